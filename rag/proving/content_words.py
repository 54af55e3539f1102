"""The content words of a text, in order, each with the terms under which another text may have it.

A word has the terms of `words.accepted_terms`; a number has its value, in digits or words (two hundred, مئتان), a month
its number, by any of its names. Reporting words and light verbs (according, the text says, held) are left out. Grammar
is not looked at.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.fold import fold
from index.words.analysis import Analyzer
from index.words.term_hash import term_hash
from index.words.terms import Word, word_terms, words
from rag.proving.words.accepted_terms import TWO, accepted_terms, is_dual, literal_terms
from rag.proving.words.light_words import is_light
from rag.proving.words.month_names import month_at
from rag.proving.words.name_runs import NameRuns
from rag.proving.words.number_phrases import LONGEST_NUMBER_WORDS, number_at

_CACHE = 1 << 15
_QUOTED = re.compile('[«“"]([^»”"]+)[»”"]')
TITLE_WORDS = 4
"""Words of the longest quotation that is a title and not a saying. Source: chosen."""


@dataclass(frozen=True, slots=True)
class ContentWord:
    """A content word: its place among all words of its text, and the hashes of the terms that match it.

    `literal` are those of `accepted` that come from neither the lexicon nor the sound; numbers and months have none.
    `is_name` is true of what is probably part of a proper name.
    """

    text: str
    at: int
    accepted: frozenset[int]
    is_number: bool = False
    is_name: bool = False
    literal: frozenset[int] = frozenset()


def terms_of(words: Iterable[ContentWord]) -> frozenset[int]:
    """Return the hashes of all terms that match one of some words."""
    return frozenset[int]().union(*(word.accepted for word in words))


def is_same(word: ContentWord, other: ContentWord) -> bool:
    """Return whether two words match without the lexicon: by stem, form, paraphrase or value."""
    if word.literal and other.literal:
        return bool(word.literal & other.literal)
    return bool(word.accepted & other.accepted)


def places_of(word: ContentWord, source: Sequence[ContentWord]) -> list[int]:
    """Return where a source has a word: the word itself if it is there, else its translations and synonyms."""
    places = [at for at, each in enumerate(source) if each.accepted & word.accepted]
    return [at for at in places if is_same(word, source[at])] or places


@lru_cache(_CACHE)
def content_words(text: str, analyzer: Analyzer) -> tuple[ContentWord, ...]:
    """Return the content words of a text in order; a number or a month of several words is one."""
    return tuple(_content_words(list(words(text)), NameRuns(_quoted_titles(text), analyzer), analyzer))


def _quoted_titles(text: str) -> frozenset[int]:
    """Return the places of the words of short quotations, which are titles."""
    places = set[int]()
    for quoted in _QUOTED.finditer(text):
        first, length = len([*words(text[: quoted.start()])]), len([*words(quoted[1])])
        places.update(range(first, first + length) if length <= TITLE_WORDS else ())
    return frozenset(places)


def _content_words(read: Sequence[Word], names: NameRuns, analyzer: Analyzer) -> Iterator[ContentWord]:
    next_at = 0
    for at, word in enumerate(read):
        if at < next_at:
            continue
        if value := _value_at(read, at):
            word_of_value, taken = value
            next_at = at + taken
            yield word_of_value
        elif _is_content_word(word, read[at + 1 : at + 3]):
            if is_dual(word, analyzer):
                yield ContentWord(word.text, at, frozenset({TWO}), is_number=True)
            accepted = accepted_terms(word, analyzer)
            is_name = names.is_name(read, at, accepted)
            yield ContentWord(word.text, at, accepted, is_name=is_name, literal=literal_terms(word))
        else:
            names.skip(word, at)
        names.advance(word, at)


def _value_at(read: Sequence[Word], at: int) -> tuple[ContentWord, int] | None:
    """Return the month, number or letter that begins at a place, and how many words it has; None where none does."""
    text = read[at].text
    if month := month_at(read[at : at + 2]):
        return ContentWord(text, at, _only(f"month:{month[0]}")), month[1]
    if number := number_at(read[at : at + LONGEST_NUMBER_WORDS]):
        return ContentWord(text, at, _only(f"n:{number[0]}"), is_number=True), number[1]
    if at and _is_letter(read[at]):
        return ContentWord(text, at, _only(f"letter:{fold(text)}")), 1
    return None


def _only(term: str) -> frozenset[int]:
    return frozenset({term_hash(term)})


def _is_letter(word: Word) -> bool:
    """Return whether a word is a capital letter that labels something: block A."""
    return word.kind == "latin" and len(word.text) == 1 and word.text.isupper() and word.text != "I"


def _is_content_word(word: Word, following: Sequence[Word]) -> bool:
    """Return whether a word is a content word: no stop word, and no reporting word."""
    return not is_light(word, following) and bool(word_terms(word.text, word.kind))
