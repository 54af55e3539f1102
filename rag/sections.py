"""What stands under the headings found: evidence in, the same with the paragraphs under each heading before it.

Short as it is, a heading is often found before the paragraph that says what is asked: *Is there parking?* comes before
*There are 30 spaces behind the building*.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from index.library import Library
from index.records import StoredPassage
from index.vectors.embed import sentences
from rag.answer import Evidence
from rag.retrieve import neighbour

MOST_UNDER = 3
"""Paragraphs read under a heading that was found: chosen; the index finds further ones by themselves."""


def with_sections(library: Library, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence, each heading after the first paragraphs under it, each once, ranked in this order."""
    ordered: dict[tuple[str, str], Evidence] = {}
    for each in evidence:
        if each.passage.place.is_heading:
            for stored in under(library, each.stored, MOST_UNDER):
                ordered.setdefault(_key(stored), _evidence(stored, each))
        ordered.setdefault(_key(each.stored), each)
    if len(ordered) == len(evidence):
        return tuple(evidence)
    own = {_key(each.stored): each for each in evidence}
    # A paragraph that was found itself has scores of its own.
    ranked = (own.get(key, each) for key, each in ordered.items())
    return tuple(replace(each, hit=replace(each.hit, rank=rank)) for rank, each in enumerate(ranked, 1))


def under(library: Library, heading: StoredPassage, most: int) -> Iterator[StoredPassage]:
    """Yield the first paragraphs under a heading, those under headings below it included."""
    current: StoredPassage | None = heading
    while most and current is not None:
        current = neighbour(library, current, +1)
        if current is None or heading.passage.text not in current.passage.place.headings:
            return
        if not current.passage.place.is_heading:
            yield current
            most -= 1


def _evidence(stored: StoredPassage, heading: Evidence) -> Evidence:
    """Return a paragraph as if it had been found as its heading was, its sentences as near the question."""
    cosine = heading.sentence_cosines.max(initial=0.0)
    hit = replace(heading.hit, passage_id=stored.passage.passage_id)
    return Evidence(stored, hit, np.full(len(sentences(stored.passage)), cosine, np.float32))


def _key(stored: StoredPassage) -> tuple[str, str]:
    return stored.collection, stored.passage.passage_id
