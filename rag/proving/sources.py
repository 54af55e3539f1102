"""What may carry a claim: a sentence of a passage, two neighbours, or the best of several passages together.

In: passages. Out: `Source`s, with the spans that a reader is shown and the words that a claim is held against. A
sentence that speaks to a model, and not to people, is no source.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from corpus.passage import Language
from index.words.analysis import Analyzer
from rag.answer import Evidence
from rag.proving.addressed import speaks_to_model
from rag.proving.alignment import SourceText
from rag.proving.stated import StatedWord, stated_words
from rag.reading.sentences.extract import Sentence
from rag.reading.sentences.units import Unit, units


@dataclass(frozen=True, slots=True)
class Source:
    """Sentences that may carry a claim together.

    `spans` are of passages, and `texts` is the text of all in each language that all are there in.
    """

    spans: tuple[Sentence, ...]
    sentences: int
    texts: tuple[SourceText, ...]


def sources_of(evidence: Evidence, language: Language, analyzer: Analyzer) -> Iterator[Source]:
    """Yield the sentences of a passage, and each with the one before it.

    Args:
        language: of the answer, see `units`.
    """
    cut = units(evidence.passage, language, analyzer)
    for part in chain(((unit,) for unit in cut), pairwise(cut)):
        texts = [_texts(evidence, unit) for unit in part]
        if not any(speaks_to_model(text) for each in texts for text in each):
            by_language = tuple(_source_text(each, analyzer) for each in zip(*texts, strict=False))
            yield Source((_span(evidence, part),), len(part), by_language)


def joined(sources: Sequence[Source]) -> Source:
    """Return sources of several passages as one."""
    texts = tuple(
        SourceText(" ".join(each.text for each in same), tuple(chain(*(each.words for each in same))), same[-1].last)
        for same in zip(*(each.texts for each in sources), strict=False)
    )
    return Source(tuple(chain(*(each.spans for each in sources))), sum(each.sentences for each in sources), texts)


def words_of(evidence: Evidence, language: Language, analyzer: Analyzer) -> Iterator[StatedWord]:
    """Yield all that a passage states, in each language that it is there in."""
    for unit in units(evidence.passage, language, analyzer):
        for text in _texts(evidence, unit):
            yield from stated_words(text, analyzer)


def _source_text(sentences: Sequence[str], analyzer: Analyzer) -> SourceText:
    text = " ".join(sentences)
    return SourceText(text, stated_words(text, analyzer), stated_words(sentences[-1], analyzer))


def _span(evidence: Evidence, cut: Sequence[Unit]) -> Sentence:
    translated = [unit.translated for unit in cut if unit.translated]
    complete = " ".join(translated) if len(translated) == len(cut) else None
    return Sentence(evidence, cut[0].start, cut[-1].end, complete)


def _texts(evidence: Evidence, unit: Unit) -> tuple[str, ...]:
    return tuple(filter(None, (evidence.passage.text[unit.start : unit.end], unit.translated)))
