"""The two records that everything else speaks of: a document, and a passage (one of its paragraphs).

Offsets are Unicode code points. `document.text[passage.start:passage.end] == passage.text` always holds, and an
id of a passage says where it stands: `<document_id>#p<number>`, numbered from 1.
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
    """One paragraph in the other language: its text, who made it, and, where known, sentence beside sentence.

    `sentences` holds (source sentence, translated sentence) pairs in order, or is empty when only the whole is known.
    """

    language: Language
    text: str
    source: TranslationSource = "user"
    sentences: tuple[SentencePair, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands in the file that it came from, as far as the file says.

    `page` (from 1) is the one it begins on, and each of `page_breaks` an offset in it at which the next page begins.
    `headings` are those above it, outermost first. `ocr_confidence`, in [0, 1], is how sure the reading of a scanned
    page was.
    """

    page: int | None = None
    page_breaks: tuple[int, ...] = ()
    headings: tuple[str, ...] = ()
    ocr_confidence: float | None = None

    def page_at(self, offset: int) -> int | None:
        """Return the page that a character of the paragraph stands on."""
        return None if self.page is None else self.page + sum(at <= offset for at in self.page_breaks)


NOWHERE = Place()
"""The place of a paragraph of plain text."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text that a user trusts, as given (after CRLF -> LF), with what is known about it.

    `translations` has an item per paragraph under each language: a string, or (source, translated) sentence pairs.
    `places` has an item per paragraph, or none at all.
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
        """Return a number that is the same for equal passages, and quick: readers look one up many times a question."""
        return hash((self.document_id, self.number, self.text))

    @property
    def passage_id(self) -> str:
        """The document's id and the number: `report-2024#p12`."""
        return f"{self.document_id}#p{self.number}"
