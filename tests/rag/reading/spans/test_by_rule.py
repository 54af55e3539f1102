"""Rules of form by the place they take before and after the network."""

from collections.abc import Callable, Sequence

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import Question, understand
from rag.reading.sentences.find import found_sentences
from rag.reading.sentences.found import Found
from rag.reading.spans.by_rule import (
    APPOSED,
    BESIDE_NOUN,
    OBJECT,
    REASON,
    STATED,
    by_adjacency,
    by_demonym,
    by_form,
    by_verb,
)
from rag.reading.spans.span import Span
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())
Rule = Callable[[Question, Sequence[Found]], Span | None]


def _answer(rule: Rule, question: str, text: str) -> tuple[str, float] | None:
    asked = understand(question)
    span = rule(asked, found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER))
    return (span.text, span.chance) if span else None


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Who is the mayor of Marjan?", "Salem Haddad, mayor of Marjan, spoke.", ("Salem Haddad", APPOSED)),
        ("How many boats sank?", "In May 12 boats sank.", ("12 boats", BESIDE_NOUN)),
        ("How many boats sank?", "The boats sank.", None),
    ],
)
def test_by_adjacency(question: str, text: str, answer: tuple[str, float] | None) -> None:
    assert _answer(by_adjacency, question, text) == answer


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("What did Lena say?", "Lena said that the market would open again.", ("the market would open again", STATED)),
        (
            "Why was the old mill closed?",
            "The old mill was closed because the roof leaked.",
            ("because the roof leaked", REASON),
        ),
        (
            "Which two countries signed?",
            "Norway and Denmark signed the treaty in May.",
            ("Norway and Denmark", BESIDE_NOUN),
        ),
        ("Who opened the mill?", "Ada Lund opened the mill.", None),
    ],
)
def test_by_form(question: str, text: str, answer: tuple[str, float] | None) -> None:
    assert _answer(by_form, question, text) == answer


def test_by_verb() -> None:
    text = "Fishermen of Marjan mended the old nets of the bay."
    assert _answer(by_verb, "What did the fishermen of Marjan mend?", text) == ("old nets of the bay", OBJECT)
    assert _answer(by_verb, "Where do the fishermen of Marjan live?", text) is None


def test_by_demonym() -> None:
    asked = understand("Which market did the mill enter?")
    (found,) = found_sentences(asked, evidence_from("The mill entered the Norwegian market."), "en", ANALYZER)
    span = by_demonym(asked, found)
    assert span is not None and span.text == "Norwegian market"
