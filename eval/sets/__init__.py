"""The question sets that come with Iqtibas: a name in, a `QuestionSet` with its documents out.

What each asks, and who wrote it, is told in README.md beside this file.
"""

from dataclasses import replace
from pathlib import Path

from corpus.article import bundled_article
from eval.reading.documents import BESIDE, load_documents
from eval.reading.questions import QuestionSet
from eval.reading.rows import load_rows
from index.storage.schema import DEFAULT_COLLECTION

_FOLDER = Path(__file__).parent
_INVENTED = _FOLDER / "invented"
_ABOUT_ARTICLE = ("article", *(f"asked_{letter}" for letter in "abcdefghijkl"))

NAMES = (
    *_ABOUT_ARTICLE,
    "retrieval",
    "abstention",
    "citations",
    "overview",
    "disguises",
    "styles",
    "pages",
    "fields",
    "reports",
    *(f"silence_{letter}" for letter in "abcde"),
    *(f"daily_{letter}" for letter in "abcdefghijkl"),
    "unseen",
    "fresh",
    "fresh_b",
)
# Sets with documents of their own, in a folder of their name.
_BY_THEMSELVES = frozenset(NAMES[NAMES.index("styles") :])


def shipped(name: str) -> QuestionSet:
    """Return one of `NAMES`: the first six are about the bundled article, the others about texts of their own."""
    about_article = name in _ABOUT_ARTICLE
    folder = _FOLDER if about_article else _FOLDER / name if name in _BY_THEMSELVES else _INVENTED
    documents = (bundled_article(),) if about_article else load_documents(folder / BESIDE)
    questions = load_rows(folder / f"{name}.jsonl")
    return replace(questions, name=name, documents={DEFAULT_COLLECTION: documents})
