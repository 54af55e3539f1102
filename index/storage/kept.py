"""All stored versions of a document, with their texts.

Of earlier versions only the passages are stored, with their offsets: the white space between them is restored as spaces
and line feeds.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import apsw

from corpus.passage import Document, Language, Passage, SentencePair
from index.records import KeptDocument, Stamp
from index.storage.catalogue import read_document
from index.storage.passages import old_passages_of, passages_of

_VERSIONS = """
SELECT d.version, d.added, d.language, d.title, d.url, d.published, d.translation_source, d.metadata
FROM {} d JOIN collections c ON c.id = d.collection WHERE c.name = ? AND d.document_id = ? ORDER BY d.version
"""


def kept_documents(connection: apsw.Connection, collection: str, document_id: str) -> Iterator[KeptDocument]:
    """Yield all stored versions of a document, the oldest first.

    Raises:
        UnknownCollection, UnknownDocument: it does not exist.
    """
    read_document(connection, collection, document_id)
    named = collection, document_id
    old: list[tuple[Any, ...]] = connection.execute(_VERSIONS.format("old_documents"), named).fetchall()
    for row in old:
        passages = [each.passage for each in old_passages_of(connection, *named, row[0])]
        yield _kept(document_id, row, _text(passages), passages)
    for row in connection.execute(_VERSIONS.format("documents"), named).fetchall():
        text = connection.execute(
            "SELECT d.text FROM documents d JOIN collections c ON c.id = d.collection "
            "WHERE c.name = ? AND d.document_id = ?",
            named,
        ).get
        yield _kept(document_id, row, str(text), [each.passage for each in passages_of(connection, *named)])


def _kept(document_id: str, row: tuple[Any, ...], text: str, passages: Sequence[Passage]) -> KeptDocument:
    version, added, language, title, url, published, source, metadata = row
    document = Document(
        document_id=document_id,
        text=text,
        language=language,
        title=title,
        url=url,
        published=published,
        translations=_translations(passages),
        translation_source=source,
        metadata=json.loads(metadata),
        places=tuple(passage.place for passage in passages),
    )
    return KeptDocument(document, Stamp(version, added))


def _text(passages: Sequence[Passage]) -> str:
    text = ""
    for passage in passages:
        text += "\n".rjust(passage.start - len(text)) if passage.start else ""
        text += passage.text
    return text


def _translations(passages: Sequence[Passage]) -> dict[Language, list[str | Sequence[SentencePair]]]:
    """Return the translation of each passage, by the language that all of them are in."""
    translated = [passage.translation for passage in passages]
    into = {translation.language for translation in translated if translation is not None}
    return {language: [(each.sentences or each.text) if each else "" for each in translated] for language in into}
