"""`python -m rag.train.verbs`: the table of verb stems of the judge, from the verbs of the glossary."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from corpus.fold import fold
from index.words.glossary import glossary_entries
from rag.judging.concepts.core import stem_hashes
from rag.judging.concepts.verbs import VERBS

_AUXILIARY = frozenset("be was were been is are am have has had do did done doing must can could will would".split())
_LEAST_LETTERS = 3


def main() -> None:
    """Write the table."""
    np.save(VERBS, verb_stems())


def verb_stems() -> NDArray[np.uint64]:
    """Return the hash of each stem, uint64, ascending."""
    found = " ".join(word for word in _verbs() if len(word) >= _LEAST_LETTERS and word not in _AUXILIARY)
    return np.array(sorted(set(stem_hashes(found))), np.uint64)


def _verbs() -> Iterator[str]:
    """Yield the folded forms of one word: of an Arabic entry those that are no noun of it (فعل, يفعل, not فعال)."""
    for theme, english, (first, *others) in glossary_entries():
        if not theme.startswith("verb"):
            continue
        for word in (*english, first, *(o for o in others if o[0] == "ي" or o.startswith(first))):
            if " " not in word:
                yield fold(word)


if __name__ == "__main__":
    main()
