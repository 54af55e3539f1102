"""Question sets to learn weights from: questions about passages that stand under titles, a document each.

In: the folder of training data. Out: ARCD (Arabic), SQuAD 2.0 dev (English), and the held-apart sections of software
manuals, asked by their headings in four language directions. Titles fall into two halves, one to learn from and one to
report on.
"""

import gzip
import hashlib
import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.fold import fold
from corpus.passage import Language
from index.train.retrieval_pairs import Section, held_apart, read_sections

ARCD = Path("passages") / "arcd_train.ar.jsonl.gz"
SQUAD = Path("eval") / "squad_v2.0_dev.en.jsonl.gz"
_SEED = 20_261_123


@dataclass(frozen=True, slots=True)
class TitledQuestion:
    """A question, the title and the passage that it is about, and its answers, folded; no answer: any of it will do."""

    text: str
    title: str
    passage: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TitledSet:
    """The passages of each title, and questions about them, all in one language each.

    Where `repeats_itself`, a question may well be answered under other titles too.
    """

    name: str
    asked: Language
    read: Language
    passages: Mapping[str, tuple[str, ...]]
    questions: tuple[TitledQuestion, ...]
    repeats_itself: bool = False


def is_unseen(title: str) -> bool:
    """Return whether figures are reported on the questions of this title, and nothing is learned from them."""
    return hashlib.sha256(title.encode()).digest()[0] % 2 == 1


def read_titled(data: Path, most_questions: int) -> Iterator[TitledSet]:
    """Yield the sets, each with at most so many questions; the four directions of the manuals share theirs."""
    yield _reading_comprehension("ARCD", "ar", data / ARCD, most_questions)
    yield _reading_comprehension("SQuAD", "en", data / SQUAD, most_questions)
    sections = [each for each in read_sections(data) if held_apart(each.title) and each.translation == "HT"]
    languages: tuple[Language, ...] = ("ar", "en")
    for asked in languages:
        for read in languages:
            yield _manuals(sections, asked, read, most_questions // 4)


def _reading_comprehension(name: str, language: Language, path: Path, most: int) -> TitledSet:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    questions = (
        TitledQuestion(row["question"], row["title"], _line(row["context"]), tuple(map(_bare_answer, row["answers"])))
        for row in rows
        if row["answers"]
    )
    passages = ((row["title"], _line(row["context"])) for row in rows)
    return TitledSet(name, language, language, _by_title(passages), _sample(questions, most))


def _manuals(sections: list[Section], asked: Language, read: Language, most: int) -> TitledSet:
    passages = ((each.title, _line(each.text[read])) for each in sections)
    questions = (TitledQuestion(each.heading[asked], each.title, _line(each.text[read])) for each in sections)
    return TitledSet(f"manuals {asked}->{read}", asked, read, _by_title(passages), _sample(questions, most), True)


def _by_title(passages: Iterator[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for title, passage in passages:
        found.setdefault(title, {})[passage] = None
    return {title: tuple(texts) for title, texts in found.items()}


def _sample(questions: Iterator[TitledQuestion], most: int) -> tuple[TitledQuestion, ...]:
    every = list(questions)
    return tuple(random.Random(_SEED).sample(every, min(most, len(every))))


def _line(text: str) -> str:
    # A line feed would make two passages of one.
    return text.replace("\n", " ").strip()


def _bare_answer(answer: str) -> str:
    return fold(answer).strip(" .،,")
