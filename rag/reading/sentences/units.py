"""The quotable units of a passage: its sentences, each with its terms and its vectors.

In: a passage and the language to answer in. Out: `Unit`s, exact spans in the order of the text. They are
kept for passages that many questions retrieve, as making them is half the time of an answer.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from corpus.fold import fold
from corpus.passage import Language, Passage, SentencePair
from corpus.sentences import Span, sentence_spans
from index.vectors.embed import in_runs, sentences
from index.words.analysis import Analyzer
from index.words.terms import words
from rag.reading.sentences.occurrences import Occurrences

LONGEST_UNIT_CHARACTERS = 1_000
"""A sentence of more (a table, a text without full stops) is cut between words, so that no quote is a whole book.

Source: of the sentences of Arabic news 99 % have at most 83 words (see `corpus.sentences`), some 500 characters.
"""

_CACHED_PASSAGES = 512
"""Passages kept in memory, some 10 kB each where they are of usual length; storage keeps as many."""

_LEAST_LETTERS = 4
_ARTICLE = re.compile(r"^(?:[وفبك]?ال|لل)(?=...)")
# A hard cut only where a thousand characters have no space.
_PIECE = re.compile(rf"\S(?:.{{0,{LONGEST_UNIT_CHARACTERS - 2}}}\S)?(?!\S)|\S{{{LONGEST_UNIT_CHARACTERS}}}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Unit:
    """`passage.text[start:end]`, and the translation of exactly these words, None where it is not known.

    `terms` are those of both texts and of the headings above, `length` that of the longer text in terms; `rows` are the
    places of its vectors among the sentence vectors of the passage.
    """

    start: int
    end: int
    translated: str | None
    terms: Counter[str]
    length: int
    rows: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class View:
    """A passage as it is read: its units in order, and the occurrences of their terms (a row a unit)."""

    text: str
    units: tuple[Unit, ...]
    terms: Occurrences

    @cached_property
    def spelt(self) -> Mapping[str, Mapping[str, Sequence[int]]]:
        """First letter -> `bare_stem` of a word of four letters or more -> the indexes of the units that have the word,
        in the text or in the translation. Computed only where a question has a word that no passage has."""
        found: dict[str, dict[str, list[int]]] = {}
        for row, unit in enumerate(self.units):
            for word in words(f"{self.text[unit.start : unit.end]} {unit.translated or ''}"):
                if len(word.text) >= _LEAST_LETTERS:
                    stem = bare_stem(word.text)
                    found.setdefault(stem[:1], {}).setdefault(stem, []).append(row)
        return found


def units(passage: Passage, language: Language, analyzer: Analyzer) -> tuple[Unit, ...]:
    """Return the units of a passage in order, see `view`."""
    return view(passage, language, analyzer).units


def view(passage: Passage, language: Language, analyzer: Analyzer) -> View:
    """Return a passage as it is read by somebody who asks in a language.

    A passage in another language than `language` whose translation is not aligned by sentence is one unit: only so do
    source and translation say the same.
    """
    translation = passage.translation
    is_whole = translation is not None and not translation.sentences and passage.language != language
    return _viewed(passage, analyzer, is_whole)


@lru_cache(_CACHED_PASSAGES)
def _viewed(passage: Passage, analyzer: Analyzer, is_whole: bool) -> View:
    """Return a passage as one unit or by sentence; the language of the answer decides only which of the two."""
    text, translation = passage.text, passage.translation
    if translation is not None and is_whole:
        every = tuple(range(len(sentences(passage))))
        return _view(text, (_unit(text, (0, len(text)), translation.text, every, analyzer),))
    spans = sentence_spans(text)
    vectors = in_runs(spans)
    pairs = translation.sentences if translation is not None else ()
    aligned = _aligned(text, pairs, len(vectors)) if pairs else _alone(text, spans)
    found = (
        _unit(text, span, translated, _overlapping(vectors, span) + rows, analyzer)
        for span, translated, rows in aligned
    )
    return _view(text, tuple(_under(passage.place.headings, unit, analyzer) for unit in found))


def bare_stem(word: str) -> str:
    """Return a word folded, without the Arabic article and the particle before it."""
    return _ARTICLE.sub("", fold(word))


def _view(text: str, found: tuple[Unit, ...]) -> View:
    return View(text, found, Occurrences.of([unit.terms for unit in found], [unit.length for unit in found]))


def _aligned(
    text: str, pairs: Sequence[SentencePair], first_row: int
) -> Iterator[tuple[Span, str | None, tuple[int, ...]]]:
    """Yield each span that can be quoted with its translation and the row of that one's vector: the pairs, and the
    sentences of what they leave out."""
    at = 0
    for row, (source, translated) in enumerate(pairs, first_row):
        start = text.index(source, at)
        yield from _own(text, at, start)
        at = start + len(source)
        yield (start, at), translated or None, (row,)
    yield from _own(text, at, len(text))


def _own(text: str, start: int, end: int) -> Iterator[tuple[Span, None, tuple[()]]]:
    return _alone(text, [(start + first, start + last) for first, last in sentence_spans(text[start:end])])


def _alone(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, None, tuple[()]]]:
    """Yield sentences without a translation, cut where they are too long."""
    for first, last in spans:
        if last - first <= LONGEST_UNIT_CHARACTERS:
            yield (first, last), None, ()
        else:
            yield from ((piece.span(), None, ()) for piece in _PIECE.finditer(text, first, last))


def _unit(text: str, span: Span, translated: str | None, rows: tuple[int, ...], analyzer: Analyzer) -> Unit:
    own = analyzer.passage_terms(text[slice(*span)])
    if not translated:
        return Unit(*span, translated, own, own.total(), rows)
    other = analyzer.passage_terms(translated)
    return Unit(*span, translated, own + other, max(own.total(), other.total()), rows)


def _under(headings: Sequence[str], unit: Unit, analyzer: Analyzer) -> Unit:
    """Return a unit with the terms of the headings above it that it lacks, once each, as the index has them
    (`Analyzer.analyze`): a sentence need not repeat what its heading says."""
    if not headings:
        return unit
    above = analyzer.passage_terms("\n".join(headings)).keys() - unit.terms.keys()
    return replace(unit, terms=unit.terms + Counter(above))


def _overlapping(vectors: Sequence[Span], span: Span) -> tuple[int, ...]:
    """Return the indexes of the vectors whose text overlaps a span."""
    first = bisect_right(vectors, span[0], key=lambda vector: vector[1])
    return tuple(range(first, bisect_left(vectors, span[1], key=lambda vector: vector[0])))
