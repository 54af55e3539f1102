"""`python -m rag.train.rarity --data FOLDER`: the table of word rarity in general text, `rag.words.rarity`.

Relative frequencies are averaged over sources (news, manuals, everyday sentences, encyclopedia), whatever their size,
so that the terms of software are no more frequent than elsewhere.
"""

import argparse
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from index.train.pairs import SOURCES, read_source
from index.train.retrieval_pairs import ARCD, SQUAD, read_news, read_questions, read_sections
from index.words.term_hash import term_hash
from index.words.terms import word_terms, words
from rag.train.arguments import add_data, lacks_data
from rag.train.titled import one_line
from rag.words.rarity import BUNDLED_RARITY, STEPS

MOST_TERMS = 30_000
"""Terms of the table: rarer ones weigh 1."""
_TEXTS_A_SOURCE = 6_000
_MILLION = 1e6
_COMMONEST, _RAREST = 3_000.0, 1.0
"""Of a million running words: what occurs this often weighs nothing, and what occurs once weighs all. Chosen."""


def train_rarity(data: Path, path: Path = BUNDLED_RARITY) -> int:
    """Write the table, and return how many terms it has."""
    per_million: defaultdict[str, float] = defaultdict(float)
    sources = [(prefix, _counts(prefix, texts)) for prefix, texts in _sources(data)]
    of_prefix = Counter(prefix for prefix, _ in sources)
    for prefix, counts in sources:
        for term, count in counts.items():
            per_million[term] += count / counts.total() * _MILLION / of_prefix[prefix]
    frequent = sorted(per_million, key=lambda term: (-per_million[term], term))[:MOST_TERMS]
    weights = {term_hash(term) & 0xFFFF_FFFF: weight(per_million[term]) for term in frequent}
    hashes = np.array(sorted(weights), np.uint32)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, hashes=hashes, weights=np.array([weights[int(h)] for h in hashes], np.uint8))
    return len(hashes)


def _counts(prefix: str, texts: Iterable[str]) -> Counter[str]:
    """Return how often each term with a prefix occurs in texts."""
    return Counter(term for text in texts for term in _stems(text) if term.startswith(prefix))


def weight(per_million: float) -> int:
    """Return the weight, 0 to `STEPS`, of a term by its occurrences in a million words."""
    rare = math.log(_COMMONEST / max(per_million, _RAREST)) / math.log(_COMMONEST / _RAREST)
    return round(STEPS * min(max(rare, 0.0), 1.0))


def _sources(data: Path) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the texts of each source, and the prefix of the terms that are counted there."""
    sections = list(islice(read_sections(data), _TEXTS_A_SOURCE))
    (tatoeba,) = (source for source in SOURCES if source.name == "tatoeba_anki")
    pairs = list(read_source(data, tatoeba))
    yield "a:", (text for _, text in islice(read_news(data), _TEXTS_A_SOURCE))
    yield "a:", (each.text["ar"] for each in sections)
    yield "a:", (pair.arabic for pair in pairs)
    yield "a:", _passages(data, ARCD)
    yield "e:", (each.text["en"] for each in sections)
    yield "e:", (pair.english for pair in pairs)
    yield "e:", _passages(data, SQUAD)


def _passages(data: Path, source: Path) -> set[str]:
    """Return the passages of a reading comprehension set."""
    return {one_line(each.context) for each in read_questions(data, source)}


def _stems(text: str) -> Iterator[str]:
    for word in words(text):
        yield from word_terms(word.text, word.kind)[:1]


def main(given: Sequence[str] | None = None) -> int:
    """Count, write the table, and return the exit code: 0 done, 2 wrong usage."""
    parser = argparse.ArgumentParser("python -m rag.train.rarity", description=__doc__)
    add_data(parser)
    arguments = parser.parse_args(given)
    if lacks_data(arguments.data, [ARCD]):
        return 2
    print(f"{train_rarity(arguments.data):,} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
