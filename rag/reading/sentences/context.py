"""Antecedents: the sentences before that an anaphoric sentence needs to be understood.

In: a sentence. Out: the `Sentence`s before it, in its own paragraph or at the end of the ones before.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from corpus.passage import Language
from index.records import StoredPassage
from index.words.analysis import Analyzer
from rag.answer import Evidence
from rag.reading.sentences.anaphora import antecedent_of
from rag.reading.sentences.extract import Sentence
from rag.reading.sentences.units import Unit, units
from rag.words.dates import when

Before = Callable[[StoredPassage], StoredPassage | None]
"""Returns the paragraph before a passage in its document, None where it is the first."""

MOST_STEPS = 4
"""Sentences between an anaphor and its antecedent, at most: from the end of a second quotation («واستطرد») over its
beginning, and both of the first one («وقال»), to who speaks."""
MOST_STEPS_TO_DATE = 6
"""Sentences before in which the date that another counts from is looked for: chosen."""
_CACHED_SENTENCES = 512


@dataclass(frozen=True, slots=True)
class Context:
    """What sentences are read with: the language of the answer, the analyzer, and access to the paragraph before."""

    language: Language
    analyzer: Analyzer
    before: Before

    def antecedents(self, sentence: Sentence) -> Sequence[Sentence]:
        """Return the sentences before this one that it needs, nearest first; none where it stands alone."""
        found: list[Sentence] = []
        current = sentence
        while antecedent_of(current.text) and len(found) < MOST_STEPS:
            previous = self._previous(current)
            if previous is None:
                break
            found.append(previous)
            current = previous
        return found

    def date_before(self, sentence: Sentence) -> Sentence | None:
        """Return the nearest sentence before this one that names a date, for one that counts from it."""
        current: Sentence | None = sentence
        for _ in range(MOST_STEPS_TO_DATE):
            current = self._previous(current) if current else None
            if current is not None and when(current.text):
                return current
        return None

    def terms(self, sentence: Sentence) -> frozenset[str]:
        """Return the terms of a sentence and of its translation."""
        return _terms(f"{sentence.text} {sentence.translated or ''}", self.analyzer)

    def _previous(self, sentence: Sentence) -> Sentence | None:
        evidence = sentence.evidence
        earlier = [each for each in self._units(evidence.stored) if each.end <= sentence.start]
        if not earlier:
            stored = self.before(evidence.stored)
            if stored is None:
                return None
            earlier = [*self._units(stored)]
            hit = replace(evidence.hit, passage_id=stored.passage.passage_id)
            evidence = Evidence(stored, hit, np.zeros(0, np.float32))
        return Sentence(evidence, earlier[-1].start, earlier[-1].end, earlier[-1].translated) if earlier else None

    def _units(self, stored: StoredPassage) -> Sequence[Unit]:
        return units(stored.passage, self.language, self.analyzer)


@lru_cache(_CACHED_SENTENCES)
def _terms(text: str, analyzer: Analyzer) -> frozenset[str]:
    return frozenset(analyzer.passage_terms(text))
