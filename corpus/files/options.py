"""Options of readers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """The name of the file in errors, and `tesseract` to recognise scanned pages, or empty."""

    name: str
    ocr: str = ""
