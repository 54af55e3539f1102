"""Which words are probably proper names: by the capital in English, by the glossary and by titles in Arabic.

The English side of the glossary has names with a capital, which tells names in both languages. An Arabic name that it
lacks is known only after a title.
"""

import calendar
from functools import lru_cache

from corpus.fold import fold
from index.words.glossary import glossary_entries, glossary_pairs
from index.words.stems import arabic_stem
from index.words.terms import Word
from rag.words.titles import TITLES

TITLED_WORDS = 3
"""Words after a title that are the name. Source: chosen, a name of three parts."""

_TITLES = frozenset(
    map(
        fold,
        [
            *TITLES,
            *"المحافظ المحافظة المدير المديرة الحاكم الحاكمة العمدة الزعيم الزعيمة المعلم المعلمة".split(),
            *"الخبير الخبيرة الطبيب الطبيبة التاجر التاجرة المؤرخ المؤرخة".split(),
            *"الصحفي الصحفية الجراح الجراحة الممرض الممرضة".split(),
        ],
    )
)
SON_OF = frozenset(map(fold, "بن ابن بنت آل".split()))
_WEEKDAYS = frozenset(map(fold, calendar.day_name))


def is_title(word: str) -> bool:
    """Return whether a name follows a word (folded)."""
    return word in _TITLES


def is_proper_name(word: Word) -> bool:
    """Return whether a word by itself is probably a name; weekdays and months are not."""
    if word.kind == "latin":
        return word.text[:1].isupper() and fold(word.text) not in _common_english() | _WEEKDAYS
    return word.kind == "dotted" or (word.kind == "arabic" and arabic_stem(word.text) in _arabic_names())


def may_be_surname(word: Word, previous: str) -> bool:
    """Return whether an Arabic word right after a name is part of it: after *son of*, or an adjective of a place."""
    return word.kind == "arabic" and (previous in SON_OF or (is_definite(word) and fold(word.text).endswith("ي")))


def is_definite(word: Word) -> bool:
    """Return whether an Arabic word has the article, as no verb has."""
    return word.kind == "arabic" and word.text.startswith("ال")


@lru_cache(1)
def _common_english() -> frozenset[str]:
    """Return the English words of the glossary without a capital, folded."""
    return frozenset(fold(word) for word in _english_words() if word.islower())


def is_only_a_name(word: Word) -> bool:
    """Return whether the glossary has a Latin word with a capital alone: Kenya is a name wherever it stands."""
    return word.kind == "latin" and fold(word.text) in _english_names()


@lru_cache(1)
def _english_names() -> frozenset[str]:
    return frozenset(fold(word) for word in _english_words() if word[:1].isupper()) - _common_english() - _WEEKDAYS


def _english_words() -> set[str]:
    return {word for entry in glossary_entries() for form in entry.english for word in form.split()}


@lru_cache(1)
def _arabic_names() -> frozenset[str]:
    """Return the stems of single Arabic words whose English side has a capital."""
    names, others = set[str](), set[str]()
    for english, arabic in glossary_pairs():
        stems = [*map(arabic_stem, arabic.split())]
        if not all(word[:1].isupper() for word in english.split()) or fold(english) in _WEEKDAYS:
            others.update(stems)
        elif len(stems) == 1:
            names.update(stems)
    return frozenset(names - others)
