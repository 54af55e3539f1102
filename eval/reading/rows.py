"""Questions as rows of JSON lines, JSON arrays or CSV, with the column names of our own sets, RAGAS and DeepEval.

A row becomes a `Question`, and the passages in it become documents. Missing fields are derived if possible: the id from
the position of the row, the language from the words of the question, `answerable` from whether there is an answer.
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
# `answer` comes last: in RAGAS tables it is the answer of a system, and the right one has another name.
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
    """Return a single text as a tuple, and the answers of a SQuAD row as their texts."""
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
    """A row; `context` has the whole texts of the passages that answer the question."""

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
        """Whether the question is answerable, as the row states or implies; None if it does neither."""
        if self.answerable is not None:
            return self.answerable
        if self.is_impossible:
            return False
        return True if self.answers or self.paragraphs or self.context else None


def load_rows(path: Path) -> QuestionSet:
    """Return the question set of a file of JSON lines (`.jsonl`, or `.jsonl.gz`).

    Raises:
        MalformedQuestionSet: the message names the file, the line, and the fault.
    """
    return set_of_rows(path, read_rows(path, QuestionRow, key="id"))


def set_of_rows(path: Path, rows: Rows[QuestionRow]) -> QuestionSet:
    """Return the question set of the rows of a file.

    Raises: MalformedQuestionSet.
    """
    questions: list[Question] = []
    documents: dict[str, Document] = {}
    for position, row in rows:
        context = list(_context_documents(position, row))
        documents |= {document.document_id: document for document in context}
        questions.append(_question(position, row, tuple(f"{document.document_id}#p1" for document in context)))
    by_collection = {DEFAULT_COLLECTION: tuple(documents.values())} if documents else {}
    return QuestionSet(path.name, tuple(questions), by_collection)


def passage_document(text: str, *, title: str = "", language: Language | None = None) -> Document:
    """Return a passage as a document of one paragraph, with a hash of the text as its id."""
    # A line feed would split it into two passages.
    line = " ".join(text.split("\n")).strip()
    return new_document(line, DocumentInfo(hash_id(line), title=title, language=language))


def hash_id(text: str) -> str:
    """Return a hash of a text, as the id of a document without one."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DEFAULT_ID_DIGITS]


def _context_documents(position: Position, row: QuestionRow) -> Iterator[Document]:
    try:
        yield from map(passage_document, row.context)
    except CorpusError as error:
        raise position.malformed(f"context: {error}") from error


def _question(position: Position, row: QuestionRow, context: tuple[str, ...]) -> Question:
    """Return the question of a row; `context` has the ids of the passages in the row."""
    answerable = row.can_be_answered
    if answerable is None:
        raise position.malformed("neither an answer nor a paragraph is given, nor answerable: false")
    if answerable and not (row.answers or row.paragraphs or context):
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
        paragraphs=(row.paragraphs or context) if answerable else (),
        history=tuple(Turn(turn.role, turn.content) for turn in row.history),
        type=row.type,
        style=row.style,
        fact=row.fact,
    )


def is_row(value: Any) -> bool:
    """Return whether a JSON value is an object with a question."""
    return isinstance(value, dict) and any(name in value for name in QUESTION_NAMES)
