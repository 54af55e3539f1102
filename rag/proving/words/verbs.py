"""The verbs of the glossary, in both languages: entries with Arabic present forms of both genders (يبني, تبني)."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corpus.fold import fold
from index.words.glossary import glossary_entries

_LEAST_PRESENT = 2
_HE, _SHE = "ي", "ت"


class Verb(NamedTuple):
    """An entry of the glossary that is a verb: its words, each folded and without spaces."""

    english: list[str]
    arabic: list[str]


@lru_cache(1)
def verbs() -> tuple[Verb, ...]:
    """Return the entries of the glossary that are verbs."""
    return tuple(Verb(english, arabic) for english, arabic in _entries() if _has_present(arabic))


def _entries() -> Iterator[tuple[list[str], list[str]]]:
    for _, *sides in glossary_entries():
        english, arabic = ([fold(form) for form in forms if " " not in form] for forms in sides)
        yield english, arabic


def _has_present(arabic: list[str]) -> bool:
    return any(word[0] == _HE and len(word) > _LEAST_PRESENT and _SHE + word[1:] in arabic for word in arabic)
