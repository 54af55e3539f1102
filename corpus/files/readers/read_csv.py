"""Tables as CSV, with a first row of names, in one of three shapes that the names tell apart:

ar, en            one document, a row a paragraph, the second column its translation
…, text, …        a row a document; the other columns are its fields, or metadata
anything else     one document, a row a paragraph that names each value: "city: Muscat; year: 2024"
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
_LONGEST_FIELD = 20_000_000
_SAMPLE_CHARACTERS = 20_000


def read(data: bytes, options: Options) -> Iterator[Draft | Failure]:
    """Yield the documents of the table."""
    csv.field_size_limit(_LONGEST_FIELD)
    text = decode_text(data, name=options.name)
    try:
        table = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        rows = [row for row in table if any(row)]
    except csv.Error as error:
        raise UnreadableFile(f"not a table of comma-separated values ({error})", hint="save it as CSV again") from error
    names = [name.strip() for name in rows[0]] if rows else []
    languages = [_LANGUAGES.get(name.lower()) for name in names]
    if len(rows) < 2:
        raise UnreadableFile("a table without rows under its first", hint="give the names of the columns first")
    if None not in languages and len(set(languages)) == len(languages) == 2:
        yield _translated(rows[1:], languages[0], languages[1])  # type: ignore[arg-type]  # None is ruled out above
    elif any(name.lower() in _TEXT for name in names):
        yield from _documents(names, rows[1:])
    else:
        yield Draft([Paragraph(_named_values(names, row)) for row in rows[1:]])


def table_holds_many(data: bytes) -> bool:
    """Return whether the rows of a table are documents, by the names in its first row."""
    first = data[:_SAMPLE_CHARACTERS].decode(errors="replace").lstrip("\ufeff").split("\n", 1)[0]
    return any(name.strip().strip('"').lower() in _TEXT for name in first.split(_delimiter(first)))


def _delimiter(text: str) -> str:
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
    values = zip(names, row, strict=False)
    return "; ".join(f"{name}: {value.strip()}" if name else value.strip() for name, value in values if value.strip())
