"""The shipped question sets: a name in, a `QuestionSet` with its documents out. README.md describes each set."""

from dataclasses import replace
from pathlib import Path

from corpus.article import bundled_article
from corpus.passage import Document
from eval.reading.documents import DOCUMENTS_FILE, load_documents
from eval.reading.questions import QuestionSet
from eval.reading.rows import load_rows
from index.storage.schema import DEFAULT_COLLECTION

_FOLDER = Path(__file__).parent


def _lettered(name: str, letters: str) -> tuple[str, ...]:
    return tuple(f"{name}_{letter}" for letter in letters)


ABOUT_ARTICLE = (
    "article",
    *_lettered("asked", "abcdefghijklmnopqrstuvwxyz"),
    *("asked_aa", "asked_ab", "asked_ac", "asked_ad"),
)
"""Sets about the bundled article."""

INVENTED = ("retrieval", "abstention", "citations", "overview", "disguises")
"""Sets about the twelve short texts of `invented/`."""

BY_THEMSELVES = (
    *("styles", "pages", "fields", "reports"),
    *_lettered("silence", "abcde"),
    *_lettered("daily", "abcdefghijkl"),
    *("unseen", "fresh", "fresh_b"),
)
"""Sets with texts of their own, each in the folder of its name."""

NAMES = (*ABOUT_ARTICLE, *INVENTED, *BY_THEMSELVES)


def shipped(name: str) -> QuestionSet:
    """Return the set with this name, one of `NAMES`, with its documents."""
    if name in ABOUT_ARTICLE:
        return _set(name, _FOLDER, (bundled_article(),))
    folder = _FOLDER / ("invented" if name in INVENTED else name)
    return _set(name, folder, load_documents(folder / DOCUMENTS_FILE))


def _set(name: str, folder: Path, documents: tuple[Document, ...]) -> QuestionSet:
    return replace(load_rows(folder / f"{name}.jsonl"), name=name, documents={DEFAULT_COLLECTION: documents})
