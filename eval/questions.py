"""Question sets: what is asked, what would be a right answer, and which paragraphs carry it.

In: a file of JSON lines, a question a line. Out: a `QuestionSet`. Paragraphs are named `doc#p2`, or `p2` where the
whole set is about one document. Only this format is read here.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

from pydantic import AliasChoices, BeforeValidator, Field, StringConstraints

from corpus.document import check_document_id
from corpus.passage import Language
from eval.json_lines import Row, malformed, read_rows
from eval.rank_metrics import Qrels
from rag.answer import Turn


@dataclass(frozen=True, slots=True)
class Question:
    """One question with what is known of its answer; the fields are those of the file.

    `answers` are acceptable short answers and `paragraphs` every paragraph that supports one, best first; both say
    nothing where `answerable` is false. `history` is the conversation before the question.
    """

    id: str
    lang: Language
    question: str
    answerable: bool
    answers: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    history: tuple[Turn, ...] = ()
    type: str | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions in the order of their file, no two with the same id."""

    name: str
    questions: tuple[Question, ...]

    def in_language(self, language: Language) -> "QuestionSet":
        """Return the questions that are asked in one language; there may be none."""
        return replace(self, questions=tuple(each for each in self.questions if each.lang == language))

    def in_document(self, document_id: str) -> "QuestionSet":
        """Return the set with every `p2` made `<document_id>#p2`.

        Raises: InvalidDocument when this can be no document's id.
        """
        check_document_id(document_id)
        return replace(self, questions=tuple(_located(question, document_id) for question in self.questions))

    def qrels(self) -> Qrels:
        """Return the passages of each answerable question that names any; all are of relevance 1."""
        asked = (question for question in self.questions if question.answerable and question.paragraphs)
        return {question.id: dict.fromkeys(question.paragraphs, 1) for question in asked}


def load_questions(path: str | Path, *, document_id: str | None = None) -> QuestionSet:
    """Return the question set of a file of JSON lines (`.jsonl`, or `.jsonl.gz`).

    Args:
        document_id: the document of every paragraph that is given as `p2` alone; None leaves those as they are.

    Raises:
        MalformedQuestionSet: names the file, the line, and what is wrong with it.
        InvalidDocument: `document_id` can be no document's id.
    """
    path = Path(path)
    questions = []
    for line, row in read_rows(path, _QuestionRow, key="id"):
        if row.answerable and not row.answers and not row.paragraphs:
            raise malformed(path, line, "answerable is true, but no answer and no paragraph is given")
        questions.append(row.as_question())
    found = QuestionSet(path.name, tuple(questions))
    return found if document_id is None else found.in_document(document_id)


def _number_as_text(value: object) -> object:
    """Return an id that was written as a number as text."""
    return str(value) if type(value) is int else value


_Text = Annotated[str, StringConstraints(min_length=1)]
_Id = Annotated[_Text, BeforeValidator(_number_as_text)]
_Paragraph = Annotated[str, StringConstraints(pattern=r"^([\w.-]{1,200}#)?p[1-9][0-9]*$")]


class _TurnRow(Row):
    role: str
    content: str


class _QuestionRow(Row):
    id: _Id
    lang: Language
    # The names that RAGAS, chat logs and others have for it.
    question: _Text = Field(validation_alias=AliasChoices("question", "query", "user_input", "input"))
    answerable: bool
    answers: tuple[_Text, ...] = ()
    paragraphs: tuple[_Paragraph, ...] = ()
    history: tuple[_TurnRow, ...] = ()
    type: str | None = None
    style: str | None = None

    def as_question(self) -> Question:
        history = tuple(Turn(turn.role, turn.content) for turn in self.history)
        return Question(
            self.id,
            self.lang,
            self.question,
            self.answerable,
            self.answers,
            self.paragraphs,
            history,
            self.type,
            self.style,
        )


def _located(question: Question, document_id: str) -> Question:
    paragraphs = (name if "#" in name else f"{document_id}#{name}" for name in question.paragraphs)
    return replace(question, paragraphs=tuple(paragraphs))
