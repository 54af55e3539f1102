"""Masks over candidates: how a span stands to words of its own sentence."""

from collections.abc import Callable

import numpy as np
import pytest

from rag.reading.forms.tokens import Tokens
from rag.reading.sentences.found import Found
from rag.reading.sentences.stretch import Words
from rag.reading.spans.competing import Competing
from rag.reading.spans.masks import (
    Bools,
    all_words,
    any_word,
    beginning_in,
    beside_any,
    ending_in,
    fitting,
    meeting,
    of_kinds,
    of_sentences,
    within,
)
from tests.rag.reading.spans.candidate_pool import candidates_of, words_of

QUESTION = "What did Ada Lund buy?"
TEXT = "Ada Lund bought old ropes.\nTom Abbot sold 12 lamps."


@pytest.fixture(scope="module")
def spans() -> Competing:
    return candidates_of(QUESTION, TEXT)


def _ropes(tokens: Tokens) -> list[bool]:
    return [word in ("old", "ropes") for word in tokens.words]


def _bought_old(found: Found) -> list[Words]:
    words = found.tokens.words
    return [Words(words.index("bought"), words.index("old"))] if "ropes" in words else []


@pytest.mark.parametrize(
    ("mask", "inside", "outside"),
    [
        (lambda spans: all_words(spans, _ropes), {"old", "ropes", "old ropes"}, {"bought old", "lamps"}),
        (lambda spans: any_word(spans, _ropes), {"old", "bought old ropes"}, {"bought", "lamps"}),
        (lambda spans: ending_in(spans, _ropes), {"old", "bought old", "ropes"}, {"bought", "Ada Lund"}),
        (lambda spans: meeting(spans, _bought_old), {"old ropes", "bought"}, {"ropes", "12 lamps"}),
        (lambda spans: within(spans, _bought_old), {"bought old", "old"}, {"old ropes", "sold 12"}),
        (lambda spans: beginning_in(spans, _bought_old), {"old ropes", "bought"}, {"ropes", "12"}),
        (lambda spans: of_sentences(spans, lambda found: "ropes" in found.tokens.words), {"Ada Lund"}, {"Tom Abbot"}),
        (lambda spans: beside_any(spans, all_words(spans, _ropes)), {"Ada Lund", "ropes"}, {"Tom Abbot", "lamps"}),
        (lambda spans: of_kinds(spans, ("is",), frozenset({"number"})), {"12", "12 lamps"}, {"sold 12", "lamps"}),
        (lambda spans: of_kinds(spans, ("has",), frozenset({"number"})), {"sold 12", "12"}, {"lamps", "old"}),
        (lambda spans: of_kinds(spans, ("in",), frozenset({"number"})), {"lamps"}, {"sold 12", "old"}),
    ],
)
def test_a_mask_has_the_spans_that_stand_so(
    spans: Competing, mask: Callable[[Competing], Bools], inside: set[str], outside: set[str]
) -> None:
    every, had = words_of(spans, np.ones(len(spans.owner), np.bool_)), words_of(spans, mask(spans))
    assert inside | outside <= every
    assert inside <= had
    assert had.isdisjoint(outside)


def test_only_those_of_a_mask_are_tested_with_the_sign_before_them() -> None:
    spans = candidates_of("How much is the rope?", "The rope is $40 or 50 lamps.")
    seen: list[str] = []

    def fits(text: str) -> bool:
        seen.append(text)
        return text.startswith("$")

    among = of_kinds(spans, ("is",), frozenset({"amount", "number"}))
    assert "40" in words_of(spans, fitting(spans, fits, among))
    assert len(seen) == among.sum()
