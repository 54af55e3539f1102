"""Whether the passages that a claim cites say what it says, across both languages.

    claim, passages cited ─> sources ─> the one that has most of the claim ─> its features ─> a learned chance
          ─> the exact spans, or none

In: a claim and the passages that it cites. Out: the `Sentence`s that carry it, or none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.passage import Language
from index.words.analysis import Analyzer
from rag.answer import Evidence
from rag.proving.alignment import coverage
from rag.proving.features import features
from rag.proving.proof import bundled_proof
from rag.proving.sources import Source, joined, sources_of, words_of
from rag.proving.stated import StatedWord, stated_words
from rag.reading.sentences.extract import Sentence

LEAST_WORDS = 2
"""A claim of fewer content words says nothing that could be checked: an echoed command, a cry. Source: chosen."""
COST_OF_MORE = 0.02
"""What a source must have more of a claim than one that is a sentence shorter. Source: chosen."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The source that has most of a claim, and how the claim stands to it: features by name."""

    source: Source
    features: dict[str, float]


def supporting_sentences(
    claim: str, cited: Sequence[Evidence], language: Language, analyzer: Analyzer
) -> tuple[Sentence, ...]:
    """Return the spans that say together all of the claim, in the order cited; none: not supported.

    Args:
        language: of the answer, see `units`.
    """
    weighed, proof = weigh(claim, cited, language, analyzer), bundled_proof()
    return weighed.source.spans if weighed and proof.chance(weighed.features) >= proof.bar else ()


def weigh(claim: str, cited: Sequence[Evidence], language: Language, analyzer: Analyzer) -> Weighed | None:
    """Return a claim beside its best source; None for what is never supported: one that hardly has a word, or a number
    that none of the passages has."""
    stated = stated_words(claim, analyzer)
    passage = [word for evidence in cited for word in words_of(evidence, language, analyzer)]
    numbers = frozenset[int]().union(*(word.accepted for word in passage))
    if len(stated) < LEAST_WORDS or any(word.is_number and not word.accepted & numbers for word in stated):
        return None
    found = [list(sources_of(evidence, language, analyzer)) for evidence in cited]
    best = [_best(stated, sources) for sources in found if sources]
    if not best:
        return None
    source = _best(stated, [*best, joined(best)] if len(best) > 1 else best)
    return Weighed(source, features(claim, stated, source.texts, passage) | {"sentences": float(source.sentences)})


def _best(stated: Sequence[StatedWord], sources: Sequence[Source]) -> Source:
    """Return the source that has most of the words, of equals the shortest and first."""
    return max(sources, key=lambda each: coverage(stated, each.texts) - COST_OF_MORE * each.sentences)
