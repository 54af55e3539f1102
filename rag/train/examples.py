"""Training examples of the reader: questions, their candidate sentences with features, and which hold the answer.

In: the question sets of a folder, and the shipped sets. Out: `Example`s. Each question is asked of all the passages of
its set. Titles are assigned to parts for cross-validation.
"""

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import compress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.document import DocumentInfo, new_document
from corpus.fold import fold
from corpus.passage import Language
from index.library import Library
from index.train.retrieval_pairs import ARCD, SQUAD, read_questions
from rag.answer import evidence_of
from rag.asking.question import Question, understand
from rag.judging.concepts.core import stem_hashes
from rag.reading.sentences import find
from rag.reading.sentences.found import Found
from rag.reading.spans.competing import Competing
from rag.temporary import temporary_library
from rag.train.invented import read_invented
from rag.train.networks import SEED, Floats
from rag.train.retrieval_cache import RetrievalCache, Retrieved
from rag.train.rows import retrieved_for
from rag.train.titled import folded_answer

SETS: dict[str, tuple[Language, Path]] = {"ARCD": ("ar", ARCD), "SQuAD": ("en", SQUAD)}
PARTS = 4


@dataclass(frozen=True, slots=True)
class Example:
    """A question, its candidate sentences with their features, and which hold an answer of its passage."""

    set_name: str
    language: Language
    part: int
    question: Question
    sentences: list[Found]
    rows: Floats
    holds: NDArray[np.bool_]
    answers: tuple[frozenset[int], ...]


def part_of(title: str) -> int:
    """Return the part of a title, from 0 to `PARTS` - 1."""
    return hashlib.sha256(title.encode()).digest()[0] % PARTS


def examples(data: Path, most: int, cache: RetrievalCache) -> Iterator[Example]:
    """Yield the examples of all sets, each question asked of all the passages of its set."""
    for name, (language, path) in SETS.items():
        asked = list(read_questions(data, path))
        contexts = list(dict.fromkeys(_line(each.context) for each in asked))
        answered = [each for each in asked if each.is_answered]
        chosen = random.Random(SEED).sample(answered, min(most, len(answered)))
        with temporary_library() as library:
            questions = [each.question for each in chosen]
            ask = partial(_retrieved, library, contexts, language)
            retrieved = cache.retrieved([language, contexts], questions, library, ask)
            for each, evidence in zip(chosen, retrieved, strict=True):
                question = understand(each.question)
                looked, features = find.looked_at(question, evidence, language, library.analyzer)
                if looked:
                    gold = _gold(each.answers, _line(each.context), looked)
                    yield Example(name, language, part_of(each.title), question, looked, features, *gold)


def invented_examples(cache: RetrievalCache) -> Iterator[Example]:
    """Yield those of the project's own invented texts whose answers stand there."""
    for situations in read_invented():
        with temporary_library() as library:
            retrieved = retrieved_for(situations, library, cache)
        for situation, evidence in zip(situations.situations, retrieved, strict=True):
            if not (situation.is_answered and situation.answers and evidence):
                continue
            question = understand(situation.question)
            looked, features = find.looked_at(question, evidence, situations.question_language, library.analyzer)
            gold = _gold(situation.answers, situation.passage, looked)
            yield Example(
                "invented", situations.question_language, part_of(situation.title), question, looked, features, *gold
            )


def _retrieved(library: Library, contexts: Sequence[str], language: Language, questions: Sequence[str]) -> Retrieved:
    documents = (new_document(c, DocumentInfo(f"d{n}", language=language)) for n, c in enumerate(contexts))
    library.add_all("default", documents)
    return [evidence_of(library.retrieve(each, top_k=find.READ_PASSAGES)) for each in questions]


def _gold(
    answers: Sequence[str], context: str, looked: Sequence[Found]
) -> tuple[NDArray[np.bool_], tuple[frozenset[int], ...]]:
    """Return which sentences hold an answer, as they stand or in the translation read, and the answers' stems.

    A sentence that is in another passage too holds the answer there as well: ARCD has the first lines of an article in
    several lengths, and of 693 questions 140 would learn that the very words that answer do not.
    """
    folded = [*map(folded_answer, answers)]
    sources = [fold(_source(each)) for each in looked]
    holds = [
        each.evidence.passage.text == context
        and any(answer in text for answer in folded for text in (source, fold(each.tokens.text)))
        for each, source in zip(looked, sources, strict=True)
    ]
    holding = set(compress(sources, holds))
    stems = tuple(filter(None, (frozenset(stem_hashes(each)) for each in answers)))
    return np.array([source in holding for source in sources], np.bool_), stems


def _source(found: Found) -> str:
    return found.evidence.passage.text[found.unit.start : found.unit.end]


def _line(text: str) -> str:
    return text.replace("\n", " ").strip()


def span_f1(spans: Competing, example: Example) -> Floats:
    """Return the best token F1 of each candidate against the answers, 0 outside the sentences that hold one."""
    best = np.zeros(len(spans.owner), np.float32)
    for number, sentence in enumerate(spans.sentences):
        rows = np.flatnonzero(spans.owner == number)
        holds = any(h and s.unit is sentence.unit for h, s in zip(example.holds, example.sentences, strict=True))
        if not holds:
            continue
        tokens = sentence.tokens
        _, leading = np.unique(tokens.owners, return_index=True)
        stems, content = np.zeros(len(tokens), np.uint64), ~tokens.stop
        stems[tokens.owners[leading]] = tokens.hashes[leading]
        for answer in example.answers:
            inside = np.concatenate([[0], np.cumsum(np.isin(stems, np.array(list(answer), np.uint64)))])
            lengths = np.concatenate([[0], np.cumsum(content)])
            first, last = spans.first[rows], spans.last[rows] + 1
            overlap = np.minimum(inside[last] - inside[first], len(answer))
            best[rows] = np.maximum(
                best[rows], 2 * overlap / np.maximum(lengths[last] - lengths[first] + len(answer), 1)
            )
    return best
