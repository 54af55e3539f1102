"""The training data of retrieval: question-like texts with their passages, in four language directions.

Headings and sections of software manuals (all combinations of English and Arabic), titles and texts of Arabic news, and
questions of reading comprehension sets. A tenth is held out by title, to learn weights on and to measure with.
"""

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SQUAD = Path("eval") / "squad_v2.0_dev.en.jsonl.gz"
ARCD = Path("passages") / "arcd_train.ar.jsonl.gz"
_HELD_OUT_TENTHS = 1


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its text, in both languages; `translation` is HT (by a person) or MT."""

    title: str
    heading: dict[str, str]
    text: dict[str, str]
    translation: str


@dataclass(frozen=True, slots=True)
class ReadingQuestion:
    """A question about an encyclopaedic passage (`context`), and its answers; none where the passage has no answer."""

    title: str
    question: str
    context: str
    answers: tuple[str, ...]

    @property
    def is_answered(self) -> bool:
        """Whether the passage has an answer."""
        return bool(self.answers)


def held_out(title: str) -> bool:
    """Return whether the text with this title, or a name, is held out: one in ten, by a checksum."""
    return zlib.crc32(title.encode()) % 10 < _HELD_OUT_TENTHS


def read_sections(data: Path) -> Iterator[Section]:
    """Yield the sections of the manuals."""
    with gzip.open(data / "passages" / "ms_docs_sections.en-ar.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield Section(
                row["title_en"],
                {"en": row["heading_en"], "ar": row["heading_ar"]},
                {"en": row["text_en"], "ar": row["text_ar"]},
                row["translation"],
            )


def read_news(data: Path) -> Iterator[tuple[str, str]]:
    """Yield (title, text) of Arabic news."""
    with gzip.open(data / "text" / "ant_news.title_text.ar.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            title, _, text = line.rstrip("\n").partition("\t")
            if title and text:
                yield title, text


def read_questions(data: Path, source: Path = SQUAD) -> Iterator[ReadingQuestion]:
    """Yield the questions of one reading comprehension set."""
    with gzip.open(data / source, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield ReadingQuestion(row["title"], row["question"], row["context"], tuple(row["answers"]))


def question_passage_pairs(data: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the (question, passage) pairs of each language direction and of news, by name; without held-out ones."""
    sections = [section for section in read_sections(data) if not held_out(section.title)]
    for asked in ("en", "ar"):
        for read in ("en", "ar"):
            yield f"{asked}->{read}", [(s.heading[asked], s.text[read]) for s in sections]
    yield "news", [(title, text) for title, text in read_news(data) if not held_out(title)]
