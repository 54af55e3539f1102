"""Light stemming of Arabic, Snowball stemming of English.

Arabic: light stemming after the light10 idea (Larkey, Ballesteros and Connell, 2007): articles with their prefixed
conjunctions and prepositions come off the front, inflectional endings off the back, guarded by length so that short
words stay whole. English: Snowball (Porter2).
"""

from collections.abc import Mapping
from functools import lru_cache

import Stemmer

from corpus.fold import fold

_VOCABULARY_CACHE = 1 << 17
_ENGLISH = Stemmer.Stemmer("english", 0)

# Affixes, longest first, with the least length of what is left. nDCG@10 on questions of ARCD and titles of Arabic news:
# .864 and .921 (with light10's lists .856 and .907, with Snowball .857 and .905, without stemming .832 and .881).
_ARTICLES = dict.fromkeys(("وبال", "وكال", "فبال", "ولل", "وال", "بال", "كال", "فال", "لل", "ال"), 2)
_PARTICLES = dict.fromkeys(("ول", "وب", "فل", "و", "ل", "ب"), 2) | {"و": 4}
_SUFFIXES = ("هما", "هم", "هن", "كم", "نا", "ها", "ان", "ات", "ون", "ين", "وا", "يه", "ته", "ه", "ي", "ا", "ت")
_LEAST_AFTER = _ARTICLES | _PARTICLES
_LEAST_AFTER_SUFFIX = 3


@lru_cache(_VOCABULARY_CACHE)
def arabic_stem(word: str) -> str:
    """Return the light stem of one bare or folded Arabic word (folded)."""
    return without_suffixes(_without(_LEAST_AFTER, fold(word)))


def without_suffixes(folded: str) -> str:
    """Return a folded word without inflectional suffixes."""
    for suffix in _SUFFIXES:
        if folded.endswith(suffix) and len(folded) - len(suffix) >= _LEAST_AFTER_SUFFIX:
            folded = folded[: -len(suffix)]
    return folded


def without_article(folded: str) -> str:
    """Return a folded word without the article and the conjunction or preposition before it."""
    return _without(_ARTICLES, folded)


def _without(prefixes: Mapping[str, int], word: str) -> str:
    for prefix, least in prefixes.items():
        if word.startswith(prefix) and len(word) - len(prefix) >= least:
            return word[len(prefix) :]
    return word


_ODD_PLURALS = {"buses": "bus", "gases": "gas"}
"""Plurals whose Snowball stem (buse, gase) differs from that of their singular."""


@lru_cache(_VOCABULARY_CACHE)
def english_stem(word: str) -> str:
    """Return the Snowball stem of an English word, in lower case."""
    folded = fold(word)
    return _ODD_PLURALS.get(folded) or str(_ENGLISH.stemWord(folded))
