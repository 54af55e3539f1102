"""Reads Markdown: paragraphs, list items, table rows and code blocks, without markup, and the headings above them.

Front matter (between `---` lines) may give title, date, lang and url. HTML is ignored, and no link is followed.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.decode import decode_text
from corpus.document import DocumentInfo, is_date
from corpus.files.draft import Draft, Paragraph, one_line
from corpus.files.options import Options
from corpus.headings import TABLE_LEVEL, Headings
from corpus.language import language_of_tag

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_FIELD = re.compile(r"^(title|date|published|lang|language|url)\s*:\s*(.+?)\s*$", re.MULTILINE)
_WORDS = frozenset(("text", "code_inline", "image"))
_LINE_ENDS = frozenset(("softbreak", "hardbreak"))
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def read(data: bytes, options: Options) -> Iterator[Draft]:
    """Yield the document."""
    # Late: a process loads only the parsers of the formats that it reads.
    from markdown_it import MarkdownIt

    text = decode_text(data, name=options.name).replace("\r\n", "\n")
    front = _FRONT_MATTER.match(text)
    fields = dict(_FIELD.findall(front[1])) if front else {}
    tokens = MarkdownIt("commonmark").enable("table").parse(text[front.end() :] if front else text)
    info = DocumentInfo(
        title=fields.get("title", "").strip("\"'") or _first_heading(tokens),
        language=language_of_tag(fields.get("lang") or fields.get("language") or ""),
        url=fields.get("url", "").strip("\"'") or None,
        published=_date(fields.get("date") or fields.get("published") or ""),
    )
    yield Draft(list(_paragraphs(tokens)), info=info)


def _paragraphs(tokens: Sequence["Token"]) -> Iterator[Paragraph]:
    headings = Headings()
    row: list[str] | None = None
    level, is_head = 0, False
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            if text := " | ".join(filter(None, row)):
                yield Paragraph(text, headings.enter(TABLE_LEVEL, text) if is_head else headings.place())
            row = None
        elif token.type in ("thead_open", "thead_close"):
            is_head = token.type == "thead_open"
        elif token.type == "table_close":
            headings.close(TABLE_LEVEL)
        elif token.type in ("fence", "code_block"):
            yield Paragraph(token.content, headings.place())
        elif token.type == "inline":
            text = _plain(token)
            if row is not None:
                row.append(one_line(text))
                continue
            yield Paragraph(text, headings.enter(level, one_line(text)) if level else headings.place())
            level = 0


def _plain(token: "Token") -> str:
    """Return the text of a block without markup; for an image, its alternative text."""
    return "".join(
        "\n" if child.type in _LINE_ENDS else child.content
        for child in token.children or ()
        if child.type in _LINE_ENDS or child.type in _WORDS
    )


def _first_heading(tokens: Sequence["Token"]) -> str:
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            return one_line(_plain(inline))
    return ""


def _date(text: str) -> str | None:
    found = _DATE.search(text)
    return found[0] if found and is_date(found[0]) else None
