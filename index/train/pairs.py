"""The parallel training data: sentence pairs of a data folder, and the project's glossary.

Each source has a weight (the reliability of its pairs, 1 for sentences translated by people) and a licence. Some
Tatoeba sentences are held out, so that models are measured on sentences that they were not trained on.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from index.words.glossary import GLOSSARY, glossary_pairs

HELD_OUT_EVERY = 12
_HELD_OUT_ROW = 5
_TATOEBA = "tatoeba_anki"


@dataclass(frozen=True, slots=True)
class Materials:
    """The locations of training texts: data folder, glossary, and WordNet's data files; None to do without these."""

    data: Path
    glossary: Path = GLOSSARY
    definitions: Path | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A parallel file: one `English<TAB>Arabic` pair a line, gzipped."""

    name: str
    weight: float
    licence: str


@dataclass(frozen=True, slots=True)
class Pair:
    """An English text and its Arabic translation, with its weight."""

    english: str
    arabic: str
    weight: float


SOURCES = (
    Source("ms_dynamics_docs_ht", 1.0, "CC BY 4.0"),
    Source("ms_headings_ht", 1.0, "CC BY 4.0"),
    Source("ms_headings_mt", 0.5, "CC BY 4.0"),
    Source("ms_alchemy_docs_mt", 0.5, "CC BY 4.0"),
    Source(_TATOEBA, 3.0, "CC BY 2.0 FR"),
    Source("tico_terms_google", 3.0, "CC0"),
    Source("tico_terms_facebook", 3.0, "CC0"),
)
# Pairs of the glossary are checked by hand, and have hardly more than one possible alignment.
GLOSSARY_WEIGHT = 10.0

NAMES = ("named_entities_loc", "named_entities_org", "named_entities_pers")
NAME_WEIGHT = 1.0


def read_parallel(data: Path, name: str) -> Iterator[tuple[str, str]]:
    """Yield the (English, Arabic) pairs of one file; further columns are ignored."""
    with gzip.open(data / "parallel" / f"{name}.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            english, arabic = line.rstrip("\n").split("\t")[:2]
            yield english, arabic


def read_source(data: Path, source: Source) -> Iterator[Pair]:
    """Yield the pairs of one source, without held-out ones."""
    for row, (english, arabic) in enumerate(read_parallel(data, source.name)):
        if source.name != _TATOEBA or row % HELD_OUT_EVERY != _HELD_OUT_ROW:
            yield Pair(english, arabic, source.weight)


def read_held_out(data: Path) -> Iterator[Pair]:
    """Yield the held-out pairs, which are Tatoeba's."""
    for english, arabic in islice(read_parallel(data, _TATOEBA), _HELD_OUT_ROW, None, HELD_OUT_EVERY):
        yield Pair(english, arabic, 1.0)


def read_names(data: Path) -> Iterator[Pair]:
    """Yield the pairs of names."""
    for name in NAMES:
        for english, arabic in read_parallel(data, name):
            yield Pair(english, arabic, NAME_WEIGHT)


def read_glossary(path: Path = GLOSSARY) -> Iterator[Pair]:
    """Yield the pairs of the glossary, see `glossary_pairs`."""
    return (Pair(english, arabic, GLOSSARY_WEIGHT) for english, arabic in glossary_pairs(path))


def read_all(data: Path) -> Iterator[Pair]:
    """Yield the pairs of all sources and the glossary, without held-out ones."""
    for source in SOURCES:
        yield from read_source(data, source)
    yield from read_glossary()
