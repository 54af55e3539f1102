"""Which concepts of a question stand in which sentences: the evidence in, a table of matches out.

Every sentence of the retrieved passages is a row, every concept of the question a column. A translation, a synonym or a
sound is a weaker match than the word itself; of a name the sound is as good as the spelling.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Language, Passage
from index.words.analysis import Analyzer
from index.words.sparse import SparseQuery, term_hash
from index.words.terms import words
from rag.answer import Evidence
from rag.asking.question import Question
from rag.judging.core import Core, bare_stem, core_of, core_text
from rag.judging.rarity import Rarity
from rag.judging.relatives import related
from rag.reading.units import Unit, units

NAME_GAIN = 3.4
"""What the sound of a name is multiplied by: as an alternative it weighs 0.3, of a name it is enough."""

MISSING = 0.5
"""A word held less than this is sought in other spellings."""
RELATED = 0.8
"""What a mistyped word or one of its family counts, against the word itself: chosen."""
_LEAST_LETTERS = 4
_FARTHEST_LENGTH = 6
_CACHED_PASSAGES = 256

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Matches:
    """The sentences of the evidence and what each holds of the question.

    `held` is float32 `(sentences, concepts)` in [0, 1]; `owner[i]` is the place of the passage of sentence i among the
    evidence, `sentences[i]` the sentence itself, `texts[i]` its words and those of its translation. Those of a passage
    stand together and in order. `alternatives` are term hash -> the concepts it speaks for, with weights; `titles` is
    float32 `(passages, concepts)`, what the title of each one's document holds.
    """

    core: Core
    held: Floats
    owner: NDArray[np.int64]
    sentences: tuple[Unit, ...]
    texts: tuple[tuple[str, ...], ...]
    alternatives: dict[int, tuple[tuple[int, float], ...]]
    titles: Floats

    def share(self, held: Floats) -> float:
        """Return the weighted share of the question in something that holds so much of each concept."""
        total = float(self.core.weights.sum())
        return float(held @ self.core.weights) / total if total > 0 else 0.0

    def window(self, at: int) -> slice:
        """Return the rows of a sentence and its neighbours in the same passage."""
        first = at - 1 if at > 0 and self.owner[at - 1] == self.owner[at] else at
        last = at + 1 if at + 1 < len(self.owner) and self.owner[at + 1] == self.owner[at] else at
        return slice(first, last + 1)

    def passage(self, at: int) -> NDArray[np.bool_]:
        """Return which rows are of the passage of a sentence."""
        return np.asarray(self.owner == self.owner[at])


def match(
    question: Question, evidence: Sequence[Evidence], language: Language, analyzer: Analyzer, rarity: Rarity
) -> Matches:
    """Return the table of a question and its evidence, best first."""
    cut = [_hashed(each.passage, language, analyzer) for each in evidence]
    terms = np.concatenate([each.terms for each in cut])
    text = core_text(question)
    query = analyzer.expand(text, lambda hashes: np.isin(hashes, terms).astype(np.int64))
    core = core_of(question, text, query, rarity)
    firsts = np.cumsum([0, *(len(each.units) for each in cut)])
    rows = np.concatenate([each.rows + first for each, first in zip(cut, firsts, strict=False)])
    gains = _gains(query, core)
    held = _held(query, gains, terms, rows, (int(firsts[-1]), len(core.stems)))
    _add_relatives(held, core, cut, firsts.tolist())
    return Matches(
        core,
        held,
        np.repeat(np.arange(len(cut)), np.diff(firsts)),
        tuple(unit for each in cut for unit in each.units),
        tuple(_text(one, unit) for one, each in zip(evidence, cut, strict=True) for unit in each.units),
        _alternatives(query, gains),
        _held(query, gains, *_title_terms(evidence, analyzer), (len(evidence), len(core.stems))),
    )


def _add_relatives(held: Floats, core: Core, cut: Sequence["_Hashed"], firsts: Sequence[int]) -> None:
    """Let a word of the question that no passage has be held by sentences with one that it may be."""
    missing = held.max(axis=0, initial=0.0) < MISSING
    lacking = [(at, word) for at, word in enumerate(core.words) if word and missing[at]]
    for each, first in zip(cut, firsts, strict=False):
        for word, rows in each.words.items():
            for at, own in lacking:
                if abs(len(word) - len(own)) <= _FARTHEST_LENGTH and word[0] == own[0] and related(own, word):
                    held[[first + row for row in rows], at] = RELATED


def _title_terms(evidence: Sequence[Evidence], analyzer: Analyzer) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the term hashes of the titles, and the place of the passage of each."""
    found = [(term, at) for at, each in enumerate(evidence) for term in _hashes_of(each.stored.title, analyzer)]
    return np.array([term for term, _ in found], np.uint64), np.array([at for _, at in found], np.int64)


@lru_cache(_CACHED_PASSAGES)
def _hashes_of(text: str, analyzer: Analyzer) -> tuple[int, ...]:
    return tuple(map(term_hash, analyzer.passage_terms(text)))


@dataclass(frozen=True, slots=True)
class _Hashed:
    """The sentences of a passage, the hashes of their terms with the row of each, and the rows of each folded word."""

    units: tuple[Unit, ...]
    terms: NDArray[np.uint64]
    rows: NDArray[np.int64]
    words: dict[str, list[int]]


@lru_cache(_CACHED_PASSAGES)
def _hashed(passage: Passage, language: Language, analyzer: Analyzer) -> _Hashed:
    found = units(passage, language, analyzer)
    pairs = [(term_hash(term), row) for row, unit in enumerate(found) for term in unit.terms]
    spelt: dict[str, list[int]] = {}
    for row, unit in enumerate(found):
        for word in words(f"{passage.text[unit.start : unit.end]} {unit.translated or ''}"):
            if len(word.text) >= _LEAST_LETTERS:
                spelt.setdefault(bare_stem(word.text), []).append(row)
    hashes, rows = np.array([term for term, _ in pairs], np.uint64), np.array([row for _, row in pairs], np.int64)
    return _Hashed(found, hashes, rows, spelt)


def _held(
    query: SparseQuery,
    gains: Floats,
    terms: NDArray[np.uint64],
    rows: NDArray[np.int64],
    shape: tuple[int, int],
) -> Floats:
    """Return how much each row holds of each concept: the best of its alternatives that stand there."""
    held = np.zeros(shape, np.float32)
    if not len(query.hashes):
        return held
    order = np.argsort(query.hashes, kind="stable")
    known = query.hashes[order]
    first, last = np.searchsorted(known, terms, "left"), np.searchsorted(known, terms, "right")
    meets = np.flatnonzero(last > first)
    for at, start, end in zip(meets.tolist(), first[meets].tolist(), last[meets].tolist(), strict=True):
        for place in order[start:end].tolist():
            row, concept = rows[at], query.concepts[place]
            held[row, concept] = max(held[row, concept], gains[place])
    return held


def _gains(query: SparseQuery, core: Core) -> Floats:
    """Return the weight in [0, 1] of each alternative of the query."""
    named = np.isin(query.concepts, sorted({at for name in core.names for at in name}))
    return np.minimum(query.weights * np.where(named, np.float32(NAME_GAIN), np.float32(1)), np.float32(1))


def _alternatives(query: SparseQuery, gains: Floats) -> dict[int, tuple[tuple[int, float], ...]]:
    found: dict[int, tuple[tuple[int, float], ...]] = {}
    for term, gain, concept in zip(query.hashes.tolist(), gains.tolist(), query.concepts.tolist(), strict=True):
        found[term] = (*found.get(term, ()), (concept, gain))
    return found


def _text(evidence: Evidence, unit: Unit) -> tuple[str, ...]:
    own = evidence.passage.text[unit.start : unit.end]
    return (own, unit.translated) if unit.translated else (own,)
