"""Written sentences as an answer text that grows: each with its markers, and the citations that come with it.

In: `WrittenSentence`s one after the other. Out: for each the piece of text to add, and citations that were not there
before. A span that carried an earlier sentence keeps its marker, so markers come in the order in which they are first
used. What was handed out is never changed but for the spans of the answer that an earlier citation also carries.
"""

from dataclasses import dataclass, field, replace

from rag.answer import Citation
from rag.reading.sentences.extract import Sentence
from rag.saying.cite import citation

_Place = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """A sentence without its markers, and the words of the documents that carry it, no span twice."""

    text: str
    sources: tuple[Sentence, ...]


@dataclass(slots=True)
class CitedWriting:
    """The text so far and its citations, in marker order."""

    text: str = ""
    citations: list[Citation] = field(default_factory=list)
    _markers: dict[_Place, int] = field(default_factory=dict)

    def add(self, sentence: WrittenSentence) -> str:
        """Return the piece of text that a sentence adds."""
        start = len(self.text) + (1 if self.text else 0)
        span = (start, start + len(sentence.text))
        markers = [self._cite(source, span) for source in sentence.sources]
        piece = f"{' ' if self.text else ''}{sentence.text} {''.join(f'[{marker}]' for marker in markers)}"
        self.text += piece
        return piece

    def _cite(self, source: Sentence, span: tuple[int, int]) -> int:
        """Return the marker of a source, which carries a span of the answer."""
        place = (source.evidence.hit.collection, source.evidence.hit.passage_id, source.start, source.end)
        marker = self._markers.setdefault(place, len(self._markers) + 1)
        if marker > len(self.citations):
            self.citations.append(citation(marker, source, (span,), "entailed"))
        else:
            earlier = self.citations[marker - 1]
            self.citations[marker - 1] = replace(earlier, answer_spans=(*earlier.answer_spans, span))
        return marker
