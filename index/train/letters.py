"""Learns which Arabic letters correspond to Latin ones, from names in both scripts (`index.words.spelling`).

Segments of a few letters are aligned many-to-many by expectation maximisation. Names of the glossary, which are known
to be equal, train a first model. Of the name lists, half of the pairs are translations and not transliterations (river,
نهر); those that the first model finds likely are added to the glossary's for the second model. A tenth of the names is
held out for measuring.

Source: Jiampojamarn, Kondrak and Sherif, "Applying many-to-many alignments to letter-to-phoneme conversion", 2007.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from corpus.fold import fold
from index.train.pairs import read_names
from index.train.retrieval_pairs import held_out
from index.words.glossary import glossary_entries
from index.words.spelling import LATIN_PIECE, Letters, marked

NAME_THEMES = ("name-", "geography-country", "geography-capital", "geography-city", "geography-us", "geography-island")
"""Prefixes of the themes of the glossary that have names."""

ITERATIONS = (5, 3)
"""Of expectation maximisation, for the first and the second model; chosen."""

MIN_LIKELIHOOD = -2.0
"""Least mean log probability per Arabic letter of a transliteration; hardly any pair lies between -4 and -1."""

MIN_COUNT = 2.0
"""Expected count below which a pair of segments is taken for noise; 4,000 remain."""

_MAX_ARABIC_SEGMENT = 2
_MIN_LATIN_LETTERS, _MIN_ARABIC_LETTERS = 3, 2
_ARTICLE = "ال"
_MAX_WHOLE_LETTERS = 4
"""Arabic words up to this length keep a leading ال, which is mostly not the article."""

_INITIAL_WEIGHTS = {(1, 1): 1.0, (2, 1): 0.3, (3, 1): 0.1, (1, 2): 0.02, (1, 0): 0.3, (2, 0): 0.3, (2, 2): 0.01}
"""Before the first iteration, by the lengths of a Latin and an Arabic segment; no other lengths are aligned. Chosen."""

_OFTEN_SILENT = frozenset("aeiouhwy.")
_SELDOM_SILENT_WEIGHT = 0.001
_MIN_SHARE = 1e-4
_MIN_EXPECTED = 0.5
"""Pairs of segments with a lower expected count over all names are dropped after an iteration; chosen."""

Pair = tuple[str, str]
"""Latin and Arabic: a name in both scripts, or two segments of one."""

Position = tuple[int, int]
"""Offsets in the Latin and the Arabic form of a name."""

Weights = Mapping[Pair, float]
"""Probability, or initial weight, of each pair of segments."""


def train_letters(data: Path, out: Path) -> None:
    """Learn the letters from the data folder and the glossary, and write them into the folder `out`."""
    names = {name for name in transliterations(data) if not held_out(name[0])}
    letters_of(expected_counts(names, ITERATIONS[1])).save(out)


def transliterations(data: Path) -> set[Pair]:
    """Return the names in both scripts, including held-out ones: the glossary's, and likely ones of the name lists."""
    certain = set(_glossary_names())
    first_model = _given_latin(expected_counts({name for name in certain if not held_out(name[0])}, ITERATIONS[0]))
    return {name for name in _listed_names(data) if likelihood(name, first_model) >= MIN_LIKELIHOOD} | certain


def likelihood(name: Pair, probabilities: Weights) -> float:
    """Return the mean log probability per Arabic letter, given the Latin form, of the best alignment."""
    latin, arabic = marked(name[0]), name[1]
    best: defaultdict[Position, float] = defaultdict(float, {(0, 0): 1.0})
    for start, end, segments in _steps(latin, arabic):
        best[end] = max(best[end], best[start] * probabilities.get(segments, 0.0))
    probability = best[len(latin), len(arabic)]
    return math.log(probability) / len(arabic) if probability else -math.inf


def expected_counts(names: Iterable[Pair], iterations: int) -> dict[Pair, float]:
    """Return the expected count of each pair of segments in the names, after expectation maximisation."""
    names = sorted(names)
    counts = _expectation(names, None)
    for _ in range(iterations - 1):
        total = math.fsum(counts.values())
        counts = _expectation(names, {segments: count / total for segments, count in counts.items()})
    return counts


def _expectation(names: Iterable[Pair], probabilities: Weights | None) -> dict[Pair, float]:
    """Return the expected count of each pair of segments, over all alignments of each name.

    Args:
        probabilities: None for the initial weights.
    """
    counts: defaultdict[Pair, float] = defaultdict(float)
    for name in names:
        for segments, posterior in _posteriors(name, probabilities):
            counts[segments] += posterior
    return {segments: count for segments, count in counts.items() if count > _MIN_EXPECTED}


def _posteriors(name: Pair, probabilities: Weights | None) -> Iterator[tuple[Pair, float]]:
    """Yield the segments of each step of any alignment of a name, with the posterior probability of the step.

    Computed by the forward-backward algorithm.
    """
    latin, arabic = marked(name[0]), name[1]
    whole = len(latin), len(arabic)
    forward: defaultdict[Position, float] = defaultdict(float, {(0, 0): 1.0})
    backward: defaultdict[Position, float] = defaultdict(float, {whole: 1.0})
    possible = []
    for start, end, segments in _steps(latin, arabic):
        weight = _initial_weight(segments) if probabilities is None else probabilities.get(segments, 0.0)
        if reached := forward[start] * weight:
            forward[end] += reached
            possible.append((start, end, segments, weight))
    if not forward[whole]:
        return
    for start, end, _, weight in reversed(possible):
        backward[start] += weight * backward[end]
    for start, end, segments, weight in possible:
        posterior = forward[start] * weight * backward[end] / forward[whole]
        if posterior > _MIN_SHARE:
            yield segments, posterior


def _steps(latin: str, arabic: str) -> Iterator[tuple[Position, Position, Pair]]:
    """Yield all steps of alignments of two forms: start, end, and the segments between, by ascending start."""
    for start in range(len(latin)):
        for begin in range(len(arabic) + 1):
            for end in range(start + 1, min(start + LATIN_PIECE, len(latin)) + 1):
                for stop in range(begin, min(begin + _MAX_ARABIC_SEGMENT, len(arabic)) + 1):
                    if (end - start, stop - begin) in _INITIAL_WEIGHTS:
                        yield (start, begin), (end, stop), (latin[start:end], arabic[begin:stop])


def _initial_weight(segments: Pair) -> float:
    latin, arabic = segments
    if not arabic and latin[0].lower() not in _OFTEN_SILENT:
        return _SELDOM_SILENT_WEIGHT
    return _INITIAL_WEIGHTS[len(latin), len(arabic)]


def _given_latin(counts: Weights) -> Weights:
    """Return p(Arabic segment | Latin segment)."""
    totals: defaultdict[str, float] = defaultdict(float)
    for (latin, _), count in counts.items():
        totals[latin] += count
    return {segments: count / totals[segments[0]] for segments, count in counts.items()}


def letters_of(counts: Weights) -> Letters:
    """Return the letters with the joint log probabilities of expected counts."""
    total = math.fsum(counts.values())
    return Letters.of(
        (latin, arabic, math.log(count / total)) for (latin, arabic), count in counts.items() if count >= MIN_COUNT
    )


def _glossary_names() -> Iterator[Pair]:
    for theme, english, arabic in glossary_entries():
        if theme.startswith(NAME_THEMES):
            yield from (name for one in english for other in arabic for name in _word_by_word(one, other))


def _listed_names(data: Path) -> Iterator[Pair]:
    for pair in read_names(data):
        yield from _word_by_word(pair.english, pair.arabic)


def _word_by_word(english: str, arabic: str) -> Iterator[Pair]:
    """Yield the folded words of two names in pairs, if they have equally many; without an article that only the Arabic
    word has."""
    latin_words, arabic_words = fold(english.replace("'", "")).split(), fold(arabic).split()
    if len(latin_words) != len(arabic_words):
        return
    for latin, word in zip(latin_words, arabic_words, strict=True):
        keeps_article = latin.startswith(("al", "el")) or len(word) <= _MAX_WHOLE_LETTERS
        bare = word if keeps_article else word.removeprefix(_ARTICLE)
        are_long_enough = len(latin) >= _MIN_LATIN_LETTERS and len(bare) >= _MIN_ARABIC_LETTERS
        if are_long_enough and _is_latin(latin) and _is_arabic(bare):
            yield latin, bare


def _is_latin(word: str) -> bool:
    return word.isascii() and word.isalpha()


def _is_arabic(word: str) -> bool:
    return all("\u0620" <= letter <= "\u064a" for letter in word)
