"""Bilingual retrieval sets: every passage and every question in Arabic and in English.

A set has two files of JSON lines, with the fields `{passage_id, title?, text_ar, text_en}` and `{id, passage_id,
question_ar, question_en, answers_ar?, answers_en?}`; other fields are ignored. It can be asked in either language for
passages in either language.
"""

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, get_args

import orjson
from pydantic import StringConstraints

from corpus.document import DocumentInfo, new_document
from corpus.passage import Document, Language
from eval.metrics.ranking import Qrels
from eval.reading.json_lines import read_lines, read_rows
from eval.reading.questions import Question, QuestionSet
from eval.reading.row import NotBlank, Row

LANGUAGES: tuple[Language, ...] = get_args(Language)
# Languages of question and passages: first the same, then different ones.
DIRECTIONS: tuple[tuple[Language, Language], ...] = (("ar", "ar"), ("en", "en"), ("en", "ar"), ("ar", "en"))


@dataclass(frozen=True, slots=True)
class BilingualPassage:
    """A passage, stored as a document of one paragraph with `passage_id` as its id."""

    passage_id: str
    title: str
    texts: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class BilingualQuestion:
    """A question, the one passage that answers it, and the answers as the passage words them, if known."""

    id: str
    passage_id: str
    texts: Mapping[Language, str]
    answers: Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class BilingualSet:
    """Passages and questions in the order of their files, with unique ids."""

    passages: tuple[BilingualPassage, ...]
    questions: tuple[BilingualQuestion, ...]

    def documents(self, language: Language) -> Iterator[Document]:
        """Yield the passages in one language, each as a document."""
        for passage in self.passages:
            # A line feed would split it into two passages.
            text = passage.texts[language].replace("\n", " ")
            yield new_document(text, DocumentInfo(passage.passage_id, title=passage.title, language=language))

    def qrels(self) -> Qrels:
        """Return the relevant passage of each question."""
        return {question.id: {f"{question.passage_id}#p1": 1} for question in self.questions}

    def question_set(self, name: str) -> QuestionSet:
        """Return the set as questions in both languages, each asked of a collection `ar` and of a collection `en`."""
        questions = tuple(
            Question(
                id=f"{each.id} {question_language}->{passage_language}",
                lang=question_language,
                question=each.texts[question_language],
                answerable=True,
                paragraphs=(f"{each.passage_id}#p1",),
                fact=each.id,
                collection=passage_language,
            )
            for question_language, passage_language in DIRECTIONS
            for each in self.questions
        )
        return QuestionSet(name, questions, {language: tuple(self.documents(language)) for language in LANGUAGES})


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments that all commands on a bilingual set share: its two files, and the encoder."""
    parser.add_argument("--passages", type=Path, required=True, help="lines of {passage_id, text_ar, text_en}")
    parser.add_argument(
        "--questions", type=Path, required=True, help="lines of {id, passage_id, question_ar, question_en}"
    )
    parser.add_argument("--encoder", default="bundled", help="a value of IQTIBAS_ENCODER (default: bundled)")


def load_bilingual(passages: Path, questions: Path) -> BilingualSet:
    """Return the set of two files, each `.jsonl` or `.jsonl.gz`.

    Raises:
        MalformedQuestionSet: the message names the file, the line, and the fault.
    """
    rows = [row for _, row in read_rows(passages, _PassageRow, key="passage_id")]
    known = {row.passage_id for row in rows}
    asked = []
    for position, row in read_rows(questions, _QuestionRow, key="id"):
        if row.passage_id not in known:
            raise position.malformed(f"{passages.name} has no passage {row.passage_id!r}")
        texts: dict[Language, str] = {"ar": row.question_ar, "en": row.question_en}
        answers: dict[Language, tuple[str, ...]] = {"ar": row.answers_ar, "en": row.answers_en}
        asked.append(BilingualQuestion(row.id, row.passage_id, texts, answers))
    found = (BilingualPassage(row.passage_id, row.title, {"ar": row.text_ar, "en": row.text_en}) for row in rows)
    return BilingualSet(tuple(found), tuple(asked))


def is_bilingual(path: Path) -> bool:
    """Return whether the first row of a file of JSON lines has the question in both languages."""
    if not path.is_file() or ".jsonl" not in path.suffixes:
        return False
    line = next((line for _, line in read_lines(path)), b"")
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return isinstance(row, dict) and "question_ar" in row and "question_en" in row


_DocumentId = Annotated[str, StringConstraints(pattern=r"^[\w.-]{1,200}$")]


class _PassageRow(Row):
    passage_id: _DocumentId
    title: str = ""
    text_ar: NotBlank
    text_en: NotBlank


class _QuestionRow(Row):
    id: NotBlank
    passage_id: str
    question_ar: NotBlank
    question_en: NotBlank
    answers_ar: tuple[str, ...] = ()
    answers_en: tuple[str, ...] = ()
