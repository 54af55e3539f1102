"""The documents that a question set brings: a file of JSON lines, or a folder of text files.

A row has the fields of `POST /v1/documents`; a text file is a document named after it. Paragraphs are numbered as
everywhere, so that `museum#p2` in the questions is the second paragraph of the row or file `museum`.
"""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from corpus.document import check_document_id, new_document
from corpus.errors import CorpusError, MalformedQuestionSet
from corpus.load_text import load_text, text_files
from corpus.passage import Document, Language, SentencePair, TranslationSource
from corpus.split import split
from eval.reading.json_lines import Row, checked, malformed, read_rows, unique

BESIDE = "documents.jsonl"
"""The file beside a question set that holds its documents."""

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
            document_id=self.document_id,
            title=self.title,
            language=self.language,
            url=self.url,
            published=self.published,
            translations=translations,
            translation_source=self.translation_source,
        )
        split(document)  # raises where the translations do not fit the paragraphs
        return document


def load_documents(path: Path) -> tuple[Document, ...]:
    """Return the documents of a file of JSON lines, or of the text files of a folder.

    Raises:
        MalformedQuestionSet: names the file, the line, and what is wrong with it.
    """
    return _folder(path) if path.is_dir() else tuple(_rows(path))


def given_documents(rows: Sequence[Mapping[str, Any]]) -> tuple[Document, ...]:
    """Return the documents of a JSON array, whose items are named by their number from 1.

    Raises: MalformedQuestionSet.
    """
    path = Path("documents")
    checked_rows = (
        (number, checked(path, number, partial(_DocumentRow.model_validate_json, json.dumps(row)), place="item"))
        for number, row in enumerate(rows, 1)
    )
    found = unique(path, checked_rows, "document_id", place="item")
    return tuple(_document(path, number, row, "item") for number, row in found)


def _rows(path: Path) -> list[Document]:
    return [_document(path, line, row, "line") for line, row in read_rows(path, _DocumentRow, key="document_id")]


def _document(path: Path, number: int, row: _DocumentRow, place: str) -> Document:
    try:
        return row.document()
    except CorpusError as error:
        what = f"{error}: {error.hint}" if error.hint else str(error)
        raise malformed(path, number, what, place=place) from error


def _folder(path: Path) -> tuple[Document, ...]:
    try:
        return tuple(load_text(file, document_id=check_document_id(file.stem)) for file in text_files([path]))
    except CorpusError as error:
        raise MalformedQuestionSet(f"{path.name}: {error}", hint=error.hint) from error
