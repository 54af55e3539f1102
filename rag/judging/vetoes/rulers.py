"""Nouns for rulers that name no office (ruler, زعيم), and the offices of rulers: emir, president."""

from corpus.fold import fold
from rag.judging.vetoes.word_lists import LISTS

_RULERS = LISTS.folded("RULER")
_OFFICES = LISTS.compile(r"(?<!\w)(?:<RULING_OFFICE>|(?:[وبلفك]|ال|لل|[وبفك]ال)?<RULING_OFFICE_AR>)(?!\w)")


def is_ruler(noun: str) -> bool:
    """Return whether a noun is used for rulers, whatever their office."""
    folded = fold(noun)
    return folded in _RULERS or folded.removeprefix("ال") in _RULERS


def mentions_ruler(text: str) -> bool:
    """Return whether a text names the office of a ruler.

    >>> is_ruler("الحاكم"), mentions_ruler("زارت الأميرة الميناء."), mentions_ruler("The harbour master left.")
    (True, True, False)
    """
    return _OFFICES.search(fold(text)) is not None
