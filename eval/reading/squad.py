"""Question sets in the JSON format of SQuAD 1 and 2, which XQuAD, ARCD and MLQA share.

Each article becomes a document, and each question names the paragraph it was written about. `is_impossible` (version 2)
marks unanswerable questions. `answer_start` is not used, because some sets have wrong values.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from corpus.document import DocumentInfo, new_document
from corpus.errors import CorpusError, MalformedQuestionSet
from corpus.language import detect_language
from corpus.passage import Document
from eval.reading.questions import Question, QuestionSet
from eval.reading.row import Id, NotBlank, Row, first_fault
from eval.reading.rows import hash_id
from index.storage.schema import DEFAULT_COLLECTION

_NOT_IN_IDS = re.compile(r"[^\w.-]+")
_LONGEST_ID = 120


class _Answer(Row):
    text: str


class _Asked(Row):
    id: Id
    question: NotBlank
    answers: tuple[_Answer, ...] = ()
    is_impossible: bool = False


class _Paragraph(Row):
    context: NotBlank
    qas: tuple[_Asked, ...]


class _Article(Row):
    title: str = ""
    paragraphs: tuple[_Paragraph, ...]


class _Squad(Row):
    data: tuple[_Article, ...]


def load_squad(path: Path, content: bytes) -> QuestionSet:
    """Return the question set of a SQuAD file.

    Raises:
        MalformedQuestionSet: the message names the file, the place (`data.0.paragraphs.2.qas.1`), and the fault.
    """
    try:
        articles = _Squad.model_validate_json(content).data
    except ValidationError as error:
        hint = "SQuAD's layout is data[].paragraphs[].qas[], each with an id and a question."
        raise MalformedQuestionSet(f"{path.name}: {first_fault(error)}", hint=hint) from error
    documents: dict[str, Document] = {}
    questions: dict[str, Question] = {}
    for at, article in enumerate(articles):
        document = _document(path, at, article, documents)
        documents[document.document_id] = document
        for question in _questions(path, at, article, document):
            if question.id in questions:
                raise _wrong(path, f"data.{at}", f"the id {question.id!r} is there twice")
            questions[question.id] = question
    if not questions:
        raise MalformedQuestionSet(f"{path.name}: holds no question", hint="Give a file with questions.")
    return QuestionSet(path.name, tuple(questions.values()), {DEFAULT_COLLECTION: tuple(documents.values())})


def _document(path: Path, at: int, article: _Article, others: dict[str, Document]) -> Document:
    # A line feed within a paragraph would split it into two passages.
    text = "\n".join(" ".join(each.context.split("\n")) for each in article.paragraphs)
    name = _NOT_IN_IDS.sub("_", article.title).strip("_.")[:_LONGEST_ID] or hash_id(text)
    document_id = name if name not in others else f"{name}.{hash_id(text)}"
    try:
        return new_document(text, DocumentInfo(document_id, title=article.title))
    except CorpusError as error:
        raise _wrong(path, f"data.{at}.paragraphs", str(error)) from error


def _questions(path: Path, at: int, article: _Article, document: Document) -> Iterator[Question]:
    for number, paragraph in enumerate(article.paragraphs, 1):
        for place, asked in enumerate(paragraph.qas):
            where = f"data.{at}.paragraphs.{number - 1}.qas.{place}"
            answers = tuple(dict.fromkeys(answer.text for answer in asked.answers if answer.text.strip()))
            if not asked.is_impossible and not answers:
                raise _wrong(path, where, "it has no answer, and is_impossible is not true")
            answerable = not asked.is_impossible
            yield Question(
                id=asked.id,
                lang=detect_language(asked.question) or document.language,
                question=asked.question,
                answerable=answerable,
                answers=answers if answerable else (),
                paragraphs=(f"{document.document_id}#p{number}",) if answerable else (),
            )


def _wrong(path: Path, where: str, what: str) -> MalformedQuestionSet:
    return MalformedQuestionSet(f"{path.name}, {where}: {what}", hint="Correct this entry.")
