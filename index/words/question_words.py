"""The words of a question, each with the terms that it may have and what it may be in the other language.

In: a question, and the lexicon. Out: `QuestionWord`s. A Latin word that the lexicon does not know is taken for a name
and spelt in Arabic; in a text that is Arabizi, every word is.
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
"""Spellings kept at each letter of a word in Arabizi, more than of a name (`spelling.BEAM`); chosen."""

_CACHED_WORDS = 2_048
"""Words kept with what the lexicon has of them, some 2 kB each: questions of one library share most of theirs."""


@dataclass(frozen=True, slots=True)
class QuestionWord:
    """One word of a question: its own terms, the stem first, and what it may be in the other language."""

    terms: tuple[str, ...]
    translations: Mapping[int, float]


def question_words(question: str, lexicon: Lexicon) -> Sequence[QuestionWord]:
    """Return each distinct content word once."""
    plain = bare(question)
    found: dict[str, QuestionWord] = {}
    for word in arabizi_words(plain) if is_arabizi(plain) else words_of_question(question):
        asked = _question_word(word, lexicon)
        if asked.terms:
            found.setdefault(asked.terms[0], asked)
    return list(found.values())


@lru_cache(_CACHED_WORDS)
def _question_word(word: Word, lexicon: Lexicon) -> QuestionWord:
    """Return one word with its translations.

    A Latin word that the lexicon does not know is taken for a name, capitalised or not: it brings its sound, and its
    Arabic spellings for translations.
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
    """Return an Arabic word under all stems that it may have, with the translations of the first that has any."""
    readings = [f"a:{stem}" for stem in arabic_readings(word)]
    translations = (known for each in readings if (known := lexicon.translations(each)))
    return QuestionWord((*readings, *terms[1:]), next(translations, {}))


def _arabizi_word(word: str, lexicon: Lexicon) -> QuestionWord:
    """Return a word of an Arabizi text: its Arabic spellings, their translations, and what it is in English.

    It sounds like its best spelling, one that the lexicon knows if there is any.
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
    """Return the chance of each stem, by hash, that some spellings have."""
    chances: dict[int, float] = {}
    for spelling, chance in spellings.items():
        stem = term_hash(f"a:{arabic_stem(spelling)}")
        chances[stem] = chances.get(stem, 0.0) + chance
    return chances
