"""Which concepts of a question stand in which sentences: the evidence in, a table of matches out.

Every sentence of the retrieved passages is a row, every concept of the question a column. A translation, a synonym or a
sound is a weaker match than the word itself; of a name the sound is as good as the spelling.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from corpus.fold import fold
from corpus.passage import Language
from index.spans import distinct, places, run_starts
from index.words.analysis import Analyzer
from index.words.query import LEARNED
from index.words.sound import skeleton
from index.words.sparse_query import SparseQuery
from index.words.term_hash import term_hash
from index.words.terms import stem_terms
from rag.answer import Evidence
from rag.asking.question import Question
from rag.judging.concepts.core import Core, core_of, core_text
from rag.judging.concepts.initials import abbreviations_in, initials_in
from rag.judging.concepts.verbs import verbs_of
from rag.reading.sentences.asked import asked
from rag.reading.sentences.context import MOST_STEPS
from rag.reading.sentences.lean import leans
from rag.reading.sentences.units import Unit, View, view
from rag.words.known_names import is_place
from rag.words.rarity import Rarity
from rag.words.relatives import related
from rag.words.roots import roots

NAME_GAIN = 1 / LEARNED.sound
"""What the sound of a name is multiplied by: as an alternative it weighs little, of a name it is enough."""

LEAST_CLASSES = 4
"""Classes in the sound of a name, at least, that tell it. Of names in Latin letters 80 % with two, 36 % with three, 5 %
with four and .5 % with five sound like some word of 24 paragraphs that have nothing to do with them (measured: 3,000
names, samples of ANT news, 2026-11-29)."""

SURE = 0.5
"""Of a concept held less than this a passage does not speak, and other spellings of it are sought."""
RELATED = 0.8
"""What a mistyped word or one of its family counts, against the word itself: chosen."""
RARE = 0.95
"""Weight of an Arabic word, at least, that text at large hardly has: chosen."""
_FARTHEST_LENGTH = 6
_CACHED_TITLES = 256

Floats = NDArray[np.float32]
Alike = tuple[str, int]
"""A word of a passage, as `bare_stem` has it, and the concept that it holds though it is another word."""


@dataclass(frozen=True, slots=True)
class Matches:
    """The sentences of the evidence and what each holds of the question.

    `held` is float32 `(sentences, concepts)` in [0, 1]; `owner[i]` is the place of the passage of sentence i among the
    evidence, `sentences[i]` the sentence itself, `texts[i]` its words and those of its translation. Those of a passage
    stand together and in order: `rows`, for each passage. `signs` are term hash -> the concepts that it is a sure sign
    of; `titles` is float32 `(passages, concepts)`, what the title of each one's document holds. `weight` is that of the
    whole question, `verbs` are the concepts that say what was done. `before` is, for a passage, the one that stands
    before it in its document, where that was retrieved too.
    """

    core: Core
    held: Floats
    owner: NDArray[np.int64]
    rows: tuple[range, ...]
    sentences: tuple[Unit, ...]
    texts: tuple[tuple[str, ...], ...]
    signs: Mapping[int, Sequence[int]]
    titles: Floats
    weight: float
    verbs: Sequence[int]
    before: Mapping[int, int]

    def share(self, held: Floats) -> float:
        """Return the weighted share of the question in something that holds so much of each concept."""
        return float(held @ self.core.weights) / self.weight if self.weight > 0 else 0.0

    def window(self, at: int) -> Sequence[int]:
        """Return the rows of a sentence and its neighbours: those in the same passage and, where it begins by pointing
        back, the last one of the passage before."""
        number = int(self.owner[at])
        rows = self.passage(number)
        return *self._leaned_on(at, number), *range(max(at - 1, rows.start), min(at + 2, rows.stop))

    def _leaned_on(self, at: int, number: int) -> Iterator[int]:
        """Yield the last sentence of the passage before one that begins by pointing back, for its first two sentences,
        and so on back."""
        start = self.passage(number).start
        for _ in range(MOST_STEPS if at <= start + 1 else 0):
            if number not in self.before or not leans(self.texts[start][0]):
                return
            number = self.before[number]
            start = self.passage(number).start
            yield self.passage(number).stop - 1

    def near(self, at: int) -> Floats:
        """Return how much a sentence and its neighbours hold of each concept, float32 `(concepts,)`."""
        held: Floats = np.maximum.reduce(self.held[[*self.window(at)]], axis=0)
        return held

    def passage(self, number: int) -> range:
        """Return the rows of a passage of the evidence."""
        return self.rows[number]


def match(
    question: Question, evidence: Sequence[Evidence], language: Language, analyzer: Analyzer, rarity: Rarity
) -> Matches:
    """Return the table of a question and its evidence, best first."""
    views = [view(each.passage, language, analyzer) for each in evidence]
    text = core_text(question)
    terms = asked(text, tuple(views), analyzer)
    query = terms.query
    core = core_of(question, text, query, rarity)
    gains = _gains(query, core)
    held = _held(query, gains, terms.counts.of(query.hashes) > 0)
    verbs = verbs_of(question, core)
    alike = {*_add_relatives(held, core, views), *_add_deeds(held, core, views, verbs)}
    _add_abbreviated(held, core, views)
    sizes = [len(each.units) for each in views]
    ends = [*accumulate(sizes)]
    return Matches(
        core,
        held,
        np.repeat(np.arange(len(views)), sizes),
        tuple(range(end - size, end) for end, size in zip(ends, sizes, strict=True)),
        tuple(unit for each in views for unit in each.units),
        tuple(_text(one, unit) for one, each in zip(evidence, views, strict=True) for unit in each.units),
        _signs(query, gains, alike),
        _titles(query, gains, evidence, analyzer),
        float(core.weights.sum()),
        verbs,
        _before(evidence),
    )


def _before(evidence: Sequence[Evidence]) -> Mapping[int, int]:
    """Return, for each passage whose document's passage before it is there too, the place of that one."""
    places = {
        (each.stored.collection, each.passage.document_id, each.passage.number): at for at, each in enumerate(evidence)
    }
    return {
        at: places[collection, document, number - 1]
        for (collection, document, number), at in places.items()
        if (collection, document, number - 1) in places
    }


def _add_relatives(held: Floats, core: Core, views: Sequence[View]) -> Iterator[Alike]:
    """Let a word of the question that no passage has be held by sentences with one that it may be, and a place or a
    people by those with its kin (the *Swedish* king is one of Sweden); yield what holds it."""
    missing = held.max(axis=0, initial=0.0) < SURE
    known = [bool(word) and is_place(word) for word in core.words]
    sought = [(at, word) for at, word in enumerate(core.words) if word and (missing[at] or known[at])]
    first = 0
    for each in views if sought else ():
        for at, own in sought:
            for word, rows in each.spelt.get(own[0], {}).items():
                if abs(len(word) - len(own)) > _FARTHEST_LENGTH or not related(own, word):
                    continue
                if missing[at] or is_place(word):
                    here = [first + row for row in rows]
                    held[here, at] = np.maximum(held[here, at], RELATED)
                    yield word, at
        first += len(each.units)


def _add_abbreviated(held: Floats, core: Core, views: Sequence[View]) -> None:
    """Let an abbreviation of the question be held by sentences with a name of these initials."""
    abbreviated = {fold(each): each for each in abbreviations_in(core.text)}
    places = [(at, abbreviated[word]) for at, word in enumerate(core.words) if word in abbreviated]
    first = 0
    for each in views if places else ():
        for row, unit in enumerate(each.units, first):
            initials = initials_in(f"{each.text[unit.start : unit.end]}\n{unit.translated or ''}")
            held[row, [at for at, name in places if name in initials]] = 1
        first += len(each.units)


def _add_deeds(held: Floats, core: Core, views: Sequence[View], verbs: Sequence[int]) -> Iterator[Alike]:
    """Let an Arabic verb of the question that no passage has be held by sentences with a word of its root; yield what
    holds it."""
    missing = [(at, roots(core.words[at])) for at in verbs if held[:, at].max(initial=0.0) < SURE]
    first = 0
    for each in views if any(own for _, own in missing) else ():
        for word, rows in chain.from_iterable(words.items() for words in each.spelt.values()):
            for at, own in missing:
                if any(set(root) <= set(word) for root in own) and not own.isdisjoint(roots(word)):
                    held[[first + row for row in rows], at] = RELATED
                    yield word, at
        first += len(each.units)


def _titles(query: SparseQuery, gains: Floats, evidence: Sequence[Evidence], analyzer: Analyzer) -> Floats:
    """Return how much the title of each passage's document holds of each concept."""
    titles = [each.stored.title for each in evidence]
    present = {title: places(_title(title, analyzer), query.hashes) >= 0 for title in dict.fromkeys(titles)}
    return _held(query, gains, np.array([present[title] for title in titles]))


@lru_cache(_CACHED_TITLES)
def _title(title: str, analyzer: Analyzer) -> NDArray[np.uint64]:
    """Return the hashes of the terms of a title, distinct and ascending."""
    return distinct(np.array([*map(term_hash, analyzer.passage_terms(title))], np.uint64))


def _held(query: SparseQuery, gains: Floats, present: NDArray[np.bool_]) -> Floats:
    """Return how much each row holds of each concept: the best of its alternatives, of those present there."""
    if not len(query.concepts):
        return np.zeros((len(present), 0), np.float32)
    return np.maximum.reduceat(present * gains, run_starts(query.concepts), axis=1)


def _gains(query: SparseQuery, core: Core) -> Floats:
    """Return the weight in [0, 1] of each alternative of the query."""
    is_name = places(np.array(_told_by_ear(core), np.int64), query.concepts) >= 0
    is_sound = query.weights == np.float32(LEARNED.sound)
    gains = query.weights * np.where(is_name & is_sound, np.float32(NAME_GAIN), np.float32(1))
    return np.minimum(gains * np.where(is_sound, np.float32(1), _trust(query, is_sound)), np.float32(1))


def _told_by_ear(core: Core) -> list[int]:
    """Return the concepts whose sound tells them: names, and Arabic words so rare that they are most likely ones."""
    rare = (at for at, word in enumerate(core.words) if not word.isascii() and core.weights[at] >= RARE)
    named = {*chain.from_iterable(core.names), *rare}
    return sorted(at for at in named if len(skeleton(core.words[at]) or "") >= LEAST_CLASSES)


def _trust(query: SparseQuery, is_sound: NDArray[np.bool_]) -> Floats:
    """Return how far each alternative is believed: translations less where the likeliest are not in the passages.

    A country that no passage names may be translated, once in twenty times, as its neighbour.
    """
    is_own = query.weights == np.float32(1)
    translated = np.where(is_own | is_sound, np.float32(0), query.weights)
    mass = np.bincount(query.concepts, translated)[query.concepts] if len(query.concepts) else translated
    return np.where(is_own, np.float32(1), np.minimum(mass / LEARNED.translations, 1)).astype(np.float32)


def _signs(query: SparseQuery, gains: Floats, alike: Iterable[Alike]) -> Mapping[int, Sequence[int]]:
    """Return which concepts each alternative, and each word like one of the question's, is a sure sign of."""
    (sure,) = (gains >= SURE).nonzero()
    found: dict[int, list[int]] = {}
    for term, concept in zip(query.hashes[sure].tolist(), query.concepts[sure].tolist(), strict=True):
        found.setdefault(term, []).append(concept)
    for word, concept in alike:
        for term in map(term_hash, stem_terms(word)):
            found.setdefault(term, []).append(concept)
    return found


def _text(evidence: Evidence, unit: Unit) -> tuple[str, ...]:
    own = evidence.passage.text[unit.start : unit.end]
    return (own, unit.translated) if unit.translated else (own,)
