"""The core of a question: its content words as weighted concepts, without introductions and courtesies.

In: a question and its expansion. Out: `Core`. Of a question with an introduction only the clause that asks counts.
Words about the asking or the text (*article*, *mention*) have no weight. The noun that only names the type of answer
(which *city*) has little, since the answer has a name in its place.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.spans import run_starts
from index.words.sparse_query import SparseQuery
from index.words.term_hash import term_hash
from index.words.terms import stem_terms, word_terms, words_of_question
from rag.asking.constraints import ConstraintKind
from rag.asking.question import Question
from rag.asking.words.courtesies import without_courtesies
from rag.reading.sentences.units import bare_stem
from rag.words.rarity import bundled_rarity
from rag.words.word_lists import WordLists

HEAD_SHARE = 0.2
"""Factor on the weight of a noun that only names the type of answer: chosen."""
LEAST_WEIGHT = 0.35
"""Weight of the most frequent content words, as a frequent word (*president*) may be the topic of its question:
chosen."""
RARE = 0.95
"""Least weight of an Arabic word that is rare enough in ordinary text to be taken for a name: chosen."""

_ASKED_BY_CUE = frozenset({"why", "list", "what", "how", "when", "where", "who_said", "yes_no"})
"""Types of question whose cues only ask; those of other types may have content words (*how tall*, كم كلّف)."""
_CACHED_QUESTIONS = 64
"""Questions cached: match table and vetoes use the core text of the same question; as many as `rag.asking` caches."""
_LEAST_CORE_WORDS = 2
_LONG_INTRODUCTION_WORDS = 8
_LISTS = WordLists(Path(__file__).with_name("word_lists.tsv"))
_CLAUSE_END = re.compile(r"[:.؛;،,!؟?]\s+")
_POINTS_BACK = re.compile(r"(?<!\w)(?:(?:ذلك|تلك)\s+ال\w+|(?:that|it)\s+(?:was|is)|(?:was|is)\s+(?:that|it))(?!\w)")
"""A reference to what stands before it: *that meeting*, who *that was*."""
_OF_SOMEBODY = re.compile(r"(?<!\w)(?:he|she|his|her)(?!\w)")
_AFTERTHOUGHT = re.compile(
    r"[،,.؛;]?\s+(?:إن|إذا|ان|اذا|if|in case)\s+(?:كان|كانت|ذكر|ورد|it|they|that|the (?:text|document|article))\b.*$"
    r"|[،,]\s+(?:if\s+(?:i\s+may|possible|you\s+(?:don['’]t|do\s+not|wouldn['’]t)\s+mind)|(?:إن|ان|إذا|اذا)\s+[أا]مكن)\b[^?؟]*"
    r"|(?<=[.!?؟])\s+[^.!?؟]*(?<!\w)(?:thanks?|و?شكرا?ً?|الشكر)(?!\w)[^?؟]*$",
    re.S | re.I,
)
"""Conditions and thanks after the question: *if it is mentioned, please*; *if you don't mind*; *many thanks*."""


@dataclass(frozen=True, slots=True)
class Core:
    """The concepts of a question in order: `words` (folded), `stems` (the hash of each one's own term, uint64
    `(concepts,)`), and `weights`, float32 `(concepts,)` in [0, 1].

    `names` and `numbers` have, for each name and each date or number of the question, its concepts.
    """

    text: str
    words: tuple[str, ...]
    stems: NDArray[np.uint64]
    weights: NDArray[np.float32]
    names: tuple[tuple[int, ...], ...]
    numbers: tuple[tuple[int, ...], ...]

    def concepts_of(self, stems: Iterable[int]) -> list[int]:
        """Return the concepts with one of these hashes of stems, in order."""
        wanted = frozenset(stems)
        return [at for at, stem in enumerate(self.stems.tolist()) if stem in wanted]

    def likely_names(self) -> frozenset[int]:
        """Return the concepts of names, and those of Arabic words so rare that they are most likely names."""
        rare = (at for at, word in enumerate(self.words) if not word.isascii() and self.weights[at] >= RARE)
        return frozenset(chain(*self.names, rare))


@lru_cache(_CACHED_QUESTIONS)
def core_text(question: Question) -> str:
    """Return the question without introductions, courtesies and conditions.

    >>> from rag.asking.question import understand
    >>> core_text(understand("I am writing a report. Where was the treaty signed, if the text says so?")).split()
    ['Where', 'was', 'the', 'treaty', 'signed']
    """
    text = _AFTERTHOUGHT.sub("", question.text)
    if question.cue is None:
        return text
    before, asked = text[: question.cue[0]], without_courtesies(text[question.cue[0] :])
    if _POINTS_BACK.search(asked):
        return text
    last = max((match.end() for match in _CLAUSE_END.finditer(before)), default=0)
    if (last or len(before.split()) >= _LONG_INTRODUCTION_WORDS) and _content_words(asked) >= _LEAST_CORE_WORDS:
        own = without_courtesies(before[last:]) if last else ""
        before = f"{_people_in(question, last)} {own}" if _OF_SOMEBODY.search(asked) else own
    return f"{before}{asked}".strip() or text


def _people_in(question: Question, end: int) -> str:
    """Return the names before an offset of the question, to which *he* may refer."""
    return " ".join(each.text for each in question.names if each.end <= end)


def core_of(question: Question, text: str, query: SparseQuery) -> Core:
    """Return the core of a question whose `core_text` was expanded to `query`."""
    stems = query.hashes[run_starts(query.concepts)]
    concept_of = {stem: at for at, stem in enumerate(stems.tolist())}
    spelt = {term_hash(t[0]): bare_stem(w.text) for w in words_of_question(text) if (t := word_terms(w.text, w.kind))}
    return Core(
        text,
        words=tuple(spelt.get(stem, "") for stem in stems.tolist()),
        stems=stems,
        weights=_weights(question, stems),
        names=_constrained(question, ("name",), concept_of),
        numbers=_constrained(question, ("number", "date"), concept_of),
    )


def _weights(question: Question, stems: NDArray[np.uint64]) -> NDArray[np.float32]:
    """Return the weight of each concept, float32 `(concepts,)`, by its rarity and its part in the question."""
    weights = np.float32(LEAST_WEIGHT) + np.float32(1 - LEAST_WEIGHT) * bundled_rarity().of(stems)
    heads, asking = frozenset(stem_hashes(question.head or "")), _FRAME | asking_stems(question)
    for at, stem in enumerate(stems.tolist()):
        if stem in heads:  # in *which documents are needed* the noun is asked for, and is no word about the text
            weights[at] *= np.float32(HEAD_SHARE if stem in _KINDS else 1)
        elif stem in asking:
            weights[at] = 0.0
    return weights


def _constrained(
    question: Question, kinds: Sequence[ConstraintKind], concept_of: Mapping[int, int]
) -> tuple[tuple[int, ...], ...]:
    """Return the concepts of each constraint of some kinds that has any, kind by kind."""
    groups = (
        tuple(concept_of[stem] for terms in each.terms if (stem := term_hash(terms[0])) in concept_of)
        for kind in kinds
        for each in question.constraints
        if each.kind == kind
    )
    return tuple(filter(None, groups))


def asking_stems(question: Question) -> frozenset[int]:
    """Return the hashes of the stems of words that only ask: how *many*, how *big*, *بكم*, what is the *reason*."""
    cue = frozenset(stem_hashes(question.text[slice(*question.cue)])) if question.cue else frozenset[int]()
    return cue if question.type in _ASKED_BY_CUE else cue & _ASKING


def _content_words(text: str) -> int:
    """Return the number of content words that do not just name a type of answer (in which *month and year*)."""
    return sum(stem not in _KINDS and stem not in _FRAME for stem in stem_hashes(text))


def stem_hashes(text: str) -> Iterator[int]:
    """Yield the hash of the stem of each content word, in order."""
    return map(term_hash, stem_terms(text))


_FRAME, _KINDS, _ASKING = (
    frozenset(stem_hashes(" ".join(_LISTS[name]))) for name in ("ABOUT_THE_TEXT", "ANSWER_TYPE", "ASKING")
)
"""Words about the asking or the text itself (*article*, *mention*), nouns for types of answer (*city*), and words that
only ask (how *many*)."""
