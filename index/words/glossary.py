"""The glossary of this project: English and Arabic forms with the same meaning, written by hand.

In: `glossary.en-ar.tsv`, an entry a line: its theme, its English forms, its Arabic forms. Out: entries, or pairs of
forms. Themes that begin with `verb` have verbs; those that begin with `name` or `geography` have names.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

GLOSSARY = Path(__file__).with_name("glossary.en-ar.tsv")
BETWEEN_FORMS = " | "


class Entry(NamedTuple):
    """An entry: its theme, and its forms in each language (words or phrases), the most frequent first."""

    theme: str
    english: tuple[str, ...]
    arabic: tuple[str, ...]


def glossary_entries(path: Path = GLOSSARY) -> Iterator[Entry]:
    """Yield the entries in the order of the file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        theme, english, arabic = line.split("\t")
        yield Entry(theme, tuple(english.split(BETWEEN_FORMS)), tuple(arabic.split(BETWEEN_FORMS)))


def glossary_pairs(path: Path = GLOSSARY) -> Iterator[tuple[str, str]]:
    """Yield pairs of forms of each entry: the shorter side is repeated in turn until every form was paired."""
    for _, english, arabic in glossary_entries(path):
        for at in range(max(len(english), len(arabic))):
            yield english[at % len(english)], arabic[at % len(arabic)]
