"""Results of parsing a file, serialisable between processes: drafts of documents, failures, skipped files.

A draft is validated by `corpus.document` when it becomes a `Document`, in the process that stores it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import pairwise
from pathlib import PurePath
from typing import Any, Self, cast

from corpus import errors
from corpus.document import NO_INFO, DocumentInfo, new_document
from corpus.errors import CorpusError, UnreadableFile
from corpus.passage import NOWHERE, Document, Place
from corpus.text_headings import title_in_text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a draft, which may have line feeds, and its place in the file."""

    text: str
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class Draft:
    """An unvalidated document, as paragraphs, or as `text` of which each line is a paragraph.

    In a file of many documents, `part` is its name in the file, and `source` the content from which its id is hashed.
    """

    paragraphs: Sequence[Paragraph] = ()
    text: str = ""
    info: DocumentInfo = NO_INFO
    part: str = ""
    source: str = ""

    def document(self, default: DocumentInfo = NO_INFO, given: DocumentInfo = NO_INFO) -> Document:
        """Return the draft as a checked document.

        Args:
            default: metadata for fields that the file lacks.
            given: metadata that override those of the file; the mapping `metadata` is merged.

        Raises:
            CorpusError: it breaks one of `corpus.document`'s rules.
        """
        lines = [(one_line(part), each.place) for each in self.paragraphs for part in labelled_parts(each.text)]
        kept = [(line, place) for line, place in lines if line]
        places = () if all(place == NOWHERE for _, place in kept) else [place for _, place in kept]
        text = self.text or "\n".join(line for line, _ in kept)
        titled = replace(default, title=title_in_text(text, places) or default.title)
        info = titled.overridden_by(self.info).overridden_by(given)
        return new_document(text, info, places=places)

    def packed(self) -> dict[str, Any]:
        """Return the draft as JSON values."""
        return asdict(self)

    @classmethod
    def unpacked(cls, values: Mapping[str, Any]) -> Self:
        """Return the draft of these values, which `packed` returned."""
        paragraphs = [Paragraph(each["text"], _place(each["place"])) for each in values["paragraphs"]]
        return cls(**{**values, "paragraphs": paragraphs, "info": DocumentInfo(**values["info"])})


@dataclass(frozen=True, slots=True)
class Failure:
    """An error of a document, or of the whole file: the name of its class, message and hint."""

    kind: str
    problem: str
    hint: str
    part: str = ""

    @classmethod
    def of(cls, error: CorpusError, part: str = "") -> Self:
        """Return an error as a failure."""
        return cls(type(error).__name__, str(error), error.hint, part)

    def error(self) -> CorpusError:
        """Return the failure as an error."""
        kind = getattr(errors, self.kind, UnreadableFile)
        return cast(CorpusError, kind(f"{self.part}: {self.problem}" if self.part else self.problem, hint=self.hint))


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file of an unsupported format within a folder or archive: reported, but not a failure."""

    part: str

    @property
    def kind(self) -> str:
        """The extension of its name, or the name where it has none."""
        path = PurePath(self.part)
        return path.suffix.lower() or path.name


Found = Draft | Failure | PassedOver
_LABELLED = re.compile(r"^(?:[A-ZÀ-Þ]|[ء-ي])(?:[^\s:]|[ ](?! )){0,30}:[ \t]+\S", re.MULTILINE)


def one_line(text: str) -> str:
    """Return a paragraph on one line, without NUL characters."""
    return " ".join(filter(None, (line.strip() for line in text.replace("\0", "").split("\n")))).strip()


def labelled_parts(text: str) -> list[str]:
    """Return a paragraph in parts: each line that begins with a label (Date: …) and those after it, where several do.

    >>> labelled_parts("Date: 3 May\\nPlace: Hall B,\\nground floor"), labelled_parts("one\\nNote: two")
    (['Date: 3 May', 'Place: Hall B,\\nground floor'], ['one\\nNote: two'])
    """
    starts = [match.start() for match in _LABELLED.finditer(text)]
    if len(starts) < 2:
        return [text]
    return [text[start:end] for start, end in pairwise([0, *(start for start in starts if start), len(text)])]


def _place(values: Mapping[str, Any]) -> Place:
    return Place(**{**values, **{name: tuple(values[name]) for name in ("page_breaks", "headings")}})
