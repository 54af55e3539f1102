"""The loop of a run: asks a target each question, one at a time or several at once.

Ctrl-C ends the loop and not the program, so that there is a report on the replies so far.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from eval.reading.questions import Question
from eval.running.reply import Reply
from eval.running.target import Target

OnReply = Callable[[Question, Reply], None]
Ask = Callable[[Question], Reply]


def ask_all(questions: Iterable[Question], target: Target, on_reply: OnReply, *, search_only: bool = False) -> bool:
    """Ask every question, call `on_reply` with each reply, and return whether all were asked; False after Ctrl-C.

    Args:
        search_only: search for each question instead of asking it.

    Raises:
        IqtibasError: the target cannot be asked at all.
    """
    ask = target.search if search_only else target.ask
    try:
        if target.concurrency == 1:
            for question in questions:
                on_reply(question, ask(question))
        else:
            _ask_concurrently(questions, ask, target.concurrency, on_reply)
    except KeyboardInterrupt:
        return False
    return True


def _ask_concurrently(questions: Iterable[Question], ask: Ask, concurrency: int, on_reply: OnReply) -> None:
    """Ask up to `concurrency` questions at once; the next one starts when one has its reply."""
    pool = ThreadPoolExecutor(concurrency, thread_name_prefix="iqtibas-eval")
    asked: dict[Future[Reply], Question] = {}
    try:
        for question in questions:
            asked[pool.submit(ask, question)] = question
            if len(asked) == concurrency:
                _collect_done(asked, on_reply)
        while asked:
            _collect_done(asked, on_reply)
    finally:
        # Waits for running requests, whose connection the caller closes next.
        pool.shutdown(cancel_futures=True)


def _collect_done(asked: dict[Future[Reply], Question], on_reply: OnReply) -> None:
    done, _ = wait(asked, return_when=FIRST_COMPLETED)
    for each in done:
        on_reply(asked.pop(each), each.result())
