"""Answers that a language model writes, from the question to the cited text, over HTTP to a server of the tests."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from corpus.document import DocumentInfo, new_document
from corpus.errors import SettingsError
from rag.answer import Answer, Turn
from rag.answerer import Answerer
from rag.events import Answered, CitationAdded, TextAdded
from rag.inquiry import Inquiry
from rag.settings import OpenAISettings, Settings, WritingSettings
from rag.wiring import open_answerer
from rag.writing.prompt import REFUSAL
from tests.rag.proving import claims
from tests.rag.writing.upstream import Reply, Script, event, said, upstream

QUESTION = {"en": "When was the lighthouse of Marwa built?", "ar": "متى بُنيت منارة مروة؟"}
LONG_S = 20.0
SHORT_S, EXTRACTING_S = 0.5, 2.0
"""A timeout, and what finding the documents' own answer may take beside it on a busy machine."""


@contextmanager
def answering(
    script: Script, home: Path, *, timeout_s: float = LONG_S
) -> Iterator[tuple[Answerer, list[dict[str, Any]]]]:
    with upstream(script) as (url, seen):
        settings = Settings(
            home=home,
            bundled_article=False,
            encoder="bundled-fast",
            generator="openai:m",
            openai=OpenAISettings(base_url=url),
            writing=WritingSettings(timeout_s=timeout_s),
        )
        with open_answerer(settings) as answerer:
            answerer.library.add("default", new_document(claims.TEXT_EN, DocumentInfo("en")))
            answerer.library.add("default", new_document(claims.TEXT_AR, DocumentInfo("ar")))
            yield answerer, seen


def marker_of(body: dict[str, Any], words: str) -> int:
    """Return the number of the passage that has some words, as the model is shown it."""
    shown = body["messages"][1]["content"].split("\n\n")
    return next(number for number, passage in enumerate(shown, 1) if words in passage)


def truthful(body: dict[str, Any]) -> Reply:
    return said("The lighthouse of Marwa was built ", f"in 1893 [{marker_of(body, 'built in 1893')}].")


def lying(body: dict[str, Any]) -> Reply:
    return said(f"The lighthouse of Marwa was built in 1898 [{marker_of(body, 'built in 1893')}].")


def ask(script: Script, home: Path, question: str = QUESTION["en"], **options: Any) -> Answer:
    with answering(script, home, **options) as (answerer, _):
        return answerer.ask(question)


def test_a_proved_sentence_is_shown_with_the_exact_words_that_prove_it(tmp_path: Path) -> None:
    answer = ask(truthful, tmp_path)
    assert answer.answer == "The lighthouse of Marwa was built in 1893. [1]"
    assert answer.generator == "openai:m"
    assert answer.fallback_reason is None
    (citation,) = answer.citations
    assert citation.support == "entailed"
    assert citation.quote == "The lighthouse of Marwa was built in 1893 by the engineer Selim Haddad."
    assert [answer.answer[slice(*span)] for span in citation.answer_spans] == [
        "The lighthouse of Marwa was built in 1893."
    ]


def test_of_a_lie_nothing_is_shown_and_the_documents_own_sentence_answers(tmp_path: Path) -> None:
    answer = ask(lying, tmp_path)
    assert "1898" not in answer.answer
    assert "1893" in answer.answer
    assert (answer.generator, answer.fallback_reason) == ("extractive", "nothing_supported")


@pytest.mark.parametrize("reply", [Reply(status=500), said("", done=False), Reply([b"data: {oops\n\n"])])
def test_a_server_that_fails_costs_nobody_an_answer(reply: Reply, tmp_path: Path) -> None:
    answer = ask(lambda _: reply, tmp_path, timeout_s=2.0)
    assert answer.status == "answered"
    assert (answer.generator, answer.fallback_reason) == ("extractive", "generator_unavailable")


def test_a_server_that_says_nothing_is_waited_for_no_longer_than_the_timeout(tmp_path: Path) -> None:
    asleep = threading.Event()

    def silence() -> Iterator[bytes]:
        asleep.wait(LONG_S)
        yield event("Too late.")

    with answering(lambda _: Reply(silence()), tmp_path, timeout_s=SHORT_S) as (answerer, seen):
        started = time.monotonic()
        answer = answerer.ask(QUESTION["en"])
        waited_s = time.monotonic() - started
        asleep.set()
    assert len(seen) == 1
    assert SHORT_S <= waited_s < SHORT_S + EXTRACTING_S
    assert "1893" in answer.answer
    assert (answer.generator, answer.fallback_reason) == ("extractive", "generator_unavailable")


def test_a_model_that_finds_no_answer_is_believed(tmp_path: Path) -> None:
    answer = ask(lambda _: said(REFUSAL), tmp_path)
    assert (answer.status, answer.abstain_reason) == ("abstained", "not_in_passages")
    assert answer.citations == ()


def test_what_the_documents_do_not_speak_of_is_refused_without_asking_the_model(tmp_path: Path) -> None:
    with answering(truthful, tmp_path) as (answerer, seen):
        assert answerer.ask("Hello!").status == "abstained"
    assert seen == []


def test_an_arabic_question_is_answered_in_arabic_only(tmp_path: Path) -> None:
    def script(body: dict[str, Any]) -> Reply:
        marker = marker_of(body, "بُنيت منارة مروة")
        return said(f"The lighthouse of Marwa was built in 1893 [{marker}]. بُنيت منارة مروة عام 1893 [{marker}].")

    assert ask(script, tmp_path, QUESTION["ar"]).answer == "بُنيت منارة مروة عام 1893. [1]"


def test_what_is_told_joined_is_what_is_answered(tmp_path: Path) -> None:
    def script(body: dict[str, Any]) -> Reply:
        first = marker_of(body, "built in 1893")
        second = marker_of(body, "Scientists")
        return said(f"It was built in 1890 [{first}]. ", f"The lighthouse of Marwa was built in 1893 [{first}]. ",
                    f"Scientists blame overfishing [{second}].")  # fmt: skip

    with answering(script, tmp_path) as (answerer, _):
        events = list(answerer.events(Inquiry(QUESTION["en"])))
    done = next(item.answer for item in events if isinstance(item, Answered))
    assert "".join(item.text for item in events if isinstance(item, TextAdded)) == done.answer
    assert [item.citation for item in events if isinstance(item, CitationAdded)] == list(done.citations)
    assert done.answer == "The lighthouse of Marwa was built in 1893. [1] Scientists blame overfishing. [2]"


def test_a_proved_sentence_is_told_while_the_next_one_is_still_awaited(tmp_path: Path) -> None:
    told_first = threading.Event()

    def slowly(marker: int) -> Iterator[bytes]:
        yield event(f"The lighthouse of Marwa was built in 1893 [{marker}].")
        assert told_first.wait(LONG_S), "nothing was events before the reply was at its end"
        yield from said(f" Its lamp is seen from 30 kilometres [{marker}].").body

    with answering(lambda body: Reply(slowly(marker_of(body, "built in 1893"))), tmp_path) as (answerer, _):
        events = answerer.events(Inquiry(QUESTION["en"]))
        first = next(item.text for item in events if isinstance(item, TextAdded))
        told_first.set()
        done = next(item.answer for item in events if isinstance(item, Answered))
    assert first == "The lighthouse of Marwa was built in 1893. [1]"
    assert done.answer == f"{first} Its lamp is seen from 30 kilometres. [2]"


def test_a_follow_up_is_rewritten_by_the_model_only_within_the_words_of_the_conversation(tmp_path: Path) -> None:
    history = [Turn("user", QUESTION["en"]), Turn("assistant", "In 1893.")]

    def script(body: dict[str, Any]) -> Reply:
        if "Rewrite" in body["messages"][0]["content"]:
            return said(rewritten)
        return said(REFUSAL)

    with answering(script, tmp_path) as (answerer, _):
        rewritten = "Who built the lighthouse of Marwa?"
        follow_up = Inquiry("Who built it?", history=history)
        assert answerer.ask(follow_up).standalone_question == rewritten
        by_rule = answerer.ask("Who built it?").standalone_question
        rewritten = "Who built the pyramids?"
        assert answerer.ask(follow_up).standalone_question not in (rewritten, by_rule + "?")


@pytest.mark.parametrize(
    ("generator", "complaint"),
    [("openai:m", "needs an address"), ("gpt", "no such generator"), ("openai:", "no such generator")],
)
def test_a_generator_that_cannot_be_is_named(generator: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=complaint):
        open_answerer(Settings(home=tmp_path, generator=generator))
