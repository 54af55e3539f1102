"""PDF files: their lines repaired, without what stands on every page, as paragraphs that know their page.

A page without text is a picture. It is read by OCR where that is set, and else the metadata say how many there are; a
file of nothing but such pages is refused. So is one whose fonts do not say which letters they show.
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
from corpus.repair.visual_order import with_facing_brackets

_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_ENCRYPTED = "password"
_NO_TITLE = re.compile(
    r"(untitled|microsoft (word|powerpoint|excel)\b.*|.*\.(docx?|pptx?|xlsx?|odt|pdf|tex|indd|html?)"
    r"|(about|data|file|https?):\S*)?",
    re.IGNORECASE,
)
"""What programs write where nobody gave a title: that there is none, their own name, a file's, a page's address."""
_OCR_HINT = "set IQTIBAS_OCR=tesseract to have its pages read"


def read(data: bytes, options: Options) -> Iterator[Draft | None]:
    """Yield the one document of the file, and None after each page."""
    document = _opened(data)
    pages = []
    for number in range(len(document)):
        pages.append(_lines(document, number))
        yield None
    pages, repairs = _readable(pages, options)
    found = paragraphs(without_furniture(pages))
    pictures = [number for number, lines in enumerate(pages) if not lines]
    for number in pictures if options.ocr else ():
        found += ocr.read_page(document[number], number + 1)
        yield None
    if not found:
        raise _without_text(options)
    found.sort(key=lambda paragraph: paragraph.place.page or 0)
    of_pictures = "ocr_pages" if options.ocr else "pages_without_text"
    facts: dict[str, Scalar] = {"pages": len(pages), "repairs": repairs, of_pictures: len(pictures)}
    yield _draft(document, found, {name: value for name, value in facts.items() if value})


def _opened(data: bytes) -> Any:
    # Late: a child process loads the one parser that its file needs.
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
    """Return the pages with their lines repaired, and what was done; pages without any, where OCR is to read them."""
    try:
        return _repaired(pages)
    except UnreadableArabic:
        if not options.ocr:
            raise
        return [[] for _ in pages], ""


def _without_text(options: Options) -> UnreadableFile:
    """Return the error to raise for a file in which nothing was read."""
    if options.ocr:
        return UnreadableFile("none of its pages has text", hint="scan it more plainly")
    return UnreadableFile("no text layer: its pages are pictures", hint=_OCR_HINT)


def _repaired(pages: list[list[Line]]) -> tuple[list[list[Line]], str]:
    """Return the pages with their lines repaired, and what was done."""
    numbered = [(number, line) for number, lines in enumerate(pages) for line in lines]
    repaired = repair([line.text for _, line in numbered])
    mended: list[list[Line]] = [[] for _ in pages]
    for (number, line), text in zip(numbered, with_facing_brackets(repaired.paragraphs), strict=True):
        mended[number].append(replace(line, text=text))
    return mended, repaired.summary
