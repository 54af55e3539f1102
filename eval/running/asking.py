"""The loop of a run: a target and questions in, a reply for each out, as they come.

One after the other, or several at once where the target allows it. Ctrl-C ends the asking, not the program: what was
answered until then is worth a report.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from eval.reading.questions import Question
from eval.running.reply import Reply
from eval.running.target import Target

OnReply = Callable[[Question, Reply], None]
Ask = Callable[[Question], Reply]


def ask_all(questions: Iterable[Question], target: Target, on_reply: OnReply, *, search_only: bool = False) -> bool:
    """Ask every question, hand over each reply, and return whether it came to the end.

    Args:
        search_only: take the hits, and have nothing answered.

    Raises: IqtibasError where no question can be asked.
    """
    ask = target.search if search_only else target.ask
    try:
        if target.concurrency == 1:
            for question in questions:
                on_reply(question, ask(question))
        else:
            _ask_at_once(questions, ask, target.concurrency, on_reply)
    except KeyboardInterrupt:
        return False
    return True


def _ask_at_once(questions: Iterable[Question], ask: Ask, concurrency: int, on_reply: OnReply) -> None:
    """Ask so many at once, and no more: the next one is taken when one is done."""
    pool = ThreadPoolExecutor(concurrency, thread_name_prefix="iqtibas-eval")
    asked: dict[Future[Reply], Question] = {}
    try:
        for question in questions:
            asked[pool.submit(ask, question)] = question
            if len(asked) == concurrency:
                _hand_over(asked, on_reply)
        while asked:
            _hand_over(asked, on_reply)
    finally:
        # What is asked already is waited for: its connection must not be closed under it.
        pool.shutdown(cancel_futures=True)


def _hand_over(asked: dict[Future[Reply], Question], on_reply: OnReply) -> None:
    done, _ = wait(asked, return_when=FIRST_COMPLETED)
    for each in done:
        on_reply(asked.pop(each), each.result())
