"""Trains the bundled translation lexicon on sentence pairs and the glossary.

pairs ─> alignment ─┬─> words (both directions) ─> synonyms
                    └─> phrases (both directions)
"""

from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import Hashes
from index.train.align import Alignment, align
from index.train.pairs import read_all
from index.train.phrases import Phrases, arabic_phrases, english_phrases
from index.words.lexicon import Table, phrase_hash
from index.words.term_hash import term_hash

LEAST_CHANCE = 0.01
MOST_TRANSLATIONS = 16
# Word pairs with a lower expected number of links, over all sentence pairs, co-occur by chance.
LEAST_EXPECTED = 0.1
# Least probability of a synonym, by way of shared translations.
LEAST_SYNONYM_CHANCE = 0.1
MOST_SYNONYMS = 4
_SYNONYMS_THROUGH = 6


def train_lexicon(data: Path, out: Path) -> None:
    """Learn the lexicon from the data folder and write it into `out`."""
    save_lexicon(align(read_all(data)), out)


def save_lexicon(alignment: Alignment, out: Path) -> None:
    """Write the three tables of an alignment, and the names of their terms, into `out`."""
    english, arabic = _hashes(alignment.english_terms), _hashes(alignment.arabic_terms)
    words = word_table(alignment, english, arabic)
    tables = {"words": words, "phrases": phrase_table(alignment), "synonyms": synonym_table(words)}
    for name, table in tables.items():
        table.save(out / name)
    known = {hash_ for table in tables.values() for hash_ in (*table.sources.tolist(), *table.targets.tolist())}
    terms = {term for term in (*alignment.english_terms, *alignment.arabic_terms) if term_hash(term) in known}
    (out / "terms.txt").write_text("\n".join(sorted(terms)), encoding="utf-8")


def word_table(alignment: Alignment, english: Hashes, arabic: Hashes) -> Table:
    """Return the translations of each term, both directions in one table."""
    frequent = alignment.expected >= LEAST_EXPECTED
    e, a = english[alignment.english[frequent]], arabic[alignment.arabic[frequent]]
    chances = [alignment.arabic_given_english[frequent], alignment.english_given_arabic[frequent]]
    return tabulate(np.concatenate([e, a]), np.concatenate([a, e]), np.concatenate(chances), MOST_TRANSLATIONS)


def phrase_table(alignment: Alignment) -> Table:
    """Return the translations of phrases of two terms, both directions in one table."""
    columns = [
        _phrase_columns(english_phrases(alignment), alignment.english_terms, _hashes(alignment.arabic_terms)),
        _phrase_columns(arabic_phrases(alignment), alignment.arabic_terms, _hashes(alignment.english_terms)),
    ]
    sources, targets, chances = (np.concatenate(column) for column in zip(*columns, strict=True))
    return tabulate(sources, targets, chances, MOST_TRANSLATIONS)


def synonym_table(words: Table) -> Table:
    """Return the synonyms of each term, in its own language.

    p(synonym | term) = sum over translations t of p(t | term) p(synonym | t)
    """
    sources: list[int] = []
    targets: list[int] = []
    chances: list[float] = []
    for source in words.sources.tolist():
        back: defaultdict[int, float] = defaultdict(float)
        for translation, there in list(words.of(source).items())[:_SYNONYMS_THROUGH]:
            for synonym, again in words.of(translation).items():
                back[synonym] += there * again
        back.pop(source, None)
        sources += [source] * len(back)
        targets += back.keys()
        chances += back.values()
    chance = np.array(chances, np.float32)
    strong = chance >= LEAST_SYNONYM_CHANCE
    return tabulate(
        np.array(sources, np.uint64)[strong], np.array(targets, np.uint64)[strong], chance[strong], MOST_SYNONYMS
    )


def tabulate(sources: Hashes, targets: Hashes, chances: NDArray[np.float32], most: int) -> Table:
    """Return a table of the `most` most probable targets of each source, without those below `LEAST_CHANCE`."""
    usable = chances >= LEAST_CHANCE
    sources, targets, chances = sources[usable], targets[usable], chances[usable]
    order = np.lexsort((targets, -chances, sources))
    sources, targets, chances = sources[order], targets[order], chances[order]
    best = np.arange(len(sources)) - np.searchsorted(sources, sources) < most
    unique, starts = np.unique(sources[best], return_index=True)
    return Table(
        unique, np.append(starts, best.sum()).astype(np.uint32), targets[best], chances[best].astype(np.float16)
    )


def _phrase_columns(phrases: Phrases, terms: list[str], targets: Hashes) -> tuple[Hashes, Hashes, NDArray[np.float32]]:
    pairs = zip(phrases.first.tolist(), phrases.second.tolist(), strict=True)
    sources = np.array([phrase_hash(terms[first], terms[second]) for first, second in pairs], np.uint64)
    return sources, targets[phrases.target], phrases.chance


def _hashes(terms: list[str]) -> Hashes:
    return np.array([term_hash(term) for term in terms], np.uint64)
