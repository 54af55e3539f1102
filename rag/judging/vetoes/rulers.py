"""Nouns for rulers that name no office (ruler, زعيم), and the offices of rulers: emir, president."""

import re

from corpus.fold import fold
from rag.words.pattern import one_of

_RULERS = frozenset(
    fold(each)
    for each in """
    ruler rulers leader leaders monarch sovereign statesman dignitary politician politicians
    حاكم حكام زعيم زعيمة زعماء قائد قادة عاهل مسؤول مسؤولة مسئول سياسي سياسية
    """.split()
)
_OFFICES = re.compile(
    "(?<!\\w)(?:"
    + one_of(
        "president prime minister king queen emir amir sultan emperor prince princess sheikh shah tsar "
        "chancellor".split()
    )
    + "|(?:[وبلفك]|ال|لل|[وبفك]ال)?"
    + one_of("رئيس رئيسة أمير أميرة ملك ملكة سلطان إمبراطور عاهل شيخ ولي العهد وزير وزيرة مستشار شاه قيصر".split())
    + ")(?!\\w)"
)


def is_ruler(noun: str) -> bool:
    """Return whether a noun is one for rulers of any office."""
    folded = fold(noun)
    return folded in _RULERS or folded.removeprefix("ال") in _RULERS


def mentions_ruler(text: str) -> bool:
    """Return whether a text has the office of a ruler.

    >>> is_ruler("الحاكم"), mentions_ruler("زارت الأميرة الميناء."), mentions_ruler("The harbour master left.")
    (True, True, False)
    """
    return _OFFICES.search(fold(text)) is not None
