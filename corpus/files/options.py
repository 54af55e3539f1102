"""What a reader gets beside the bytes of a file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """`name` is what errors call the file; `ocr` names what reads pages that are pictures, empty for nothing."""

    name: str
    ocr: str = ""
