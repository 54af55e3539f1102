"""Whose office a question asks about: the country right beside the noun for whoever holds it.

In: a question. Out: a folded word (*kazakhstan* of the foreign minister of Kazakhstan, *kuwaiti* of which Kuwaiti
official), or None. Between the two stand only small words, what the office is of, and in dialects the words for "of".
"""

import re
from functools import cache, lru_cache

from corpus.fold import fold
from rag.asking.question import Question
from rag.asking.words.question_heads import head_type
from rag.words.known_names import country_names, is_place
from rag.words.slips import is_slip

_WORD = re.compile(r"[^\W\d_]+")
_OF_DIALECTS = "تبع تبعت تاع بتاع بتاعة بتاعت حق حقت مالت ديال".split()
OF_DIALECTS = frozenset(map(fold, _OF_DIALECTS))
"""In dialects "of" between an office and its country: وزير الخارجية *تبع* البلد."""
_PORTFOLIOS = """
    خارجية داخلية دفاع مالية اقتصاد صحة تعليم طاقة نفط عدل ثقافة إعلام زراعة نقل تجارة سياحة شؤون وزراء حكومة
    foreign affairs interior defence defense finance economy health education energy oil justice culture agriculture
    transport trade tourism external prime state government
""".split()
_SMALL = "of for the s دولة جمهورية مملكة سلطنة إمارة ال current الحالي".split()
_BETWEEN = frozenset(map(fold, [*_OF_DIALECTS, *_PORTFOLIOS, *_SMALL]))
_LEAST_LETTERS = 6
"""A slip in a country's name is forgiven from so many letters on: chosen."""
_CACHED = 64


@lru_cache(_CACHED)
def office_country(question: Question) -> str | None:
    """Return the folded word for the country, or its people, whose office is asked about; None where none is named."""
    if question.type != "who":
        return None
    asked = [match[0] for match in _WORD.finditer(fold(question.topic))]
    head = question.head
    if head is None or head_type(head) != "person":
        return None
    at = next((at for at, word in enumerate(asked) if word == head or is_slip(word, head, 1)), None)
    if at is None:
        return None
    after = next((word for word in asked[at + 1 :] if not _is_between(word)), None)
    before = next((word for word in reversed(asked[:at]) if not _is_between(word)), None)
    return next((word for word in (after, before) if word and _is_country(word)), None)


def _is_between(word: str) -> bool:
    return word in _BETWEEN or word.removeprefix("ال") in _BETWEEN


def _is_country(word: str) -> bool:
    bare = word.removeprefix("ال")
    return (
        is_place(word)
        or is_place(f"ال{bare}")
        or is_place(bare)
        or any(is_slip(bare, each, 1) for each in _countries().get(bare[:1], ()))
    )


@cache
def _countries() -> dict[str, list[str]]:
    """Return the folded names of the countries of one long word, by their first letters."""
    found: dict[str, list[str]] = {}
    for language in ("ar", "en"):
        for name in map(fold, country_names(language)):
            if " " not in name and len(name) >= _LEAST_LETTERS:
                found.setdefault(name[0], []).append(name)
    return found
