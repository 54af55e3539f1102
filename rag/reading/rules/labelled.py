"""The value beside its label: "Venue: the old customs house", "Dimensions | 28 × 14 × 14 cm".

In: the question and a sentence. Out: the words of the value, where the question asks for the label and nothing else but
what the sections or the document are about; or None.
"""

import re

from index.words.terms import word_terms, words_of_question
from rag.asking.answer_type import FIGURES, AnswerType
from rag.asking.question import Question
from rag.reading.forms.fitting import FITTING
from rag.reading.forms.kinds import typed_spans
from rag.reading.forms.tokens import Tokens
from rag.reading.sentences.found import Found
from rag.reading.sentences.stretch import Words

_LABELLED = re.compile(r"[^:|.!?؟\n]{2,40}?(?::\s+| \| )(?=\S)")
_NEXT = re.compile(r" \| |; [^;:|]{2,40}: ")
"""A further cell, whose label or column says what it is."""
MOST_LABEL_WORDS = 4
MOST_VALUE_WORDS = 8
"""Words of a label and of a value at most: chosen."""
_ANSWERED: frozenset[AnswerType] = frozenset({*FIGURES, "thing", "name", "place", "organisation", "person"})


def find_value(question: Question, found: Found) -> Words | None:
    """Return the value of the label that a question asks for."""
    tokens = found.tokens
    label = _LABELLED.match(tokens.text)
    if label is None or _NEXT.search(tokens.text, label.end()) or question.expects not in _ANSWERED:
        return None
    first = int(tokens.starts.searchsorted(label.end()))
    value = Words(first, len(tokens) - 1)
    is_short = 0 < first <= MOST_LABEL_WORDS and 0 <= value.last - first < MOST_VALUE_WORDS
    if not (is_short and _asks_for(question, found, first) and _fits(question.expects, tokens, value)):
        return None
    return value


def _asks_for(question: Question, found: Found, end: int) -> bool:
    """Return whether all words of the label are in the question, and all of the question's in the label, the headings
    above it or the title."""
    label = [share > 0 for share, stop in zip(found.shares[:end], found.tokens.stop[:end], strict=True) if not stop]
    if not label or not all(label) or found.shares[end:].any():
        return False
    around = {*found.unit.terms, *found.evidence.stored.title.casefold().split()}
    words = words_of_question(question.topic)
    return all(
        any(term in around for term in word_terms(each.text, each.kind)) or each.text in around
        for each in words
        if word_terms(each.text, each.kind)
    )


def _fits(expects: AnswerType, tokens: Tokens, value: Words) -> bool:
    """Return whether a value has something of the type asked for; a thing may be anything."""
    kinds = FITTING.get(expects)
    return expects == "thing" or any(
        each.kind in (kinds or ()) and value.first <= each.first and each.last <= value.last
        for each in typed_spans(tokens)
    )
