"""The content words of a question, each with its terms and its possible translations.

In: a question, and the lexicon. Out: `QuestionWord`s. A Latin word that the lexicon lacks is transliterated into Arabic
as a name; in an Arabizi question, every word is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.fold import bare
from index.words.arabizi import arabizi_words, is_arabizi, with_digits
from index.words.lexicon import Lexicon
from index.words.readings import arabic_readings
from index.words.stems import arabic_stem
from index.words.term_hash import term_hash
from index.words.terms import Word, sound_terms, word_terms, words_of_question

ARABIZI_BEAM = 64
"""Beam width for Arabizi words, wider than for names (`spelling.BEAM`); chosen."""

_CACHED_WORDS = 2_048
"""A word with its translations takes about 2 kB; questions to one library share most of their words."""


@dataclass(frozen=True, slots=True)
class QuestionWord:
    """A word of a question: its terms, the stem first, and its translations as term hash -> probability."""

    terms: tuple[str, ...]
    translations: Mapping[int, float]


def question_words(question: str, lexicon: Lexicon) -> Sequence[QuestionWord]:
    """Return the content words in order of first occurrence, one for each stem."""
    plain = bare(question)
    found: dict[str, QuestionWord] = {}
    for word in arabizi_words(plain) if is_arabizi(plain) else words_of_question(question):
        analysed = _question_word(word, lexicon)
        if analysed.terms:
            found.setdefault(analysed.terms[0], analysed)
    return list(found.values())


@lru_cache(_CACHED_WORDS)
def _question_word(word: Word, lexicon: Lexicon) -> QuestionWord:
    """Return a word with its translations; no terms for a stop word.

    A Latin word that the lexicon lacks is treated as a name, capitalised or not: its terms include its sound, and its
    Arabic spellings are its translations.
    """
    if word.kind == "arabizi":
        return _arabizi_word(word.text, lexicon)
    terms = word_terms(word.text, word.kind)
    if terms and word.kind == "arabic":
        return _arabic_word(word.text, terms, lexicon)
    known = lexicon.translations(terms[0]) if terms else {}
    if known or not terms or word.kind != "latin" or terms[-1].startswith("n:"):
        return QuestionWord(terms, known)
    return QuestionWord((terms[0], *sound_terms(word.text)), _stems(lexicon.letters.spellings(word.text)))


def _arabic_word(word: str, terms: tuple[str, ...], lexicon: Lexicon) -> QuestionWord:
    """Return an Arabic word with all its possible stems, and the translations of the first stem that has any."""
    readings = [f"a:{stem}" for stem in arabic_readings(word)]
    translations = (known for each in readings if (known := lexicon.translations(each)))
    return QuestionWord((*readings, *terms[1:]), next(translations, {}))


def _arabizi_word(word: str, lexicon: Lexicon) -> QuestionWord:
    """Return an Arabizi word: its translations are those of its Arabic spellings and of the same word in English.

    Its sound is that of the most probable spelling in the lexicon, or else of the most probable one.
    """
    spelt = with_digits(lexicon.letters).spellings(word, ARABIZI_BEAM)
    latin = word_terms(word, "latin")[:1]
    chances = dict(lexicon.translations(latin[0])) if latin else {}
    for spelling, chance in spelt.items():
        stem = f"a:{arabic_stem(spelling)}"
        for target, share in {term_hash(stem): 1.0, **lexicon.translations(stem)}.items():
            chances[target] = chances.get(target, 0.0) + chance * share
    known = (spelling for spelling in spelt if f"a:{arabic_stem(spelling)}" in lexicon)
    sound = sound_terms(next(known, next(iter(spelt), "")))
    return QuestionWord((*(latin or (f"e:{word}",)), *sound), chances)


def _stems(spellings: Mapping[str, float]) -> dict[int, float]:
    """Return the probability of each stem, by term hash, summed over the spellings that have it."""
    chances: dict[int, float] = {}
    for spelling, chance in spellings.items():
        stem = term_hash(f"a:{arabic_stem(spelling)}")
        chances[stem] = chances.get(stem, 0.0) + chance
    return chances
