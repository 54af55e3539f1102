"""The two records that everything else speaks of: a document, and a passage (one of its paragraphs).

Offsets are Unicode code points. `document.text[passage.start:passage.end] == passage.text` always holds, and an
id of a passage says where it stands: `<document_id>#p<number>`, numbered from 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["ar", "en"]
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
class Document:
    """A text that a user trusts, as given (after CRLF -> LF), with what is known about it.

    `translations` has an item per paragraph under each language: a string, or (source, translated) sentence pairs.
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

    @property
    def passage_id(self) -> str:
        return f"{self.document_id}#p{self.number}"
