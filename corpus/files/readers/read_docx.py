"""Reads Word documents: paragraphs and table rows in order, with tracked insertions.

Left out are tracked deletions, comments, notes, headers and footers. Page numbers are unknown, since Word computes them
when it displays a document.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from corpus.document import DocumentInfo
from corpus.errors import UnreadableFile
from corpus.files.draft import Draft, Paragraph, one_line
from corpus.files.options import Options
from corpus.files.readers.archive_limits import check_archive
from corpus.files.readers.table_rows import table_paragraphs
from corpus.headings import Headings
from corpus.passage import Scalar

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# Titles that programs write by default.
_NO_TITLE = ("", "Word Document", "Document")
# Content controls and tracked insertions, which may be nested.
_CONTAINERS = (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_HEADING_STYLE = re.compile(r"heading ([1-9])|(title)", re.IGNORECASE)


def read(data: bytes, options: Options) -> Iterator[Draft]:
    """Yield the document."""
    if data.startswith(_OLD_OFFICE):
        raise UnreadableFile("encrypted, or of Word before 2007", hint="save it as .docx without a password")
    check_archive(data)
    # Late: a process loads only the parsers of the formats that it reads.
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        document = docx.Document(BytesIO(data))
    except (PackageNotFoundError, XMLSyntaxError, KeyError, ValueError) as error:
        raise UnreadableFile("not a Word document, or a damaged one", hint="save it again in Word") from error
    properties = document.core_properties
    title = properties.title.strip()
    info = DocumentInfo(title="" if title in _NO_TITLE else title, metadata=_metadata(properties))
    yield Draft(list(_paragraphs(document)), info=info)


def _metadata(properties: Any) -> dict[str, Scalar]:
    dates = {"created": properties.created, "modified": properties.modified}
    metadata: dict[str, Scalar] = {name: date.date().isoformat() for name, date in dates.items() if date}
    return metadata | ({"author": properties.author} if properties.author else {})


def _paragraphs(document: "WordDocument") -> Iterator[Paragraph]:
    headings = Headings()
    levels = _heading_levels(document)
    for child in document.element.body:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, levels, headings)
        elif child.tag == f"{_W}tbl":
            yield from _rows(child, headings)
        elif child.tag in _CONTAINERS:
            for paragraph in child.iter(f"{_W}p"):
                yield from _paragraph(paragraph, levels, headings)


def _paragraph(element: Any, levels: dict[str, int], headings: Headings) -> Iterator[Paragraph]:
    style = element.find(f"{_W}pPr/{_W}pStyle")
    level = 0 if style is None else levels.get(style.get(f"{_W}val"), 0)
    if text := one_line(_text(element)):
        yield Paragraph(text, headings.enter(level, text) if level else headings.place())


def _rows(table: Any, headings: Headings) -> Iterator[Paragraph]:
    rows = [[one_line(_text(cell)) for cell in row.findall(f"{_W}tc")] for row in table.iter(f"{_W}tr")]
    yield from table_paragraphs(rows, headings)


def _text(element: Any) -> str:
    """Return the text of an element, with a line feed before each inner paragraph; without fallback content."""
    parts: list[str] = []
    skipped = {id(each) for fallback in element.iter(_FALLBACK) for each in fallback.iter()}
    for each in element.iter():
        if id(each) in skipped:
            continue
        if each.tag == f"{_W}t":
            parts.append(each.text or "")
        elif each.tag == f"{_W}p" and each is not element:
            parts.append("\n")
        elif each.tag in _BREAKS:
            parts.append(_BREAKS[each.tag])
    return "".join(parts)


def _heading_levels(document: "WordDocument") -> dict[str, int]:
    """Return the level of each style of headings, by the id of the style; the title has level 1."""
    levels = {}
    for style in document.styles:
        if found := _HEADING_STYLE.fullmatch(style.name or ""):
            levels[style.style_id] = int(found[1] or 1)
    return levels
