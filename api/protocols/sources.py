"""The sources of an answer in the form that a chat client shows: exactly one of four profiles.

`annotations`: OpenAI's annotations, spans of the text with a link. `openwebui`: an event for each passage, in the order
of the numbers on Open WebUI's buttons. `inline`: a list of links under the text. `none`: only the markers. `openwebui`
and `inline` also list the suggestions under the text of a refusal.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.protocols.markdown import escaped
from api.protocols.suggestions import suggestions_under_text
from corpus.passage import Language
from index.storage.keys import SourcesProfile
from rag.answer import Answer, Citation

Address = Callable[[Citation], str]
"""Returns the absolute URL of a citation."""

Record = dict[str, Any]

_PLACE: Mapping[Language, str] = {"ar": "{title}، الفقرة {number}", "en": "{title}, paragraph {number}"}
_MARKER = re.compile(r"\[([0-9]+)\]")
_MARKERS = re.compile(r"(?:\[[0-9]+\])+")


@dataclass(frozen=True, slots=True)
class SourcedText:
    """The text of an answer in a profile, with its annotations or source events; None if the profile has none."""

    text: str
    annotations: list[Record] | None = None
    sources: list[Record] | None = None


def with_sources(answer: Answer, profile: SourcesProfile, address: Address) -> SourcedText:
    """Return the answer with its sources in the form of the profile."""
    return _PROFILES[profile](answer, address)


def annotations(answer: Answer, address: Address) -> list[Record]:
    """Return an annotation for each span that a citation supports, in the order of the text.

    Indices count Unicode code points; the end is exclusive.
    """
    spans = [(start, end, citation) for citation in answer.citations for start, end in citation.answer_spans]
    return [
        {
            "type": "url_citation",
            "url_citation": {
                "start_index": start,
                "end_index": end,
                "title": place(citation, answer.language),
                "url": address(citation),
            },
        }
        # A generated sentence may have several citations, which support the same span.
        for start, end, citation in sorted(spans, key=lambda span: (*span[:2], span[2].marker))
    ]


def open_webui_sources(answer: Answer, address: Address) -> list[Record]:
    """Return a source for each cited passage, in the order of the markers of `numbered_by_passage`."""
    grouped: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        grouped.setdefault(_passage(citation), []).append(citation)
    return [_open_webui_source(name, citations, address, answer.language) for name, citations in grouped.items()]


def numbered_by_passage(answer: Answer) -> str:
    """Return the text with a number for each passage instead of each quote, as Open WebUI numbers its sources."""
    passages = list(dict.fromkeys(map(_passage, answer.citations)))
    numbers = {str(each.marker): passages.index(_passage(each)) + 1 for each in answer.citations}
    supported = [span for citation in answer.citations for span in citation.answer_spans]

    def renumbered(match: re.Match[str]) -> str:
        # A number in brackets inside a quote belongs to the document.
        if any(start <= match.start() < end for start, end in supported):
            return match[0]
        markers = (numbers.get(marker, marker) for marker in _MARKER.findall(match[0]))
        return "".join(f"[{number}]" for number in dict.fromkeys(markers))

    return _MARKERS.sub(renumbered, answer.answer)


def links_under_text(answer: Answer, address: Address) -> str:
    """Return a Markdown list with a numbered link for each citation; empty without citations."""
    titles = (escaped(place(citation, answer.language)) for citation in answer.citations)
    lines = [f"{each.marker}. [{name}]({address(each)})" for each, name in zip(answer.citations, titles, strict=True)]
    return "\n\n" + "\n".join(lines) if lines else ""


def place(citation: Citation, language: Language) -> str:
    """Return the title and paragraph of a citation in one line."""
    title = " ".join((citation.title or citation.document_id).split())
    return _PLACE[language].format(title=title, number=citation.paragraph)


def _open_webui_source(name: str, citations: Sequence[Citation], address: Address, language: Language) -> Record:
    url, title = address(citations[0]), place(citations[0], language)
    return {
        "source": {"id": name, "name": title, "url": url},
        "document": ["\n".join(citation.quote for citation in citations)],
        "metadata": [{"source": name, "name": title}],
    }


def _passage(citation: Citation) -> str:
    return f"{citation.collection}/{citation.passage_id}"


_PROFILES: Mapping[SourcesProfile, Callable[[Answer, Address], SourcedText]] = {
    "annotations": lambda answer, address: SourcedText(answer.answer, annotations=annotations(answer, address)),
    "openwebui": lambda answer, address: SourcedText(
        numbered_by_passage(answer) + suggestions_under_text(answer), sources=open_webui_sources(answer, address)
    ),
    "inline": lambda answer, address: SourcedText(
        answer.answer + links_under_text(answer, address) + suggestions_under_text(answer)
    ),
    "none": lambda answer, address: SourcedText(answer.answer),
}
