"""Whether the passages that a claim cites entail it, in either language: a claim and passages in, spans or nothing out.

claim, cited passages ─> candidate sources ─> the best-covering one ─> features ─> verifier ─> its exact spans
"""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.passage import Language
from index.words.analysis import Analyzer
from rag.answer import Evidence
from rag.proving.alignment import coverage
from rag.proving.content_words import ContentWord, content_words, terms_of
from rag.proving.features import features
from rag.proving.sources import Source, joined, sources_of, words_of
from rag.proving.verifier import bundled_verifier
from rag.reading.sentences.extract import Sentence

LEAST_WORDS = 2
"""Content words of a claim that can be checked, at least; an echoed command has fewer. Source: chosen."""
COST_OF_A_SENTENCE = 0.02
"""Coverage that each further sentence of a source must add. Source: chosen."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The source that covers most of a claim, and the features of the two by name."""

    source: Source
    features: dict[str, float]


def supporting_sentences(
    claim: str, cited: Sequence[Evidence], language: Language, analyzer: Analyzer
) -> tuple[Sentence, ...]:
    """Return the spans that together entail the claim, in the order cited; empty where it is not supported.

    Args:
        language: of the answer, see `units`.
    """
    comparison, verifier = compare(claim, cited, language, analyzer), bundled_verifier()
    if comparison is None or verifier.chance(comparison.features) < verifier.threshold:
        return ()
    return comparison.source.spans


def compare(claim: str, cited: Sequence[Evidence], language: Language, analyzer: Analyzer) -> Comparison | None:
    """Return a claim beside its best source.

    None where no source can support it: it has fewer than `LEAST_WORDS`, or a number that no cited passage has, or all
    of these are prompt injections.
    """
    words = content_words(claim, analyzer)
    passage = [word for evidence in cited for word in words_of(evidence, language, analyzer)]
    terms = terms_of(passage)
    if len(words) < LEAST_WORDS or any(word.is_number and not word.accepted & terms for word in words):
        return None
    candidates = [list(sources_of(evidence, language, analyzer)) for evidence in cited]
    best = [_best(words, sources) for sources in candidates if sources]
    if not best:
        return None
    source = _best(words, [*best, joined(best)] if len(best) > 1 else best)
    return Comparison(source, features(claim, words, source.texts, passage) | {"sentences": float(source.sentences)})


def _best(claim: Sequence[ContentWord], sources: Sequence[Source]) -> Source:
    """Return the source that covers most of a claim; of equals the first."""
    return max(sources, key=lambda each: coverage(claim, each.texts) - COST_OF_A_SENTENCE * each.sentences)
