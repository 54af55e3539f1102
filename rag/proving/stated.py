"""What a text states, word by word: its content words, each with every term that a source may have for it.

In: a text of either language. Out: `StatedWord`s. A word accepts its own terms, its translations, the synonyms that the
lexicon knows, and the sound of a name; a number accepts its value, in digits or words (two hundred, مئتان), a month its
place in the year, by any of its names. Words that only carry the telling (according, the text says, held) state nothing
of their own. Order is kept; grammar is not looked at.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.fold import fold
from index.words.analysis import Analyzer
from index.words.readings import arabic_readings
from index.words.sparse import term_hash
from index.words.stems import arabic_stem
from index.words.terms import Word, word_terms, words
from rag.proving.words.inflection import other_forms
from rag.proving.words.light_words import is_light
from rag.proving.words.paraphrases import paraphrases
from rag.proving.words.proper_names import (
    SON_OF,
    TITLED_WORDS,
    is_definite,
    is_only_a_name,
    is_proper_name,
    is_title,
    may_be_surname,
)
from rag.proving.words.values import LONGEST_NUMBER_WORDS, number_at
from rag.words.months import MONTH_NAMES

LEAST_WEIGHT = 0.05
"""A translation or synonym of less weight in an expanded query is noise of the word alignment (looked at: زار -> visit
.03 beside ministry 1.31; the glossary brings the right ones with more). Chosen on the texts of the tests."""

_CACHE = 1 << 15

_ARTICLES = frozenset({"the", "a", "an"})
_MONTHS = {tuple(name.split()): number for number, names in enumerate(MONTH_NAMES, 1) for name in names}
_PRESENT, _LEAST_VERB = "ي", 4
# Feminine words alone say two for sure: without ت the ending of two is also that of many (مهندسين).
_DUAL_ENDING, _FEMININE, _LEAST_DUAL = "تين", fold("ة"), 5
_MAYBE_DUAL = ("ين", "ان")
_TWO = frozenset({term_hash("n:2")})
_SILENT = ("igh", "i")
"""Letters of Latin names that other scripts leave out: Wright, رايت."""
_MOST_OWN_TERMS = 2  # a stem and a sound
_QUOTED = re.compile('[«“"]([^»”"]+)[»”"]')
TITLE_WORDS = 4
"""Words of the longest quote that is a title, not a saying. Source: chosen."""
_SOUND = "k:"
_UNTITLED = -TITLED_WORDS - 1


@dataclass(frozen=True, slots=True)
class StatedWord:
    """A content word: where it stands among the words of its text, and the hashes of the terms that may say it.

    `own` are those of `accepted` that neither the lexicon nor the sound had a part in: empty for numbers and months.
    `is_name` holds for what is probably a proper name.
    """

    text: str
    at: int
    accepted: frozenset[int]
    is_number: bool = False
    is_name: bool = False
    own: frozenset[int] = frozenset()


def is_same(word: StatedWord, other: StatedWord) -> bool:
    """Return whether two words are the same by themselves: stem, form, paraphrase, or value."""
    return bool(word.own & other.own) if word.own and other.own else bool(word.accepted & other.accepted)


def places_of(word: StatedWord, source: Sequence[StatedWord]) -> list[int]:
    """Return where a source has a word: the same one, where it has that, else what the lexicon takes for it."""
    places = [at for at, each in enumerate(source) if each.accepted & word.accepted]
    return [at for at in places if is_same(word, source[at])] or places


@lru_cache(_CACHE)
def stated_words(text: str, analyzer: Analyzer) -> tuple[StatedWord, ...]:
    """Return the content words of a text in order; a number or a month of several words is one."""
    return tuple(_stated(list(words(text)), _titles(text), analyzer))


def _titles(text: str) -> frozenset[int]:
    """Return the places of the words of short quotes, which are what something is called."""
    places = set[int]()
    for quoted in _QUOTED.finditer(text):
        first, length = len([*words(text[: quoted.start()])]), len([*words(quoted[1])])
        places.update(range(first, first + length) if length <= TITLE_WORDS else ())
    return frozenset(places)


def _stated(read: Sequence[Word], titles: frozenset[int], analyzer: Analyzer) -> Iterator[StatedWord]:
    led_by, titled, named, next_at = "", _UNTITLED, -1, 0
    for at, word in enumerate(read):
        if at < next_at:
            continue
        plain, name = fold(word.text), word.text
        if month := _month(read[at : at + 2]):
            next_at = at + month[1]
            yield StatedWord(name, at, frozenset({term_hash(f"month:{month[0]}")}))
        elif number := number_at(read[at : at + LONGEST_NUMBER_WORDS]):
            next_at = at + number[1]
            yield StatedWord(name, at, frozenset({term_hash(f"n:{number[0]}")}), is_number=True)
        elif at and _is_letter(word):
            yield StatedWord(name, at, frozenset({term_hash(f"letter:{plain}")}))
        elif _is_stated(word, read[at + 1 : at + 3]):
            if _is_dual(word, analyzer):
                yield StatedWord(name, at, _TWO, is_number=True)
            accepted = _accepted(word, analyzer)
            # Every word that opens a sentence has a capital; a name is one that the lexicon does not know.
            is_known = at == 0 and _is_common(word, accepted)
            titled = _UNTITLED if _is_verb(word, analyzer) else titled
            is_further = (named == at - 1 and may_be_surname(word, led_by)) or at - titled <= TITLED_WORDS
            is_strange = word.kind == "arabic" and _is_strange_name(read[at : at + 2], analyzer)
            is_name = (is_proper_name(word) and not is_known) or is_further or is_strange or at in titles
            named = at if is_name else named
            yield StatedWord(name, at, accepted, is_name=is_name, own=own_terms(word))
        elif plain in SON_OF and named == at - 1:
            named = at
        titled = at if is_title(plain) else titled
        led_by = led_by if plain in _ARTICLES else plain


def _is_stated(word: Word, following: Sequence[Word]) -> bool:
    """Return whether a word is a content word: no stop word, and none of the telling."""
    return not is_light(word, following) and bool(word_terms(word.text, word.kind))


def _is_letter(word: Word) -> bool:
    """Return whether a word is a capital letter that tells things apart: block A."""
    return word.kind == "latin" and len(word.text) == 1 and word.text.isupper() and word.text != "I"


def _is_common(word: Word, accepted: frozenset[int]) -> bool:
    """Return whether the lexicon knows a Latin word, and the glossary not as a name."""
    return word.kind == "latin" and len(accepted) > _MOST_OWN_TERMS and not is_only_a_name(word)


def _month(following: Sequence[Word]) -> tuple[int, int] | None:
    """Return the number of the month that the next one or two words name, and how many words that takes.

    English writes its months with a capital, which tells May from may and March from march.
    """
    if following[0].kind == "latin" and not following[0].text[0].isupper():
        return None
    names = {length: tuple(fold(word.text) for word in following[:length]) for length in (2, 1)}
    return next(((_MONTHS[name], length) for length, name in names.items() if name in _MONTHS), None)


def _is_verb(word: Word, analyzer: Analyzer) -> bool:
    """Return whether an Arabic word behind a title is what its bearer does: the trader pays (التاجر يدفع)."""
    may_be = word.kind == "arabic" and fold(word.text).startswith(_PRESENT) and len(word.text) >= _LEAST_VERB
    return may_be and _is_known(word, analyzer) and not is_proper_name(word)


def _is_strange_name(following: Sequence[Word], analyzer: Analyzer) -> bool:
    """Return whether an Arabic word that the lexicon does not know is a name: a definite one, or one before such."""
    first, *rest = following
    if _is_known(first, analyzer):
        return False
    return is_definite(first) or any(is_definite(word) and not _is_known(word, analyzer) for word in rest)


@lru_cache(_CACHE)
def _is_known(word: Word, analyzer: Analyzer) -> bool:
    forms = [f"a:{stem}" for stem in arabic_readings(word.text)] if word.kind == "arabic" else []
    own = {term_hash(term) for term in (*word_terms(word.text, word.kind), *forms)}
    return not own.issuperset(analyzer.expand(word.text, _everything).hashes.tolist())


def _is_dual(word: Word, analyzer: Analyzer) -> bool:
    """Return whether an Arabic word says two of what the lexicon knows: two years (سنتين) of a year (سنة)."""
    plain = fold(word.text)
    return (
        word.kind == "arabic"
        and plain.endswith(_DUAL_ENDING)
        and len(plain) >= _LEAST_DUAL
        and _is_known(Word(plain.removesuffix(_DUAL_ENDING) + _FEMININE, "arabic"), analyzer)
    )


@lru_cache(_CACHE)
def _accepted(word: Word, analyzer: Analyzer) -> frozenset[int]:
    """Return the hashes of all terms that a source may have for a word that is no number."""
    own = word_terms(word.text, word.kind)
    query = analyzer.expand(word.text, _everything)
    weighty = query.hashes[query.weights >= LEAST_WEIGHT]
    two = _TWO if word.kind == "arabic" and len(word.text) >= _LEAST_DUAL and word.text.endswith(_MAYBE_DUAL) else ()
    # و is joined to a word that the source may have without it, and the stem keeps it before three letters.
    forms = (f"و{word.text}", word.text.removeprefix("و")) if word.kind == "arabic" else ()
    joined = [f"a:{arabic_stem(form)}" for form in forms]
    silent = word_terms(word.text.replace(*_SILENT), word.kind) if word.kind == "latin" else ()
    spelt = frozenset(map(term_hash, (*own, *joined, *silent)))
    return spelt.union(two, weighty.tolist(), *_of_other_forms(word, analyzer))


@lru_cache(_CACHE)
def own_terms(word: Word) -> frozenset[int]:
    """Return the hashes of the stems of a word, of its other forms, and of words that say the same."""
    forms = other_forms(word)
    joined = (f"و{word.text}", word.text.removeprefix("و")) if word.kind == "arabic" else ()
    stems = (term for form in (word.text, *joined, *forms) for term in word_terms(form, word.kind))
    return frozenset(term_hash(term) for term in (*stems, *paraphrases(word, forms)) if not term.startswith(_SOUND))


def _of_other_forms(word: Word, analyzer: Analyzer) -> Iterator[Iterable[int]]:
    """Yield what other forms of a word accept, but for sounds, and the stems of words that say the same."""
    forms = other_forms(word)
    for form in forms:
        query = analyzer.expand(form, _everything)
        sounds = [term_hash(term) for term in word_terms(form, word.kind) if term.startswith("k:")]
        yield query.hashes[(query.weights >= LEAST_WEIGHT) & ~np.isin(query.hashes, sounds)].tolist()
    yield map(term_hash, paraphrases(word, forms))


def _everything(hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
    return np.ones(len(hashes), np.int64)
