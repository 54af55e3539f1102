"""The sentence before: what a sentence that leans on another is to be read with.

In: a sentence and a way to look up the paragraph before its own. Out: the `Sentence` it leans on, in its own paragraph
or at the end of the one before.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from corpus.passage import Language
from index.records import StoredPassage
from index.words.analysis import Analyzer
from rag.answer import Evidence
from rag.reading.sentences.extract import Sentence
from rag.reading.sentences.lean import leans
from rag.reading.sentences.units import units
from rag.words.dates import when

Before = Callable[[StoredPassage], StoredPassage | None]
"""Returns the paragraph before a passage in its document, None where it is the first."""

MOST_STEPS = 4
"""A sentence that leans on one that leans itself is followed back so many sentences: from the end of a second quotation
(«واستطرد») over its beginning, and both of the first one («وقال»), to who speaks."""
MOST_STEPS_TO_DATE = 6
"""A date that another is counted from is looked for in so many sentences before: chosen."""


def antecedents(sentence: Sentence, language: Language, analyzer: Analyzer, before: Before) -> Sequence[Sentence]:
    """Return the sentences that this one leans on, nearest first; none where it stands alone."""
    found: list[Sentence] = []
    current = sentence
    while leans(current.text) and len(found) < MOST_STEPS:
        previous = _previous(current, language, analyzer, before)
        if previous is None:
            break
        found.append(previous)
        current = previous
    return found


def date_before(sentence: Sentence, language: Language, analyzer: Analyzer, before: Before) -> Sentence | None:
    """Return the nearest sentence before this one that names a date, for one that counts from it."""
    current: Sentence | None = sentence
    for _ in range(MOST_STEPS_TO_DATE):
        current = _previous(current, language, analyzer, before) if current else None
        if current is not None and when(current.text):
            return current
    return None


def _previous(sentence: Sentence, language: Language, analyzer: Analyzer, before: Before) -> Sentence | None:
    stored = sentence.evidence.stored
    own = [unit for unit in units(stored.passage, language, analyzer) if unit.end <= sentence.start]
    evidence = sentence.evidence
    if not own:
        earlier = before(stored)
        if earlier is None:
            return None
        own = list(units(earlier.passage, language, analyzer))
        hit = replace(evidence.hit, passage_id=earlier.passage.passage_id)
        evidence = Evidence(earlier, hit, np.zeros(0, np.float32))
    return Sentence(evidence, own[-1].start, own[-1].end, own[-1].translated) if own else None
