"""Reads PDF files as paragraphs with page numbers; Arabic is repaired, and running heads and footers are removed.

    glyphs ─> lines ─> repaired lines ─> without heads and footers ─> paragraphs

A page without text is taken for a scan. If OCR is enabled it is recognised; otherwise the metadata have the number of
such pages. A file of scans only, or with fonts that do not identify letters, is refused unless OCR is enabled.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from corpus.document import DocumentInfo
from corpus.errors import UnreadableArabic, UnreadableFile
from corpus.files.draft import Draft, Paragraph, one_line
from corpus.files.options import Options
from corpus.files.pdf import ocr
from corpus.files.pdf.furniture import without_furniture
from corpus.files.pdf.layout import paragraphs
from corpus.files.pdf.lines import Line, page_lines
from corpus.passage import Scalar
from corpus.repair.repair import repair
from corpus.repair.visual_order import with_matching_brackets

_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_ENCRYPTED = "password"
_NO_TITLE = re.compile(
    r"(untitled|microsoft (word|powerpoint|excel)\b.*|.*\.(docx?|pptx?|xlsx?|odt|pdf|tex|indd|html?)"
    r"|(about|data|file|https?):\S*)?",
    re.IGNORECASE,
)
"""Titles that programs write by default: `untitled`, the name of the program or of a file, or a web address."""
_OCR_HINT = "set IQTIBAS_OCR=tesseract to have its pages read"


def read(data: bytes, options: Options) -> Iterator[Draft | None]:
    """Yield the document, and None after each page, which shows that the reader is alive."""
    document = _opened(data)
    pages = []
    for number in range(len(document)):
        pages.append(_lines(document, number))
        yield None
    pages, repairs = _readable(pages, options)
    found = paragraphs(without_furniture(pages))
    scans = [number for number, lines in enumerate(pages) if not lines]
    for number in scans if options.ocr else ():
        found += ocr.read_page(document[number], number + 1)
        yield None
    if not found:
        raise _without_text(options)
    found.sort(key=lambda paragraph: paragraph.place.page or 0)
    kind_of_scans = "ocr_pages" if options.ocr else "pages_without_text"
    metadata: dict[str, Scalar] = {"pages": len(pages), "repairs": repairs, kind_of_scans: len(scans)}
    yield _draft(document, found, {name: value for name, value in metadata.items() if value})


def _opened(data: bytes) -> Any:
    """Return the pypdfium2 document. Raises: UnreadableFile."""
    # Late: a process loads only the parsers of the formats that it reads.
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if _ENCRYPTED in str(error).lower():
            raise UnreadableFile("encrypted", hint="save it without a password") from error
        raise UnreadableFile("not a PDF file, or a damaged one", hint="make it anew") from error
    if not len(document):
        raise UnreadableFile("a PDF file without pages", hint="make it anew")
    return document


def _draft(document: Any, found: list[Paragraph], metadata: dict[str, Scalar]) -> Draft:
    """Return the draft, with title and date from the metadata of the file."""
    info = document.get_metadata_dict()
    title = one_line(info.get("Title", ""))
    created = _DATE.match(info.get("CreationDate", ""))
    dated = {**metadata, "created": "-".join(created.groups())} if created else metadata
    return Draft(found, info=DocumentInfo(title="" if _NO_TITLE.fullmatch(title) else title, metadata=dated))


def _lines(document: Any, number: int) -> list[Line]:
    page = document[number]
    try:
        return page_lines(page)
    finally:
        page.close()


def _readable(pages: list[list[Line]], options: Options) -> tuple[list[list[Line]], str]:
    """Return the repaired lines of each page, and a summary of the repairs.

    If OCR is enabled, unreadable pages are returned without lines, like scans.
    """
    try:
        return _repaired(pages)
    except UnreadableArabic:
        if not options.ocr:
            raise
        return [[] for _ in pages], ""


def _without_text(options: Options) -> UnreadableFile:
    """Return the error for a file in which no text was found."""
    if options.ocr:
        return UnreadableFile("none of its pages has text", hint="scan it more plainly")
    return UnreadableFile("no text layer: its pages are pictures", hint=_OCR_HINT)


def _repaired(pages: list[list[Line]]) -> tuple[list[list[Line]], str]:
    """Return the repaired lines of each page, and a summary of the repairs. Raises: UnreadableArabic."""
    numbered = [(number, line) for number, lines in enumerate(pages) for line in lines]
    repaired = repair([line.text for _, line in numbered])
    mended: list[list[Line]] = [[] for _ in pages]
    for (number, line), text in zip(numbered, with_matching_brackets(repaired.paragraphs), strict=True):
        mended[number].append(replace(line, text=text))
    return mended, repaired.summary
