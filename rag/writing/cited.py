"""A cited answer that grows sentence by sentence: `WrittenSentence`s in, pieces of text with markers out.

A span that is cited again keeps its marker, so that markers are in order of first use. Text is only appended; an
earlier citation changes only in that it supports a further span of the answer.
"""

from dataclasses import dataclass, field, replace

from rag.answer import Citation
from rag.reading.sentences.extract import Sentence
from rag.saying.cite import citation

_Place = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """A sentence without its markers, and the distinct spans of documents that support it."""

    text: str
    sources: tuple[Sentence, ...]


@dataclass(slots=True)
class CitedWriting:
    """The text so far and its citations, in marker order."""

    text: str = ""
    citations: list[Citation] = field(default_factory=list)
    _markers: dict[_Place, int] = field(default_factory=dict)

    def add(self, sentence: WrittenSentence) -> str:
        """Append a sentence, and return the piece of text that it adds."""
        start = len(self.text) + (1 if self.text else 0)
        span = (start, start + len(sentence.text))
        markers = [self._cite(source, span) for source in sentence.sources]
        piece = f"{' ' if self.text else ''}{sentence.text} {''.join(f'[{marker}]' for marker in markers)}"
        self.text += piece
        return piece

    def _cite(self, source: Sentence, span: tuple[int, int]) -> int:
        """Return the marker of a source that supports a span of the answer."""
        place = (source.evidence.hit.collection, source.evidence.hit.passage_id, source.start, source.end)
        marker = self._markers.setdefault(place, len(self._markers) + 1)
        if marker > len(self.citations):
            self.citations.append(citation(marker, source, (span,), "entailed"))
        else:
            earlier = self.citations[marker - 1]
            self.citations[marker - 1] = replace(earlier, answer_spans=(*earlier.answer_spans, span))
        return marker
