"""The bundled article, from which questions can be answered right after installation.

PROVENANCE.md names the sources of its text, translation and title.
"""

import json
from pathlib import Path

from corpus.document import DocumentInfo, new_document
from corpus.passage import Document, SentencePair

DOCUMENT_ID = "central-asia-gulf"
TITLE = "دول وسط آسيا والخليج العربي: تعاون في الأمن والاقتصاد"
"""Written for this project: the article has no headline."""

_FOLDER = Path(__file__).parent


def bundled_article() -> Document:
    """Return the article in Arabic with the project's English translation, aligned by sentence."""
    return new_document(
        (_FOLDER / "article.ar.txt").read_text(encoding="utf-8"),
        DocumentInfo(
            DOCUMENT_ID,
            title=TITLE,
            language="ar",
            translations={"en": _translated_paragraphs()},
            translation_source="project",
        ),
    )


def _translated_paragraphs() -> list[list[SentencePair]]:
    lines = (_FOLDER / "article.en.jsonl").read_text(encoding="utf-8").strip().split("\n")
    return [[(source, translated) for source, translated in json.loads(line)["sentences"]] for line in lines]
