"""Transliteration of names from Latin to Arabic: a word in, Arabic spellings with probabilities out.

A name is cut into pieces of up to three letters, each of which has Arabic counterparts with probabilities; beam search
keeps the most probable spellings. Few of them occur in an index, which selects among them. The pieces are learned from
pairs of names (`index.train.letters`). The opposite direction would have to guess the vowels; there, names are matched
by their `sound`.

    >>> from index.words.lexicon import Lexicon
    >>> list(Lexicon.load().letters.spellings("Dushanbe"))[:2]
    ['دوشانبي', 'دوشنبي']
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from operator import itemgetter
from pathlib import Path
from typing import Self

from corpus.fold import fold

FILE = "letters.tsv"
LATIN_PIECE = 3
BEAM = 24
"""Beam width; of 12, 24 and 32 the best trade-off of accuracy and time on held-out names."""

MOST_PER_PIECE = 6
FLATTENED = 0.6
"""Exponent of spelling probabilities, below 1 because one spelling has several segmentations and only the best one is
scored. Best of 1, .6 and .4 on held-out names."""

_CACHE = 1 << 14
_DOUBLED = re.compile(r"([^aeo\W])\1+")
_END = "."
_NEVER = -math.inf
_score = itemgetter(1)

Spellings = Mapping[str, float]
Pieces = Iterable[tuple[str, str, float]]


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """Arabic counterparts of each Latin piece with their log probabilities, most probable first."""

    pieces: Mapping[str, tuple[tuple[str, float], ...]]

    @classmethod
    def of(cls, pieces: Pieces) -> Self:
        """Return the letters of (Latin piece, Arabic piece, log probability)."""
        by_latin: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for latin, arabic, chance in pieces:
            by_latin[latin].append((arabic, chance))
        return cls({latin: tuple(nlargest(MOST_PER_PIECE, known, _score)) for latin, known in by_latin.items()})

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Return the letters in `folder`. Raises: OSError, ValueError when a line is not two pieces and a number."""
        lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
        return cls.of((latin, arabic, float(chance)) for latin, arabic, chance in (line.split("\t") for line in lines))

    def save(self, folder: Path) -> None:
        """Write the letters into `folder`."""
        rows = ((latin, *each) for latin in sorted(self.pieces) for each in self.pieces[latin])
        text = "".join(f"{latin}\t{arabic}\t{chance:.3f}\n" for latin, arabic, chance in rows)
        (folder / FILE).write_text(text, encoding="utf-8")

    @lru_cache(_CACHE)  # noqa: B019 - one instance lives as long as the lexicon
    def spellings(self, word: str, beam: int = BEAM) -> Spellings:
        """Return the most probable Arabic spellings of a Latin word, best first; their probabilities sum to 1.

        None for a word with a letter that no piece covers.
        """
        latin = marked(word)
        reached: list[dict[str, float]] = [{"": 0.0}, *({} for _ in latin)]
        for start in range(len(latin)):
            kept = nlargest(beam, reached[start].items(), _score)
            for end in range(start + 1, min(start + LATIN_PIECE, len(latin)) + 1):
                after = reached[end]
                for arabic, chance in self.pieces.get(latin[start:end], ()):
                    for spelt, so_far in kept:
                        longer, likely = spelt + arabic, so_far + chance
                        if likely > after.get(longer, _NEVER):
                            after[longer] = likely
        return _flattened(nlargest(beam, reached[-1].items(), _score)) if latin != _END else {}


def marked(word: str) -> str:
    """Return a Latin word as it is segmented: doubled consonants once, capital first letter, full stop at the end."""
    return _DOUBLED.sub(r"\1", fold(word)).capitalize() + _END


def _flattened(scored: list[tuple[str, float]]) -> Spellings:
    weights = {spelt: math.exp(FLATTENED * (score - scored[0][1])) for spelt, score in scored}
    total = math.fsum(weights.values())
    return {spelt: weight / total for spelt, weight in weights.items()}
