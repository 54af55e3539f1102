"""Documents and passages (their paragraphs), the records of all packages.

Offsets are in Unicode code points. `document.text[passage.start:passage.end] == passage.text` always holds. The id of a
passage is `<document_id>#p<number>`, numbered from 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["ar", "en"]
OTHER_LANGUAGE: Mapping[Language, Language] = {"ar": "en", "en": "ar"}
TranslationSource = Literal["publisher", "project", "user", "model"]
Scalar = str | int | float | bool
SentencePair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Translation:
    """The translation of a paragraph: its text, and who made it.

    `sentences` are (source sentence, translated sentence) pairs in order, empty where the alignment is unknown.
    """

    language: Language
    text: str
    source: TranslationSource = "user"
    sentences: tuple[SentencePair, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a paragraph in its file, as far as known.

    Attributes:
        page: on which it begins, from 1.
        page_breaks: offsets in the paragraph at which further pages begin.
        headings: above it, outermost first.
        is_heading: whether it is a heading itself, the first row of a table included.
        ocr_confidence: mean confidence of OCR, in [0, 1].
    """

    page: int | None = None
    page_breaks: tuple[int, ...] = ()
    headings: tuple[str, ...] = ()
    ocr_confidence: float | None = None
    is_heading: bool = False

    def page_at(self, offset: int) -> int | None:
        """Return the page of the character at an offset in the paragraph."""
        return None if self.page is None else self.page + sum(at <= offset for at in self.page_breaks)


NOWHERE = Place()
"""The place of a paragraph of plain text."""


@dataclass(frozen=True, slots=True)
class Document:
    """A source text, unchanged except for CRLF -> LF, with its metadata.

    `translations` has, for each language, an item per paragraph: a string, or (source, translated) sentence pairs.
    `places` has an item per paragraph, or is empty.
    """

    document_id: str
    text: str
    language: Language
    title: str = ""
    url: str | None = None
    published: str | None = None
    translations: Mapping[Language, Sequence[str | Sequence[SentencePair]]] = field(default_factory=dict)
    translation_source: TranslationSource = "user"
    metadata: Mapping[str, Scalar] = field(default_factory=dict)
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of a document: the unit that is indexed, retrieved and cited."""

    document_id: str
    number: int
    text: str
    start: int
    end: int
    language: Language
    translation: Translation | None = None
    place: Place = NOWHERE

    def __hash__(self) -> int:
        """Return a hash of some fields, cheaper than that of all: passages are keys of caches."""
        return hash((self.document_id, self.number, self.text))

    @property
    def passage_id(self) -> str:
        """The id of the passage: `report-2024#p12`."""
        return f"{self.document_id}#p{self.number}"
