"""A question as a row, under the names that question sets, chat logs, RAGAS and DeepEval have for its columns.

In: a row of any format that has rows (JSON lines, a JSON array, CSV). Out: a `Question`, and the passages that the row
brings along. What a row leaves out is worked out where it can be: an id from its place, a language from its words,
whether it can be answered from whether it says how.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import AliasChoices, BeforeValidator, Field, StringConstraints

from corpus.document import DEFAULT_ID_DIGITS, DocumentInfo, new_document
from corpus.errors import CorpusError
from corpus.language import detect_language
from corpus.passage import Document, Language
from eval.reading.json_lines import read_rows
from eval.reading.questions import Question, QuestionSet
from eval.reading.row import Position, Row, Rows, text_of_number
from index.storage.schema import DEFAULT_COLLECTION
from rag.answer import Turn

QUESTION_NAMES = ("question", "query", "user_input", "input")
# `answer` comes last: in RAGAS tables it is what some system said, beside the right answer under another name.
ANSWER_NAMES = (
    "answers",
    "reference",
    "ground_truth",
    "ground_truths",
    "expected_output",
    "expected_answer",
    "reference_answer",
    "answer",
)
CONTEXT_NAMES = ("reference_contexts", "context")


def _listed(value: object) -> object:
    """Return one text as a list of it, and the answers of a SQuAD row as their texts."""
    if isinstance(value, dict) and "text" in value:
        value = value["text"]
    if value is None or value == "":
        return ()
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


_Text = Annotated[str, StringConstraints(min_length=1)]
_Texts = Annotated[tuple[_Text, ...], BeforeValidator(_listed)]
_Id = Annotated[_Text, BeforeValidator(text_of_number)]
_Paragraph = Annotated[str, StringConstraints(pattern=r"^([\w.-]{1,200}#)?p[1-9][0-9]*$")]


class _TurnRow(Row):
    role: str
    content: str


class QuestionRow(Row):
    """One row; `context` holds the passages that answer, whole."""

    id: _Id | None = None
    lang: Language | None = Field(None, validation_alias=AliasChoices("lang", "language"))
    question: _Text = Field(validation_alias=AliasChoices(*QUESTION_NAMES))
    answerable: bool | None = None
    answers: _Texts = Field((), validation_alias=AliasChoices(*ANSWER_NAMES))
    paragraphs: tuple[_Paragraph, ...] = ()
    history: tuple[_TurnRow, ...] = ()
    type: str | None = None
    style: str | None = None
    fact: str | None = None
    context: _Texts = Field((), validation_alias=AliasChoices(*CONTEXT_NAMES))
    is_impossible: bool = False

    @property
    def can_be_answered(self) -> bool | None:
        """Return what the row says or shows; None where it does neither."""
        if self.answerable is not None:
            return self.answerable
        if self.is_impossible:
            return False
        return True if self.answers or self.paragraphs or self.context else None


def load_rows(path: Path) -> QuestionSet:
    """Return the question set of a file of JSON lines (`.jsonl`, or `.jsonl.gz`).

    Raises:
        MalformedQuestionSet: names the file, the line, and what is wrong with it.
    """
    return set_of_rows(path, read_rows(path, QuestionRow, key="id"))


def set_of_rows(path: Path, rows: Rows[QuestionRow]) -> QuestionSet:
    """Return the question set that the rows of a file are.

    Raises: MalformedQuestionSet.
    """
    questions: list[Question] = []
    documents: dict[str, Document] = {}
    for position, row in rows:
        found = list(_documents(position, row))
        documents |= {document.document_id: document for document in found}
        brought = tuple(f"{document.document_id}#p1" for document in found)
        questions.append(_question(position, row, brought))
    brought_along = {DEFAULT_COLLECTION: tuple(documents.values())} if documents else {}
    return QuestionSet(path.name, tuple(questions), brought_along)


def passage_document(text: str, *, title: str = "", language: Language | None = None) -> Document:
    """Return a passage as a document of one paragraph, whose id is a hash of it."""
    # A line feed would make two passages of one.
    line = " ".join(text.split("\n")).strip()
    return new_document(line, DocumentInfo(hash_id(line), title=title, language=language))


def hash_id(text: str) -> str:
    """Return an id for a document that came without one."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DEFAULT_ID_DIGITS]


def _documents(position: Position, row: QuestionRow) -> Iterator[Document]:
    try:
        yield from map(passage_document, row.context)
    except CorpusError as error:
        raise position.malformed(f"context: {error}") from error


def _question(position: Position, row: QuestionRow, brought: tuple[str, ...]) -> Question:
    answerable = row.can_be_answered
    if answerable is None:
        raise position.malformed("neither an answer nor a paragraph is given, nor answerable: false")
    if answerable and not (row.answers or row.paragraphs or brought):
        raise position.malformed("answerable is true, but no answer and no paragraph is given")
    language = row.lang or detect_language(row.question)
    if language is None:
        raise position.malformed("lang is missing, and the question has no letter that tells it")
    return Question(
        id=row.id or f"{position.unit} {position.number}",
        lang=language,
        question=row.question,
        answerable=answerable,
        answers=row.answers if answerable else (),
        paragraphs=(row.paragraphs or brought) if answerable else (),
        history=tuple(Turn(turn.role, turn.content) for turn in row.history),
        type=row.type,
        style=row.style,
        fact=row.fact,
    )


def is_row(value: Any) -> bool:
    """Return whether a JSON value has a column that a question set has."""
    return isinstance(value, dict) and any(name in value for name in QUESTION_NAMES)
