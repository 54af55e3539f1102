"""What a text states, word by word: its content words, each with every term that a source may have for it.

In: a text of either language. Out: `StatedWord`s. A word accepts what `words.accepted_terms` says; a number accepts its
value, in digits or words (two hundred, مئتان), a month its place in the year, by any of its names. Words that only
carry the telling (according, the text says, held) state nothing of their own. Order is kept; grammar is not looked at.
"""

import re
from collections.abc import Iterator, Sequence
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
"""Words of the longest quote that is a title, not a saying. Source: chosen."""


@dataclass(frozen=True, slots=True)
class StatedWord:
    """A content word: where it stands among the words of its text, and the hashes of the terms that may say it.

    `literal` are those of `accepted` that neither the lexicon nor the sound had a part in: empty for numbers and
    months. `is_name` holds for what is probably a proper name.
    """

    text: str
    at: int
    accepted: frozenset[int]
    is_number: bool = False
    is_name: bool = False
    literal: frozenset[int] = frozenset()


def is_same(word: StatedWord, other: StatedWord) -> bool:
    """Return whether two words are the same by themselves: stem, form, paraphrase, or value."""
    if word.literal and other.literal:
        return bool(word.literal & other.literal)
    return bool(word.accepted & other.accepted)


def places_of(word: StatedWord, source: Sequence[StatedWord]) -> list[int]:
    """Return where a source has a word: the same one, where it has that, else what the lexicon takes for it."""
    places = [at for at, each in enumerate(source) if each.accepted & word.accepted]
    return [at for at in places if is_same(word, source[at])] or places


@lru_cache(_CACHE)
def stated_words(text: str, analyzer: Analyzer) -> tuple[StatedWord, ...]:
    """Return the content words of a text in order; a number or a month of several words is one."""
    return tuple(_stated(list(words(text)), NameRuns(_quoted_titles(text), analyzer), analyzer))


def _quoted_titles(text: str) -> frozenset[int]:
    """Return the places of the words of short quotes, which are what something is called."""
    places = set[int]()
    for quoted in _QUOTED.finditer(text):
        first, length = len([*words(text[: quoted.start()])]), len([*words(quoted[1])])
        places.update(range(first, first + length) if length <= TITLE_WORDS else ())
    return frozenset(places)


def _stated(read: Sequence[Word], names: NameRuns, analyzer: Analyzer) -> Iterator[StatedWord]:
    next_at = 0
    for at, word in enumerate(read):
        if at < next_at:
            continue
        if value := _value_at(read, at):
            stated, taken = value
            next_at = at + taken
            yield stated
        elif _is_content_word(word, read[at + 1 : at + 3]):
            if is_dual(word, analyzer):
                yield StatedWord(word.text, at, frozenset({TWO}), is_number=True)
            accepted = accepted_terms(word, analyzer)
            is_name = names.is_name(read, at, accepted)
            yield StatedWord(word.text, at, accepted, is_name=is_name, literal=literal_terms(word))
        else:
            names.pass_over(word, at)
        names.leave(word, at)


def _value_at(read: Sequence[Word], at: int) -> tuple[StatedWord, int] | None:
    """Return the month, number or letter that is named from a place on, and how many words that takes."""
    text = read[at].text
    if month := month_at(read[at : at + 2]):
        return StatedWord(text, at, _only(f"month:{month[0]}")), month[1]
    if number := number_at(read[at : at + LONGEST_NUMBER_WORDS]):
        return StatedWord(text, at, _only(f"n:{number[0]}"), is_number=True), number[1]
    if at and _is_letter(read[at]):
        return StatedWord(text, at, _only(f"letter:{fold(text)}")), 1
    return None


def _only(term: str) -> frozenset[int]:
    return frozenset({term_hash(term)})


def _is_letter(word: Word) -> bool:
    """Return whether a word is a capital letter that tells things apart: block A."""
    return word.kind == "latin" and len(word.text) == 1 and word.text.isupper() and word.text != "I"


def _is_content_word(word: Word, following: Sequence[Word]) -> bool:
    """Return whether a word is a content word: no stop word, and no reporting word."""
    return not is_light(word, following) and bool(word_terms(word.text, word.kind))
