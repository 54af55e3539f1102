"""Replies of a model that lies half of the time, over HTTP: what is shown of them."""

from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import Any

import pytest

from eval.proofs import HELD_OUT, REPLIES
from index.words.analysis import Analyzer
from rag.answerer import Answerer
from rag.train.falsified import made_of
from rag.train.replies import Reply, read_replies
from rag.writing.openai_writer import OpenAIWriter
from rag.writing.written import Writing
from tests.rag.writing import upstream
from tests.rag.writing.upstream import event, said

TIMEOUT_S = 10.0
KEPT, SHOWN = 60, 6
"""Of 153 true replies and 153 lies of a set that nothing was learned from; measured, see the card of the proof."""
UNMISTAKABLE = ("other number", "other passage")
"""Ways of falsifying a sentence that is copied of which none may pass."""
PLAIN = ("invented citation", "injected", "empty", "endless")


def script(body: dict[str, Any]) -> upstream.Reply:
    """Send back what stands where the question does: in pieces of a few letters, or without end."""
    kind, _, reply = body["messages"][1]["content"].rpartition("\n\n")[2].partition("|")
    if kind == "endless":
        return upstream.Reply(event(piece) for piece in cycle([f"{reply} ", "and so on "]))
    return said(*(reply[at : at + 7] for at in range(0, len(reply), 7)))


@pytest.fixture(scope="module")
def writing() -> Iterator[Writing]:
    with upstream.upstream(script) as (url, _):
        writer = OpenAIWriter("liar", url, max_tokens=100)
        yield Writing(writer, TIMEOUT_S, context_tokens=3_000)
        writer.close()


@pytest.fixture(scope="module")
def analyzer(answerer: Answerer) -> Analyzer:
    return answerer.library.analyzer


def shown(replies: Sequence[Reply], writing: Writing, analyzer: Analyzer) -> list[str]:
    """Return the replies of which anything is shown."""
    return [f"{each.kind}: {each.written}" for each in replies if _shown(each, writing, analyzer)]


def _shown(reply: Reply, writing: Writing, analyzer: Analyzer) -> bool:
    asked = f"{reply.kind}|{reply.written}"
    return any(writing.sentences(asked, reply.evidence, reply.language, analyzer))


def test_of_replies_that_taught_nothing_few_lies_are_shown_and_no_fewer_truths_than_told(
    writing: Writing, analyzer: Analyzer
) -> None:
    replies = list(read_replies(HELD_OUT))
    assert len(replies) == 306
    lies = shown([each for each in replies if not each.is_right], writing, analyzer)
    assert len(lies) <= SHOWN, lies
    assert len(shown([each for each in replies if each.is_right], writing, analyzer)) >= KEPT


def test_a_copied_sentence_is_shown_and_none_with_another_figure_or_citation(
    writing: Writing, analyzer: Analyzer
) -> None:
    made = [each for each in made_of(list(read_replies(HELD_OUT)), analyzer) if each.is_made]
    copied = [each for each in made if each.is_right]
    assert len(shown(copied, writing, analyzer)) >= 0.97 * len(copied)
    assert shown([each for each in made if each.kind in UNMISTAKABLE], writing, analyzer) == []


@pytest.mark.parametrize("name", ["first", "second", "fourth", "fifth"])
def test_nothing_is_shown_of_what_cites_nothing_obeys_a_text_or_never_ends(
    name: str, writing: Writing, analyzer: Analyzer
) -> None:
    plain = [each for each in read_replies(REPLIES / f"{name}.txt") if each.kind in PLAIN]
    assert len(plain) >= len(PLAIN)
    assert shown(plain, writing, analyzer) == []
