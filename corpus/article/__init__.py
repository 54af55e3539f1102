"""The article that comes with Iqtibas, so that the first question after installing has something to be answered from.

PROVENANCE.md beside this file says where its text, translation and title come from.
"""

import json
from pathlib import Path

from corpus.document import DocumentInfo, new_document
from corpus.passage import Document, SentencePair

DOCUMENT_ID = "central-asia-gulf"
TITLE = "دول وسط آسيا والخليج العربي: تعاون في الأمن والاقتصاد"
"""The project's own words: the article came without a headline."""

_FOLDER = Path(__file__).parent


def bundled_article() -> Document:
    """Return the article in Arabic with the project's English translation, sentence beside sentence.

    Everything is read from two small files; nothing is detected or cached.
    """
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
