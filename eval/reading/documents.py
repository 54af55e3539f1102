"""The documents that a question set brings, from a file of JSON lines or a folder of text files.

A row has fields of `POST /v1/documents`; the name of a text file without its suffix is the id of its document.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from corpus.document import DocumentInfo, check_document_id, new_document
from corpus.errors import CorpusError, MalformedQuestionSet
from corpus.load_text import load_text, text_files
from corpus.passage import Document, Language, SentencePair, TranslationSource
from corpus.split import split
from eval.reading.json_lines import given_rows, read_rows
from eval.reading.row import Position, Row

DOCUMENTS_FILE = "documents.jsonl"
"""Name of the file in the folder of a question set that has its documents."""

_Item = str | tuple[tuple[str, str], ...]


class _DocumentRow(Row):
    document_id: str
    text: str
    title: str = ""
    language: Language | None = None
    url: str | None = None
    published: str | None = None
    translations: dict[Literal["ar", "en"], tuple[_Item, ...]] = Field(default_factory=dict)
    translation_source: TranslationSource = "user"

    def document(self) -> Document:
        """Return the row as a checked document. Raises: CorpusError."""
        translations: dict[Language, list[str | list[SentencePair]]] = {
            language: [item if isinstance(item, str) else list(item) for item in items]
            for language, items in self.translations.items()
        }
        document = new_document(
            self.text,
            DocumentInfo(
                self.document_id,
                title=self.title,
                language=self.language,
                url=self.url,
                published=self.published,
                translations=translations,
                translation_source=self.translation_source,
            ),
        )
        split(document)  # raises if the translations do not fit the paragraphs
        return document


def load_documents(path: Path) -> tuple[Document, ...]:
    """Return the documents of a file of JSON lines, or of the text files of a folder.

    Raises:
        MalformedQuestionSet: the message names the file, the line, and the fault.
    """
    if path.is_dir():
        return _folder(path)
    return tuple(map(_document, read_rows(path, _DocumentRow, key="document_id")))


def given_documents(rows: Sequence[Mapping[str, Any]]) -> tuple[Document, ...]:
    """Return the documents of a JSON array; error messages number its items from 1.

    Raises: MalformedQuestionSet.
    """
    return tuple(map(_document, given_rows(Path("documents"), rows, _DocumentRow, key="document_id")))


def _document(placed: tuple[Position, _DocumentRow]) -> Document:
    position, row = placed
    try:
        return row.document()
    except CorpusError as error:
        raise position.malformed(f"{error}: {error.hint}" if error.hint else str(error)) from error


def _folder(path: Path) -> tuple[Document, ...]:
    try:
        return tuple(load_text(file, document_id=check_document_id(file.stem)) for file in text_files([path]))
    except CorpusError as error:
        raise MalformedQuestionSet(f"{path.name}: {error}", hint=error.hint) from error
