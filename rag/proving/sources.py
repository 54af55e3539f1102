"""The candidate sources of a claim: a sentence of a passage, two neighbours, or the best of several passages together.

A sentence that addresses the model that reads it (prompt injection) is no source.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from corpus.passage import Language
from index.words.analysis import Analyzer
from rag.answer import Evidence
from rag.proving.alignment import SourceText
from rag.proving.content_words import ContentWord, content_words
from rag.proving.injection import addresses_model
from rag.reading.sentences.extract import Sentence
from rag.reading.sentences.units import Unit, units


@dataclass(frozen=True, slots=True)
class Source:
    """Sentences that may support a claim together.

    `spans` are those of passages that are cited, `sentences` is their number, and `texts` are the words in each
    language that every sentence is in: the original and, where there is one, the translation.
    """

    spans: tuple[Sentence, ...]
    sentences: int
    texts: tuple[SourceText, ...]


def sources_of(evidence: Evidence, language: Language, analyzer: Analyzer) -> Iterator[Source]:
    """Yield each sentence of a passage, and each pair of neighbours, without those that address a model.

    Args:
        language: of the answer, see `units`.
    """
    cut = units(evidence.passage, language, analyzer)
    for part in chain(((unit,) for unit in cut), pairwise(cut)):
        texts = [_texts(evidence, unit) for unit in part]
        if not any(addresses_model(text) for each in texts for text in each):
            by_language = tuple(_source_text(each, analyzer) for each in zip(*texts, strict=False))
            yield Source((_span(evidence, part),), len(part), by_language)


def joined(sources: Sequence[Source]) -> Source:
    """Return sources of several passages (at least one) as one; its last sentence is that of the last."""
    texts = tuple(
        SourceText(" ".join(each.text for each in same), tuple(chain(*(each.words for each in same))), same[-1].last)
        for same in zip(*(each.texts for each in sources), strict=False)
    )
    return Source(tuple(chain(*(each.spans for each in sources))), sum(each.sentences for each in sources), texts)


def words_of(evidence: Evidence, language: Language, analyzer: Analyzer) -> Iterator[ContentWord]:
    """Yield the content words of a passage, in each language that it is in."""
    for unit in units(evidence.passage, language, analyzer):
        for text in _texts(evidence, unit):
            yield from content_words(text, analyzer)


def _source_text(sentences: Sequence[str], analyzer: Analyzer) -> SourceText:
    text = " ".join(sentences)
    return SourceText(text, content_words(text, analyzer), content_words(sentences[-1], analyzer))


def _span(evidence: Evidence, cut: Sequence[Unit]) -> Sentence:
    translated = [unit.translated for unit in cut if unit.translated]
    complete = " ".join(translated) if len(translated) == len(cut) else None
    return Sentence(evidence, cut[0].start, cut[-1].end, complete)


def _texts(evidence: Evidence, unit: Unit) -> tuple[str, ...]:
    return tuple(filter(None, (evidence.passage.text[unit.start : unit.end], unit.translated)))
