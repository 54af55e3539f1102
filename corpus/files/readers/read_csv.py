"""Reads CSV tables. The column names in the first row determine how:

ar, en            one document; each row is a paragraph and its translation
…, text, …        each row is a document; other columns are its fields or metadata
anything else     one document; each row is a paragraph with the name of each value: "city: Muscat; year: 2024"
"""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from corpus.decode import decode_text
from corpus.document import DocumentInfo
from corpus.errors import CorpusError, UnreadableFile
from corpus.files.draft import Draft, Failure, Paragraph, one_line
from corpus.files.options import Options
from corpus.files.readers.read_jsonl import draft_of_record
from corpus.passage import Language

_LANGUAGES: dict[str, Language] = {
    **dict.fromkeys(("ar", "arabic", "العربية", "عربي"), "ar"),
    **dict.fromkeys(("en", "english", "الإنجليزية", "إنجليزي"), "en"),
}
_TEXT = ("text", "body", "content", "passage", "النص")
_FIELDS = ("document_id", "id", "title", "language", "url", "published", "translation_source")
_DELIMITERS = ",;\t|"
_MAX_FIELD_CHARACTERS = 20_000_000
_SAMPLE_CHARACTERS = 20_000


def read(data: bytes, options: Options) -> Iterator[Draft | Failure]:
    """Yield the documents of the table."""
    rows = _rows(decode_text(data, name=options.name))
    if len(rows) < 2:
        raise UnreadableFile("a table without rows under its first", hint="give the names of the columns first")
    names, rows = [name.strip() for name in rows[0]], rows[1:]
    languages = [language for name in names if (language := _LANGUAGES.get(name.lower()))]
    if len(names) == len(languages) == len(set(languages)) == 2:
        yield _translated(rows, *languages)
    elif any(name.lower() in _TEXT for name in names):
        yield from _documents(names, rows)
    else:
        yield Draft([Paragraph(_named_values(names, row)) for row in rows])


def table_holds_many(data: bytes) -> bool:
    """Return whether each row of a table is a document, by the names in its first row."""
    first = data[:_SAMPLE_CHARACTERS].decode(errors="replace").lstrip("\ufeff").split("\n", 1)[0]
    return any(name.strip().strip('"').lower() in _TEXT for name in first.split(_delimiter(first)))


def _rows(text: str) -> list[list[str]]:
    """Return the rows of a table that are not empty. Raises: UnreadableFile."""
    csv.field_size_limit(_MAX_FIELD_CHARACTERS)
    try:
        table = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        return [row for row in table if any(row)]
    except csv.Error as error:
        raise UnreadableFile(f"not a table of comma-separated values ({error})", hint="save it as CSV again") from error


def _delimiter(text: str) -> str:
    """Return the most frequent delimiter of the first line."""
    first = text[:_SAMPLE_CHARACTERS].split("\n", 1)[0]
    return max(_DELIMITERS, key=first.count)


def _translated(rows: Sequence[Sequence[str]], source: Language, target: Language) -> Draft:
    pairs = [(one_line(row[0]), one_line(row[1]) if len(row) > 1 else "") for row in rows]
    kept = [(text, translation) for text, translation in pairs if text]
    return Draft(
        [Paragraph(text) for text, _ in kept],
        info=DocumentInfo(language=source, translations={target: [translation for _, translation in kept]}),
    )


def _documents(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Draft | Failure]:
    for number, row in enumerate(rows, 2):
        part, values = f"row {number}", dict(zip(names, row, strict=False))
        record = {name.lower(): value for name, value in values.items() if name.lower() in _FIELDS}
        text = next(value for name, value in values.items() if name.lower() in _TEXT)
        others = {
            name: value for name, value in values.items() if name and value and name.lower() not in (*_FIELDS, *_TEXT)
        }
        try:
            yield draft_of_record({**record, "text": text, "metadata": others}, part, "\x1f".join(row))
        except CorpusError as error:
            yield Failure.of(error, part)


def _named_values(names: Sequence[str], row: Sequence[str]) -> str:
    """Return a row as text, each value after the name of its column."""
    values = zip(names, row, strict=False)
    return "; ".join(f"{name}: {value.strip()}" if name else value.strip() for name, value in values if value.strip())
