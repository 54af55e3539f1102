"""Whether a span can be a name at all: the same company names none, and no name ends in a title.

In: what is asked, the spans that compete, and which of them can answer so far. Out: a flag for each that still can.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from corpus.fold import fold
from rag.asking.answer_type import AnswerType
from rag.asking.question import Question
from rag.asking.words.question_heads import head_type
from rag.reading.forms.kinds import Kind
from rag.reading.forms.tokens import Tokens
from rag.reading.rules.reported_speech import quoted_titles
from rag.reading.sentences.found import Found
from rag.reading.sentences.stretch import Words
from rag.reading.spans.competing import Competing
from rag.reading.spans.flags import (
    Bools,
    all_words,
    ending_in,
    meeting,
    of_kinds,
    within,
)
from rag.words.known_names import is_place
from rag.words.relatives import related

_QUOTED: frozenset[Kind] = frozenset({"quoted"})
_CACHED_WORDS = 8_192
_SAME = frozenset(map(fold, "نفس نفسه نفسها ذاتها ذاته same".split()))
_ONE_OF = re.compile(r"(?<!\w)(?:one of(?: the| its| their)?|[وفبل]?(?:احدي|احد))\s+")
_TITLES = frozenset(map(fold, "mr mrs ms dr sir prof his her highness السيد السيدة الدكتور الدكتورة صاحب سمو".split()))


def are_no_class(_: Question, spans: Competing, __: Bools) -> Bools:
    """Return which do not say of what kind something is: «Amwaj», one of *the shipping companies*."""
    return ~within(spans, _classes)


def end_in_no_title(_: Question, spans: Competing, __: Bools) -> Bools:
    """Return which do not end in a title: its name comes after it."""
    return ~ending_in(spans, lambda tokens: [word in _TITLES for word in tokens.words])


def are_no_titles(_: Question, spans: Competing, __: Bools) -> Bools:
    """Return which have no word of a name in quotation marks: nobody said the «Salt Process»."""
    return ~meeting(spans, lambda found: quoted_titles(found.tokens))


def are_whole_titles(_: Question, spans: Competing, __: Bools) -> Bools:
    """Return which are no part of a name in quotation marks: nothing is in the *Tara* of the ferry «Tara Vik»."""
    return ~within(spans, lambda found: quoted_titles(found.tokens)) | of_kinds(spans, ("is",), _QUOTED)


def are_more_than_kind(question: Question, spans: Competing, _: Bools) -> Bools:
    """Return which have a word besides nouns of the kind that is asked for: the same *company* names none."""

    def are_of_kind(tokens: Tokens) -> list[bool]:
        words = zip(tokens.words, tokens.stop.tolist(), strict=True)
        return [is_stop or _is_of_kind(word, question.expects) for word, is_stop in words]

    return ~all_words(spans, are_of_kind)


def are_other_countries(question: Question, spans: Competing, _: Bools) -> Bools:
    """Return which are not one word for a country whose people the question names: *Kazakh* meat is not sold to
    Kazakhstan."""
    asked = [fold(each.text) for each in question.names if is_place(each.text)]
    if not asked:
        return np.ones(len(spans.owner), np.bool_)

    def are_asked(tokens: Tokens) -> list[bool]:
        return [is_place(word) and any(related(each, word) for each in asked) for word in tokens.words]

    return np.asarray(~((spans.first == spans.last) & all_words(spans, are_asked)))


def _classes(found: Found) -> Iterator[Words]:
    """Yield the words after *one of*, to the end of their part: the class of what is named beside them."""
    tokens = found.tokens
    for match in _ONE_OF.finditer(tokens.folded.text):
        first, _ = tokens.at(match.end(), len(tokens.folded.text))
        yield Words(first, tokens.part_end(first))


@lru_cache(_CACHED_WORDS)
def _is_of_kind(word: str, expects: AnswerType) -> bool:
    return word in _SAME or head_type(word) == expects
