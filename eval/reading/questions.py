"""Question sets: what is asked, what would be a right answer, which paragraphs carry it, and the documents to ask.

The records only; a file a format reads them (`eval.reading.load` tells which).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from corpus.document import check_document_id
from corpus.passage import Document, Language
from eval.metrics.ranking import Qrels
from index.storage.schema import DEFAULT_COLLECTION
from rag.answer import Turn

MIXED_STYLES = frozenset({"codeswitch", "arabizi"})
"""Styles in which a question is in both languages at once, so that neither is the one to answer in."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with what is known of its answer; the fields are those of the file.

    `answers` are acceptable short answers and `paragraphs` every paragraph that supports one, best first; both say
    nothing where `answerable` is false. `grades` are the relevance of the paragraphs, all 1 where there are none.
    `history` is the conversation before the question. Questions with the same `fact` ask for the same thing in other
    words or in the other language. `collection` is where to ask; `disguise` says how its letters were changed, if so.
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
        """Return the id of the question that this one is, or that it disguises."""
        return self.id.removesuffix(f"~{self.disguise}") if self.disguise else self.id

    def disguised(self, disguise: str, text: str) -> "Question":
        """Return the question with its letters changed to `text`, under an id of its own."""
        return replace(self, id=f"{self.id}~{disguise}", question=text, disguise=disguise)

    @property
    def relevance(self) -> dict[str, int]:
        """Return how relevant each paragraph is, by its id."""
        return dict(zip(self.paragraphs, self.grades or (1,) * len(self.paragraphs), strict=True))


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions in the order of their file, no two with the same id, and the documents of each collection to ask.

    Without documents, the questions are about a collection that is there already.
    """

    name: str
    questions: tuple[Question, ...]
    documents: Mapping[str, tuple[Document, ...]] = field(default_factory=dict)

    def in_document(self, document_id: str) -> "QuestionSet":
        """Return the set with every `p2` made `<document_id>#p2`.

        Raises: InvalidDocument when this can be no document's id.
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
        """Return the passages of each answerable question that names any, with their relevance."""
        asked = (question for question in self.questions if question.answerable and question.paragraphs)
        return {question.id: question.relevance for question in asked}


def _located(question: Question, document_id: str) -> Question:
    paragraphs = (name if "#" in name else f"{document_id}#{name}" for name in question.paragraphs)
    return replace(question, paragraphs=tuple(paragraphs))
