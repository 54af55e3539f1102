"""Which span is given as the short answer, and where it ends."""

import pytest

from corpus.fold import fold
from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.sentences.find import found_sentences
from rag.reading.sentences.found import Found
from rag.reading.sentences.names import has_names_or_demonyms
from rag.reading.spans.boundaries import to_end_of_list
from rag.reading.spans.choose import choose_span
from rag.reading.spans.span import (
    LEAST_CHANCE,
    LEAST_CHANCE_OF_THING,
    LEAST_CHANCE_OF_WORDS,
    Span,
    least_chance,
)
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


def _found(question: str, text: str) -> Found:
    asked = understand(question)
    return found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER)[0]


@pytest.mark.parametrize(
    ("question", "text", "words", "least"),
    [
        (
            "What did the mill promise?",
            "The mill promised lamps, ropes and a new gate.",
            "a new gate",
            LEAST_CHANCE_OF_WORDS,
        ),
        (
            "What did the mill promise?",
            "The mill promised lamps, ropes and a new gate.",
            "lamps, ropes and a new gate",
            LEAST_CHANCE,
        ),
        (
            "What did the mill promise?",
            "The mill promised a new gate to Harlow Bay.",
            "Harlow Bay",
            LEAST_CHANCE_OF_THING,
        ),
        (
            "What did the mill promise?",
            "The mill promised a new gate to Harlow Bay.",
            "new gate",
            LEAST_CHANCE_OF_WORDS,
        ),
        ("weight of the mill bell", "The bell of the mill weighs 40 kilograms.", "40 kilograms", LEAST_CHANCE),
        # A law is one, and no list.
        (
            "Which law did the mill break?",
            "The mill broke the acts on salt and wool.",
            "salt and wool",
            LEAST_CHANCE_OF_WORDS,
        ),
        ("ماذا وعد المجلس السكان؟", "وعد المجلس السكان بمدارس وجسور جديدة.", "بمدارس وجسور جديدة", LEAST_CHANCE),
    ],
)
def test_words_whose_form_tells_where_they_end_are_given_from_a_lower_chance(
    question: str, text: str, words: str, least: float
) -> None:
    start = text.index(words)
    span = Span(_found(question, text), start, start + len(words), 0.5)
    assert least_chance(understand(question), span) == least


@pytest.mark.parametrize(
    ("question", "text", "words", "whole"),
    [
        (
            "What may nobody bring?",
            "Nobody may bring dogs, drums or groups of more than nine.",
            "dogs",
            "dogs, drums or groups of more than nine",
        ),
        ("What may nobody bring?", "Nobody may bring dogs.", "dogs", "dogs"),
        ("ماذا يبيع السوق؟", "في كل خميس يبيع السوق القديم التمر والسمك والصوف.", "التمر", "التمر والسمك والصوف"),
    ],
)
def test_a_thing_is_given_to_the_end_of_its_list(question: str, text: str, words: str, whole: str) -> None:
    found = _found(question, text)
    start = text.index(words)
    at = found.tokens.folded.text.index(fold(words))
    first, last = found.tokens.at(at, at + len(fold(words)))
    assert text[start : found.tokens.ends[to_end_of_list(found, first, last)]] == whole


@pytest.mark.parametrize(
    ("question", "text", "has"),
    [
        ("What did the Kazakh king open?", "The king of Kazakhstan opened a mill.", True),
        ("What did the Kazakh king open?", "The king of Denmark opened a mill.", False),
        ("ماذا افتتح الملك الكازاخي؟", "افتتح ملك كازاخستان الطاحونة.", True),
    ],
)
def test_a_country_is_named_by_its_people(question: str, text: str, has: bool) -> None:
    assert has_names_or_demonyms(understand(question), _found(question, text)) is has


@pytest.mark.parametrize(
    ("question", "text", "first"),
    [
        (
            "Whom had Ada Lund visited the month before May 1902?",
            "In May 1902 Ada Lund visited the mayor, Tom Abbot, in Ghent. A month before that, she saw Ola Berg there.",
            "A month before that",
        ),
        (
            "من زارت ليلى منصور قبل ذلك بشهرين في زمردة؟",
            "زارت ليلى منصور في زمردة السيد سليم حداد. وقبل ذلك بشهرين، التقت السيد سامي الخطيب.",
            "وقبل ذلك بشهرين",
        ),
        (
            "Whom had Ada Lund visited two years before May 1902?",
            "In May 1902 Ada Lund visited the mayor, Tom Abbot, in Ghent. A month before that, she saw Ola Berg there.",
            "In May 1902",
        ),
    ],
)
def test_what_counts_from_a_date_as_the_question_does_is_read(question: str, text: str, first: str) -> None:
    asked = understand(question)
    language = asked.language or "en"
    found = found_sentences(asked, evidence_from(text), language, ANALYZER)
    ordered, span = choose_span(asked, found, language)
    assert ordered[0].tokens.text.startswith(first)
    assert span is None or span.found is ordered[0] or span.found.unit is ordered[0].unit
