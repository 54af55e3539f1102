"""Evidence without a library: the paragraphs of a text as if they had been retrieved, in their order."""

import hashlib

import numpy as np

from corpus.document import new_document
from corpus.split import split
from index.hit import Hit
from index.records import StoredPassage
from rag.answer import Evidence


def evidence_from(text: str, **fields: object) -> tuple[Evidence, ...]:
    """Return a piece of evidence for each paragraph."""
    passages = split(new_document(text, **fields))  # type: ignore[arg-type]
    return tuple(
        Evidence(
            StoredPassage(
                rank, "default", passage, hashlib.sha256(passage.text.encode()).hexdigest(), 1, "", None, None
            ),
            Hit("default", passage.passage_id, rank, 1.0 / rank, {}),
            np.zeros(0, np.float32),
        )
        for rank, passage in enumerate(passages, 1)
    )
