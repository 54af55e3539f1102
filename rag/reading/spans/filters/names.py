"""Filters of candidates that are no name: "the same company", the first half of a title, a bare honorific.

In: the question, its candidates, and the mask of those left so far. Out: the mask of those to keep.
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
from rag.reading.spans.masks import Bools, all_words, ending_in, meeting, of_kinds, within
from rag.reading.spans.word_lists import LISTS
from rag.words.known_names import is_place
from rag.words.relatives import related

_QUOTED: frozenset[Kind] = frozenset({"quoted"})
_CACHED_WORDS = 8_192
_ONE_OF = re.compile(r"(?<!\w)(?:one of(?: the| its| their)?|[وفبل]?(?:احدي|احد))\s+")
_SAME, _HONORIFICS = LISTS.folded("SAME"), LISTS.folded("HONORIFIC")


def is_no_class(_: Question, spans: Competing, __: Bools) -> Bools:
    """Drop the candidates that are the class of a name: «Amwaj», one of *the shipping companies*."""
    return ~within(spans, _classes)


def ends_in_no_honorific(_: Question, spans: Competing, __: Bools) -> Bools:
    """Drop the candidates that end in an honorific, since the name follows it."""
    return ~ending_in(spans, lambda tokens: [word in _HONORIFICS for word in tokens.words])


def has_no_quoted_title(_: Question, spans: Competing, __: Bools) -> Bools:
    """Drop the candidates that overlap a title in quotation marks: the «Salt Process» is no statement."""
    return ~meeting(spans, lambda found: quoted_titles(found.tokens))


def is_no_part_of_quoted_title(_: Question, spans: Competing, __: Bools) -> Bools:
    """Drop the candidates that are part of a title in quotation marks: *Tara* of the ferry «Tara Vik» is no place."""
    return ~within(spans, lambda found: quoted_titles(found.tokens)) | of_kinds(spans, ("is",), _QUOTED)


def is_more_than_type_nouns(question: Question, spans: Competing, _: Bools) -> Bools:
    """Keep the candidates with a word besides nouns for the type itself: the same *company* is no name."""

    def are_type_nouns(tokens: Tokens) -> list[bool]:
        words = zip(tokens.words, tokens.stop.tolist(), strict=True)
        return [is_stop or _is_type_noun(word, question.expects) for word, is_stop in words]

    return ~all_words(spans, are_type_nouns)


def is_no_country_of_a_demonym(question: Question, spans: Competing, can: Bools) -> Bools:
    """Drop the candidates that are one word, for a country whose demonym the question has: *Kazakh* meat is not sold to
    Kazakhstan."""
    asked = [fold(each.text) for each in question.names if is_place(each.text)]
    if not asked:
        return can

    def are_asked(tokens: Tokens) -> list[bool]:
        return [is_place(word) and any(related(each, word) for each in asked) for word in tokens.words]

    return np.asarray(~((spans.first == spans.last) & all_words(spans, are_asked)))


def _classes(found: Found) -> Iterator[Words]:
    """Yield the words after *one of*, to the end of their part."""
    tokens = found.tokens
    for match in _ONE_OF.finditer(tokens.folded.text):
        first = tokens.word_from(match.end())
        yield Words(first, tokens.part_end(first))


@lru_cache(_CACHED_WORDS)
def _is_type_noun(word: str, expects: AnswerType) -> bool:
    return word in _SAME or head_type(word) == expects
