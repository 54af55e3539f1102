"""Which Arabic letters stand for which Latin ones in names, learned from pairs of names.

Letters are aligned many to many by expectation maximisation. The names of the glossary are right and teach a first
model. It tells which pairs of the name lists are one name in two scripts (half are not: river, نهر), and these and the
glossary's teach the second. A tenth of the names is held out to measure with.

Source: Jiampojamarn, Kondrak and Sherif, "Applying many-to-many alignments to letter-to-phoneme conversion", 2007.
"""

import math
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from corpus.fold import fold
from index.train.pairs import read_names
from index.words.glossary import glossary_entries
from index.words.spelling import LATIN_PIECE, Letters, marked

NAME_THEMES = ("name-", "geography-country", "geography-capital", "geography-city", "geography-us", "geography-island")
ITERATIONS = (5, 3)
LEAST_LIKELIHOOD = -2.0
"""Mean log chance of an Arabic letter from which on a pair is one name: there is next to none between -4 and -1."""
LEAST_COUNT = 2.0
"""Pieces seen less often than this are chance. So 4,000 are left."""

_ARABIC_PIECE = 2
_APART_TENTHS = 1
_LEAST_LATIN, _LEAST_ARABIC = 3, 2
_FIRST_GUESS = {(1, 1): 1.0, (2, 1): 0.3, (3, 1): 0.1, (1, 2): 0.02, (1, 0): 0.3, (2, 0): 0.3, (2, 2): 0.01}
_SELDOM_SILENT = 0.001
_OFTEN_SILENT = frozenset("aeiouhwy.")
_LEAST_SHARE = 1e-4
_LEAST_EXPECTED = 0.5
"""Pieces that are expected less often in all of the names are forgotten between iterations; chosen."""

Name = tuple[str, str]
"""A Latin form and an Arabic one, of a name or of a piece of it."""

Place = tuple[int, int]
"""Letters of the Latin and of the Arabic form that an alignment has come past."""

Chances = Mapping[Name, float]


def train_letters(data: Path, out: Path) -> None:
    """Learn the letters from the data folder and the glossary and write them into the folder `out`."""
    learn, _ = one_name(data)
    letters_of(expected_counts(learn, ITERATIONS[1])).save(out)


def one_name(data: Path) -> tuple[set[Name], set[Name]]:
    """Return the pairs (Latin, Arabic) that are one name in two scripts: to learn from, and those held out."""
    sure = set(_glossary_names())
    listed = sorted(set(_listed_names(data)))
    first = _given_latin(expected_counts({name for name in sure if not held_out(name)}, ITERATIONS[0]))
    names = {name for name in listed if likelihood(name, first) >= LEAST_LIKELIHOOD} | sure
    return {name for name in names if not held_out(name)}, {name for name in names if held_out(name)}


def held_out(name: Name) -> bool:
    """Return whether a name is kept for measuring (one in ten, by a checksum of its Latin form)."""
    return zlib.crc32(name[0].encode()) % 10 < _APART_TENTHS


def likelihood(name: Name, chances: Chances) -> float:
    """Return the mean log chance of a letter of the Arabic form, given the Latin one and the best alignment."""
    latin, arabic = marked(name[0]), name[1]
    best: defaultdict[Place, float] = defaultdict(float, {(0, 0): 1.0})
    for start, end, piece in _steps(latin, arabic):
        best[end] = max(best[end], best[start] * chances.get(piece, 0.0))
    chance = best[len(latin), len(arabic)]
    return math.log(chance) / len(arabic) if chance else -math.inf


def expected_counts(names: Iterable[Name], iterations: int) -> dict[Name, float]:
    """Return how often each pair of pieces is expected in the names."""
    counts = _round(names, None)
    for _ in range(iterations - 1):
        total = math.fsum(counts.values())
        counts = _round(names, {piece: count / total for piece, count in counts.items()})
    return counts


def _round(names: Iterable[Name], chances: Chances | None) -> dict[Name, float]:
    """Return the expected counts of one iteration, over all alignments of each name."""
    counts: defaultdict[Name, float] = defaultdict(float)
    for name in sorted(names):
        for piece, share in _shares(name, chances):
            counts[piece] += share
    return {piece: count for piece, count in counts.items() if count > _LEAST_EXPECTED}


def _shares(name: Name, chances: Chances | None) -> Iterator[tuple[Name, float]]:
    """Yield each step of the alignments of a name as its pieces, with the share of the chance of all that go through it
    (forward and backward)."""
    latin, arabic = marked(name[0]), name[1]
    whole = len(latin), len(arabic)
    forward: defaultdict[Place, float] = defaultdict(float, {(0, 0): 1.0})
    backward: defaultdict[Place, float] = defaultdict(float, {whole: 1.0})
    taken = []
    for start, end, piece in _steps(latin, arabic):
        chance = _guess(piece) if chances is None else chances.get(piece, 0.0)
        if reached := forward[start] * chance:
            forward[end] += reached
            taken.append((start, end, piece, chance))
    if not forward[whole]:
        return
    for start, end, _, chance in reversed(taken):
        backward[start] += chance * backward[end]
    for start, end, piece, chance in taken:
        share = forward[start] * chance * backward[end] / forward[whole]
        if share > _LEAST_SHARE:
            yield piece, share


def _steps(latin: str, arabic: str) -> Iterator[tuple[Place, Place, Name]]:
    """Yield each step of an alignment, (from, to, the pieces between), those that begin further left first."""
    for start in range(len(latin)):
        for begin in range(len(arabic) + 1):
            for end in range(start + 1, min(start + LATIN_PIECE, len(latin)) + 1):
                for stop in range(begin, min(begin + _ARABIC_PIECE, len(arabic)) + 1):
                    if (end - start, stop - begin) in _FIRST_GUESS:
                        yield (start, begin), (end, stop), (latin[start:end], arabic[begin:stop])


def _guess(piece: Name) -> float:
    latin, arabic = piece
    silent = not arabic and latin[0].lower() not in _OFTEN_SILENT
    return _SELDOM_SILENT if silent else _FIRST_GUESS[len(latin), len(arabic)]


def _given_latin(counts: Chances) -> Chances:
    """Return p(Arabic piece | Latin piece)."""
    totals: defaultdict[str, float] = defaultdict(float)
    for (latin, _), count in counts.items():
        totals[latin] += count
    return {piece: count / totals[piece[0]] for piece, count in counts.items()}


def letters_of(counts: Chances) -> Letters:
    """Return the letters of expected counts."""
    total = math.fsum(counts.values())
    return Letters.of(
        (latin, arabic, math.log(count / total)) for (latin, arabic), count in counts.items() if count >= LEAST_COUNT
    )


def _glossary_names() -> Iterator[Name]:
    for theme, english, arabic in glossary_entries():
        if theme.startswith(NAME_THEMES):
            yield from (name for one in english for other in arabic for name in _word_by_word(one, other))


def _listed_names(data: Path) -> Iterator[Name]:
    for pair in read_names(data):
        yield from _word_by_word(pair.english, pair.arabic)


def _word_by_word(english: str, arabic: str) -> Iterator[Name]:
    """Yield the words of two names of equally many, folded, without an article that only the Arabic one has."""
    latin, other = fold(english.replace("'", "")).split(), fold(arabic).split()
    for one, two in zip(latin, other, strict=False) if len(latin) == len(other) else ():
        bare = two if one.startswith(("al", "el")) or len(two) <= 4 else two.removeprefix("ال")
        if len(one) >= _LEAST_LATIN and len(bare) >= _LEAST_ARABIC and _is_latin(one) and _is_arabic(bare):
            yield one, bare


def _is_latin(word: str) -> bool:
    return word.isascii() and word.isalpha()


def _is_arabic(word: str) -> bool:
    return all("\u0620" <= letter <= "\u064a" for letter in word)
