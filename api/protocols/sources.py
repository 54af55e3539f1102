"""How a chat client is shown where the answer comes from: one of four ways, never two at once.

`annotations`: OpenAI's own, spans of the text with a link. `openwebui`: an event line a passage, whose order gives the
numbers that Open WebUI puts on its buttons. `inline`: a list of links under the text. `none`: the markers alone.
The second and the third show questions to ask instead under a refusal, which has no sources.
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
"""Gives the absolute link of a citation."""

Record = dict[str, Any]

_PLACE: Mapping[Language, str] = {"ar": "{title}، الفقرة {number}", "en": "{title}, paragraph {number}"}
_MARKER = re.compile(r"\[([0-9]+)\]")
_MARKERS = re.compile(r"(?:\[[0-9]+\])+")


@dataclass(frozen=True, slots=True)
class SourcedText:
    """An answer with its sources: its text, and what else a profile has beside it; None where it has no such."""

    text: str
    annotations: list[Record] | None = None
    sources: list[Record] | None = None


def with_sources(answer: Answer, profile: SourcesProfile, address: Address) -> SourcedText:
    """Return the answer with its sources in the way that the profile says."""
    return _PROFILES[profile](answer, address)


def annotations(answer: Answer, address: Address) -> list[Record]:
    """Return an annotation for each part of the text that a citation carries, in the order of the text.

    Indices are those of Unicode code points, the end exclusive.
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
        # A written sentence may have several citations, which carry the same part of the text.
        for start, end, citation in sorted(spans, key=lambda span: (*span[:2], span[2].marker))
    ]


def open_webui_sources(answer: Answer, address: Address) -> list[Record]:
    """Return a source for each cited passage, in the order of the markers of `numbered_by_passage`."""
    grouped: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        grouped.setdefault(_passage(citation), []).append(citation)
    return [_open_webui_source(name, citations, address, answer.language) for name, citations in grouped.items()]


def numbered_by_passage(answer: Answer) -> str:
    """Return the text with a number a passage: Open WebUI counts its sources, and two quotes of one passage are one."""
    passages = list(dict.fromkeys(map(_passage, answer.citations)))
    numbers = {str(each.marker): passages.index(_passage(each)) + 1 for each in answer.citations}
    carried = [span for citation in answer.citations for span in citation.answer_spans]

    def renumbered(match: re.Match[str]) -> str:
        # Within the quoted words a number in brackets is the document's own.
        if any(start <= match.start() < end for start, end in carried):
            return match[0]
        markers = (numbers.get(marker, marker) for marker in _MARKER.findall(match[0]))
        return "".join(f"[{number}]" for number in dict.fromkeys(markers))

    return _MARKERS.sub(renumbered, answer.answer)


def links_under_text(answer: Answer, address: Address) -> str:
    """Return Markdown to put under the text: a numbered link for each citation, empty where there are none."""
    titles = (escaped(place(citation, answer.language)) for citation in answer.citations)
    lines = [f"{each.marker}. [{name}]({address(each)})" for each, name in zip(answer.citations, titles, strict=True)]
    return "\n\n" + "\n".join(lines) if lines else ""


def place(citation: Citation, language: Language) -> str:
    """Return where a citation is from, in one line."""
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
