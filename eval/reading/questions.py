"""The records of question sets: questions with their right answers and paragraphs, and the documents to ask.

`eval.reading.load` creates them from files; each format has a module of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from corpus.document import check_document_id
from corpus.passage import Document, Language
from eval.metrics.ranking import Qrels
from index.storage.schema import DEFAULT_COLLECTION
from rag.answer import Turn

MIXED_STYLES = frozenset({"codeswitch", "arabizi"})
"""Styles that mix both languages in a question, so that either language of the answer is right."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what is known of its answer.

    `answers` are acceptable short answers, `paragraphs` all paragraphs that support one, the best first; both are empty
    unless the question is `answerable`. `grades` are the relevances of the paragraphs; if empty, each is 1. `history`
    is the conversation before the question. Questions with the same `fact` ask for the same thing in other words or in
    the other language. `collection` is the one to ask, `disguise` the name of the disguise if the question has one.
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
    fact: str | None = None
    grades: tuple[int, ...] = ()
    collection: str = DEFAULT_COLLECTION
    disguise: str | None = None

    @property
    def plain_id(self) -> str:
        """The id of the question without its disguise."""
        return self.id.removesuffix(f"~{self.disguise}") if self.disguise else self.id

    def disguised(self, disguise: str, text: str) -> "Question":
        """Return the question in a disguise, with `text` in place of its own and an id that names the disguise."""
        return replace(self, id=f"{self.id}~{disguise}", question=text, disguise=disguise)

    @property
    def relevance(self) -> dict[str, int]:
        """The relevance of each paragraph, by its id."""
        return dict(zip(self.paragraphs, self.grades or (1,) * len(self.paragraphs), strict=True))


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions with unique ids, in the order of their file, and the documents of each collection to ask.

    Without documents, the questions are asked of existing collections.
    """

    name: str
    questions: tuple[Question, ...]
    documents: Mapping[str, tuple[Document, ...]] = field(default_factory=dict)

    def in_document(self, document_id: str) -> "QuestionSet":
        """Return the set with `<document_id>#p2` for every paragraph named `p2` alone.

        Raises:
            InvalidDocument: the id is not valid.
        """
        check_document_id(document_id)
        return replace(self, questions=tuple(_located(question, document_id) for question in self.questions))

    def languages(self) -> dict[tuple[str, str], Language]:
        """Return the language of each document that the set brings, by collection and id."""
        return {
            (collection, document.document_id): document.language
            for collection, documents in self.documents.items()
            for document in documents
        }

    def qrels(self) -> Qrels:
        """Return the relevant passages of each answerable question that names any."""
        asked = (question for question in self.questions if question.answerable and question.paragraphs)
        return {question.id: question.relevance for question in asked}


def _located(question: Question, document_id: str) -> Question:
    paragraphs = (name if "#" in name else f"{document_id}#{name}" for name in question.paragraphs)
    return replace(question, paragraphs=tuple(paragraphs))
