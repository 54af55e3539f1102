"""Variants of the words of a question in the evidence: other spellings, demonyms, names written out, words of one root.

In: the question's core, the passages, and the coverage by words and alternatives. Out: `Variant`s that raise the
coverage. Spellings and roots are looked for only where no passage has the word itself.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.fold import fold
from rag.judging.concepts.core import Core
from rag.judging.concepts.initials import abbreviations_in, initials_in
from rag.judging.concepts.matches import SURE
from rag.reading.sentences.units import View
from rag.words.known_names import is_place
from rag.words.relatives import related
from rag.words.roots import roots

RELATED = 0.8
"""Coverage of a concept by another spelling or a related word: chosen."""
_FARTHEST_LENGTH = 6

Floats = NDArray[np.float32]


class Variant(NamedTuple):
    """A word in the place of a question's word: the rows of the sentences that have it (by its `bare_stem`), and its
    coverage of the concept, in [0, 1]."""

    rows: Sequence[int]
    concept: int
    coverage: float
    word: str


def relatives(coverage: Floats, core: Core, views: Sequence[View]) -> Iterator[Variant]:
    """Yield words related to a word that no passage has, since either may be misspelt; and for every place or
    nationality the words derived from it (the *Swedish* king is the king of Sweden)."""
    missing = coverage.max(axis=0, initial=0.0) < SURE
    known = [bool(word) and is_place(word) for word in core.words]
    sought = [(at, word) for at, word in enumerate(core.words) if word and (missing[at] or known[at])]
    for first, view in _with_first_rows(views) if sought else ():
        for at, own in sought:
            for word, rows in view.spelt.get(own[0], {}).items():
                if abs(len(word) - len(own)) > _FARTHEST_LENGTH or not related(own, word):
                    continue
                if missing[at] or is_place(word):
                    yield Variant([first + row for row in rows], at, RELATED, word)


def words_of_root(coverage: Floats, core: Core, views: Sequence[View], verbs: Sequence[int]) -> Iterator[Variant]:
    """Yield words that share a root with an Arabic verb of the question that no passage has."""
    missing = [(at, roots(core.words[at])) for at in verbs if coverage[:, at].max(initial=0.0) < SURE]
    sought = [(at, own, [*map(frozenset, own)]) for at, own in missing if own]
    for first, view in _with_first_rows(views) if sought else ():
        for word, rows in chain.from_iterable(words.items() for words in view.spelt.values()):
            letters = frozenset(word)
            for at, own, each_letters in sought:
                # The cheap test goes first: few words have all letters of a root.
                if any(each <= letters for each in each_letters) and not own.isdisjoint(roots(word)):
                    yield Variant([first + row for row in rows], at, RELATED, word)


def written_out(core: Core, views: Sequence[View]) -> Iterator[Variant]:
    """Yield names whose initials are an abbreviation in the question."""
    abbreviated = {fold(each): each for each in abbreviations_in(core.text)}
    places = [(at, abbreviated[word]) for at, word in enumerate(core.words) if word in abbreviated]
    for first, view in _with_first_rows(views) if places else ():
        for row, unit in enumerate(view.units, first):
            initials = initials_in(f"{view.text[unit.start : unit.end]}\n{unit.translated or ''}")
            yield from (Variant([row], at, 1.0, name) for at, name in places if name in initials)


def _with_first_rows(views: Sequence[View]) -> Iterator[tuple[int, View]]:
    """Yield each passage with the row of its first sentence."""
    return zip(accumulate((len(each.units) for each in views), initial=0), views, strict=False)
