"""Evidence without a library: the paragraphs of a text as if they had been retrieved, in their order."""

from typing import Any

from corpus.document import DocumentInfo, new_document
from rag.answer import Evidence
from rag.train.replies import evidence_of_document


def evidence_from(text: str, **info: Any) -> tuple[Evidence, ...]:
    """Return a piece of evidence for each paragraph; `info` are fields of `DocumentInfo`."""
    return evidence_of_document(new_document(text, DocumentInfo(**info)))
