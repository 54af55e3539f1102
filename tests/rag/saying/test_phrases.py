"""Candidate topics: runs of content words, and how likely a phrase of either language is one by its form."""

import re

import pytest

from rag.saying.arabic_phrases import arabic_phrases, is_title
from rag.saying.english_phrases import english_phrases
from rag.saying.phrase import Likelihood, content_runs

WORD = re.compile("[A-Za-z]+")


def test_runs_are_of_adjacent_content_words_that_no_number_follows() -> None:
    text = "The old harbour of Riga, moved in March 1999 by sea captains"
    assert [[word[0] for word in run] for run in content_runs(text, WORD, "latin")] == [
        ["old", "harbour"],
        ["Riga"],
        ["moved"],
        ["sea", "captains"],
    ]


@pytest.mark.parametrize(
    ("text", "phrase", "likelihood"),
    [
        ("They came to the Lofoten Islands by boat.", "the Lofoten Islands", Likelihood.CERTAIN),
        ("He left the University of Kuwait.", "the University of Kuwait", Likelihood.CERTAIN),
        ("Yesterday the new pump was sold.", "the new pump", Likelihood.LIKELY),
        ("They sold steam pumps there.", "sold steam pumps", Likelihood.UNKNOWN),
    ],
)
def test_capitals_and_auxiliaries_show_english_topics(text: str, phrase: str, likelihood: Likelihood) -> None:
    assert (phrase, likelihood) in [(text[first:last], kind) for first, last, kind in english_phrases(text)]


def test_what_begins_a_sentence_or_owns_something_is_no_english_name() -> None:
    text = "Harbour trade grew. They met at Riga's port."
    assert not [each for each in english_phrases(text) if each.likelihood is Likelihood.CERTAIN]


@pytest.mark.parametrize(
    ("text", "phrase", "likelihood"),
    [
        ("تحدث عن الطاقة الشمسية أمس", "الطاقة الشمسية", Likelihood.CERTAIN),
        ("تحدث عن مكافحة الإرهاب أمس", "مكافحة الإرهاب", Likelihood.CERTAIN),
        ("صدر كتاب «بيت على النهر» هنا", "بيت على النهر", Likelihood.CERTAIN),
        ("تحدث عن السوق أمس", "السوق", Likelihood.LIKELY),
        ("تحدث عن الوزارة القطري أمس", "الوزارة القطري", Likelihood.UNKNOWN),
    ],
)
def test_agreement_and_genitives_show_arabic_topics(text: str, phrase: str, likelihood: Likelihood) -> None:
    assert (phrase, likelihood) in [(text[first:last], kind) for first, last, kind in arabic_phrases(text)]


def test_a_title_is_one_of_a_person() -> None:
    assert is_title("الدكتوره") and not is_title("المدينه")
