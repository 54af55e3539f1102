"""A probabilistic translation lexicon.

Three tables: `words` (translations of a term), `phrases` (translations of two adjacent terms, where these differ from
those of the single terms), `synonyms` (terms of the same language with the same translations). Each has four columns on
disk, memory-mapped, so that opening it takes milliseconds. Terms are 64-bit hashes; `terms.txt` lists their names. The
same folder has the letters of `spelling`. Learned by `index.train.lexicon` and `index.train.letters`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tokenize import TokenError
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ModelUnavailable
from index.arrays import Hashes
from index.digest import folder_digest
from index.words.spelling import Letters
from index.words.term_hash import term_hash

BUNDLED_LEXICON = Path(__file__).parents[1] / "models" / "lexicon"


@dataclass(frozen=True, slots=True)
class Table:
    """Targets by source: those of `sources[i]` (ascending) are `targets[starts[i]:starts[i + 1]]`.

    `chances` is p(target | source), in descending order for each source.
    """

    sources: Hashes
    starts: NDArray[np.uint32]
    targets: Hashes
    chances: NDArray[np.float16]

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Return the table in `folder`, memory-mapped.

        Raises: OSError, ValueError when a column is missing, is not an array, or does not fit the others.
        """
        table = cls(*(_column(folder / f"{name}.npy") for name in cls.__slots__))
        if not table._fits():
            raise ValueError(f"the columns of {folder.name} do not fit each other")
        return table

    def _fits(self) -> bool:
        kinds = [getattr(self, name).dtype for name in self.__slots__]
        return (
            kinds == [np.uint64, np.uint32, np.uint64, np.float16]
            and self.starts.shape == (self.sources.size + 1,)
            and self.targets.shape == self.chances.shape == (int(self.starts[-1]),)
        )

    def save(self, folder: Path) -> None:
        """Write the columns into `folder`, each replaced atomically: processes that map an old file keep it."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in self.__slots__:
            np.save(folder / f"{name}.new.npy", getattr(self, name))
            (folder / f"{name}.new.npy").replace(folder / f"{name}.npy")

    def of(self, source: int) -> dict[int, float]:
        """Return target hash -> probability for a source hash, best first; empty for an unknown source."""
        at = int(self.sources.searchsorted(np.uint64(source)))
        if at == len(self.sources) or self.sources[at] != source:
            return {}
        span = slice(int(self.starts[at]), int(self.starts[at + 1]))
        return dict(zip(self.targets[span].tolist(), self.chances[span].tolist(), strict=True))


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The tables and letters of one folder."""

    folder: Path
    words: Table
    phrases: Table
    synonyms: Table

    @classmethod
    def load(cls, folder: Path = BUNDLED_LEXICON) -> Self:
        """Return the lexicon in `folder`. Raises: ModelUnavailable when a column is missing or damaged."""
        try:
            return cls(folder, *(Table.load(folder / name) for name in ("words", "phrases", "synonyms")))
        except (OSError, ValueError) as error:
            raise ModelUnavailable(f"no lexicon in {folder}: {error}", hint="Install iqtibas again.") from error

    def translations(self, term: str) -> Mapping[int, float]:
        """Return the translations of a term: term hash -> probability, best first."""
        return self.words.of(term_hash(term))

    def phrase_translations(self, first: str, second: str) -> Mapping[int, float]:
        """Return the translations of two adjacent terms, one by one: term hash -> probability, best first."""
        return self.phrases.of(phrase_hash(first, second))

    @cached_property
    def letters(self) -> Letters:
        """Return the transliteration model for names. Raises: ModelUnavailable when its file is damaged."""
        try:
            return Letters.load(self.folder)
        except (OSError, ValueError) as error:
            raise ModelUnavailable(f"no letters in {self.folder}: {error}", hint="Install iqtibas again.") from error

    def __contains__(self, term: str) -> bool:
        return bool(self.translations(term))

    @cached_property
    def fingerprint(self) -> str:
        """Return a digest of the tables' files."""
        return folder_digest(self.folder, "*/*.npy")

    @cached_property
    def names(self) -> dict[int, str]:
        """Return the term of each hash in the tables, for inspection."""
        return {term_hash(term): term for term in (self.folder / "terms.txt").read_text(encoding="utf-8").split("\n")}


def _column(path: Path) -> NDArray[Any]:
    try:
        return np.asarray(np.load(path, mmap_mode="r"))
    except (EOFError, SyntaxError, TokenError) as error:  # of a damaged header, which numpy parses as Python
        raise ValueError(f"{path.name} is not an array: {error}") from error


def phrase_hash(first: str, second: str) -> int:
    """Return the key of two adjacent terms."""
    return term_hash(f"{first} {second}")
