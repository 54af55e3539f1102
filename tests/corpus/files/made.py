"""Files of each format, made by the tests with the libraries that people make them with."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import arabic_reshaper
import docx
import pytest
from bidi.algorithm import get_display
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

FONTS = ("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/Library/Fonts/Arial Unicode.ttf")
_FONT = "Arabic"
_TOP, _LEFT, _RIGHT, _LEADING, _SIZE = 780, 60, 540, 20, 12

ARABIC_LINES = (
    "افتتح الوزير صباح الخميس محطة الطاقة الشمسية الجديدة في مدينة صلالة،",
    "وقال إن الأعمال الإنشائية بدأت عام 2019 بقيمة 12.5 مليون دولار (أي خمسة",
    "ملايين ريال)، وإن شركة Solar Power Group تشغّل المحطة لخمسة أعوام.",
)
ARABIC = " ".join(ARABIC_LINES)


@cache
def arabic_font() -> str:
    """Return the name of a registered font with Arabic letters, or skip the test."""
    path = next((font for font in FONTS if Path(font).exists()), None)
    if path is None:
        pytest.skip("no font with Arabic letters is installed")
    pdfmetrics.registerFont(TTFont(_FONT, path))
    return _FONT


def shaped(line: str) -> str:
    """Return a line as old programs draw it: joined letter forms, from left to right."""
    return str(get_display(arabic_reshaper.reshape(line)))


def visual(line: str) -> str:
    """Return a line of plain letters from left to right."""
    return str(get_display(line))


_DRAWN: Mapping[str, Callable[[str], str]] = {"shaped": shaped, "visual": visual, "logical": str}


def pdf(
    pages: Sequence[Sequence[str]],
    *,
    drawn: str = "shaped",
    header: str = "",
    numbered: bool = False,
    key: str = "",
    title: str = "",
) -> bytes:
    """Return a PDF file of lines.

    Args:
        drawn: `shaped`: joined forms in visual order; `visual`: letters in visual order; `logical`: as typed, which
            shows them backwards.
        key: what the file is encrypted with.
    """
    file = BytesIO()
    draw = _DRAWN[drawn]
    sheet = canvas.Canvas(file, encrypt=key or None)
    sheet.setTitle(title or "untitled")
    for number, lines in enumerate(pages, 1):
        sheet.setFont(arabic_font(), _SIZE)
        heights = iter(range(_TOP, 0, -_LEADING))
        if header:
            sheet.drawString(_LEFT, _TOP + 2 * _LEADING, header)
        if numbered:
            sheet.drawString(300, _LEADING, f"- {number} -")
        for line, height in zip(lines, heights, strict=False):
            is_arabic = any("ء" <= letter <= "ي" for letter in line)
            (sheet.drawRightString if is_arabic else sheet.drawString)(
                _RIGHT if is_arabic else _LEFT, height, draw(line)
            )
        sheet.showPage()
    sheet.save()
    return file.getvalue()


def picture_pdf(line: str, size: int = 40) -> bytes:
    """Return a PDF file of one page that is a picture of a line."""
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf([[line]]))[0]
    image = page.render(scale=size / _SIZE).to_pil()
    file, picture = BytesIO(), BytesIO()
    image.save(picture, "PNG")
    picture.seek(0)
    sheet = canvas.Canvas(file)
    from reportlab.lib.utils import ImageReader

    sheet.drawImage(ImageReader(picture), 0, 0, 595, 842)
    sheet.showPage()
    sheet.save()
    return file.getvalue()


def word(*paragraphs: tuple[str, str], rows: Sequence[Sequence[str]] = (), title: str = "") -> bytes:
    """Return a Word file of (style, text) paragraphs and a table."""
    document = docx.Document()
    document.core_properties.title = title
    for style, text in paragraphs:
        document.add_paragraph(text, style)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, values in zip(table.rows, rows, strict=True):
            for cell, value in zip(row.cells, values, strict=True):
                cell.text = value
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return an archive."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()
