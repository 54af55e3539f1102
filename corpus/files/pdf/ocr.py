"""Recognises the text of scanned pages with Tesseract: a page in, paragraphs with their confidence out."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from corpus.errors import UnreadableFile
from corpus.files.draft import Paragraph
from corpus.passage import Place

TESSERACT = "tesseract"
LANGUAGES = "ara+eng"
SECONDS_A_PAGE = 60
DOTS_PER_INCH = 300
"""Recommended for Tesseract's models (https://tesseract-ocr.github.io/tessdoc/ImproveQuality.html)."""

MOST_PIXELS = 40_000_000
"""An A2 page at that resolution; larger pages are rendered at a lower one."""

LEAST_CONFIDENCE = 0.3
"""Paragraphs below this mean confidence are mostly stains and lines, and are left out; chosen."""

_POINTS_PER_INCH = 72
_WORD_LEVEL = 5
_BIDI_MARKS = str.maketrans("", "", "\u200e\u200f\u202a\u202b\u202c")


class _Word(NamedTuple):
    paragraph: tuple[str, str]
    text: str
    confidence: float


def read_page(page: Any, number: int) -> list[Paragraph]:
    """Return the paragraphs of a pypdfium2 page, without unreliable ones.

    Args:
        number: of the page, from 1.

    Raises:
        UnreadableFile: Tesseract or its Arabic model is missing, or it failed.
    """
    words = list(_words(_recognise(_rendered(page))))
    found = []
    for _, group in groupby(words, key=lambda word: word.paragraph):
        of_paragraph = list(group)
        letters = sum(len(word.text) for word in of_paragraph)
        confidence = sum(word.confidence * len(word.text) for word in of_paragraph) / letters
        if confidence >= LEAST_CONFIDENCE:
            text = " ".join(word.text for word in of_paragraph)
            found.append(Paragraph(text, Place(page=number, ocr_confidence=round(confidence, 2))))
    return found


def _rendered(page: Any) -> bytes:
    """Return the page as a greyscale image in PGM format."""
    width, height = page.get_size()
    scale = DOTS_PER_INCH / _POINTS_PER_INCH
    scale = min(scale, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    data = bytes(bitmap.buffer)
    rows = (data[row * bitmap.stride : row * bitmap.stride + bitmap.width] for row in range(bitmap.height))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(rows)


def _recognise(image: bytes) -> str:
    """Return the output of Tesseract for an image, as tab-separated values."""
    program = shutil.which(TESSERACT)
    if program is None:
        raise UnreadableFile("IQTIBAS_OCR names tesseract, which is not installed", hint="install tesseract-ocr-ara")
    command = [program, "stdin", "stdout", "-l", LANGUAGES, "--dpi", str(DOTS_PER_INCH), "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(command, input=image, capture_output=True, timeout=SECONDS_A_PAGE, env=environment)
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(f"a page took over {SECONDS_A_PAGE} s to read", hint="scan it more plainly") from error
    if done.returncode:
        raise UnreadableFile("tesseract failed", hint="install its models: tesseract-ocr-ara, tesseract-ocr-eng")
    return done.stdout.decode(errors="replace")


def _words(table: str) -> Iterator[_Word]:
    """Yield the words of the output of Tesseract.

    Its columns are level, page, block, paragraph, line, word, box (4), confidence, text.
    """
    for row in table.split("\n")[1:]:
        columns = row.split("\t")
        if len(columns) == 12 and int(columns[0]) == _WORD_LEVEL:
            text = columns[11].translate(_BIDI_MARKS).strip()
            if text:
                yield _Word((columns[2], columns[3]), text, max(0.0, float(columns[10]) / 100))
