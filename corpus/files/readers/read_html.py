"""Web pages: the text of their blocks, without what stands round the article (menus, banners, forms, scripts).

Where a page has one `main` or `article`, only that is read. Nothing is fetched: no style, image, frame or link. An
address or a date in its head that is none costs the page only that.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from corpus.decode import decode_text
from corpus.document import DocumentInfo, is_date, is_web_address
from corpus.errors import UnreadableFile
from corpus.files.draft import Draft, Paragraph, one_line
from corpus.files.headings import Headings
from corpus.files.options import Options
from corpus.language import language_of_tag

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_DROPPED = frozenset(
    "script style template noscript nav header footer aside form button select svg math iframe object head".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small"
    " span strike strong sub sup time tt u var wbr -text".split()
)
_CELLS = frozenset(("td", "th"))
_HEADING = re.compile("h[1-6]")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_LAYOUT = "td table, td h1, td h2, td h3, td p + p, td div + div, td ul"
"""A table with one of these holds a page and no data: its cells are blocks of their own."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_DECLARED_WITHIN_BYTES = 4096
"""Browsers look for the declaration in the first 1,024 bytes; old pages put comments before it."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_DATES = ('meta[property="article:published_time"]', 'meta[name="date"]', 'meta[itemprop="datePublished"]')


def read(data: bytes, options: Options) -> Iterator[Draft]:
    """Yield the one document of the page."""
    # Late: a child process loads the one parser that its file needs.
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(_decoded(data, options.name))
    address = _attribute(tree, 'link[rel="canonical"]', "href")
    info = DocumentInfo(
        title=one_line(_text(tree, "title") or _text(tree, "h1")),
        language=language_of_tag(_attribute(tree, "html", "lang")),
        url=address if is_web_address(address) else None,
        published=_published(tree),
    )
    yield Draft(list(_paragraphs(_article(tree))), info=info)


def _decoded(data: bytes, name: str) -> str:
    declared = _CHARSET.search(data[:_DECLARED_WITHIN_BYTES])
    if declared:
        try:
            return data.decode(declared[1].decode())
        except (UnicodeDecodeError, LookupError):
            pass  # pages often declare what they are not
    return decode_text(data, name=name)


def _article(tree: "LexborHTMLParser") -> "LexborNode":
    for name in ("main", "article"):
        found = tree.css(name)
        if len(found) == 1 and found[0].text().strip():
            return found[0]
    if tree.body is None:
        raise UnreadableFile("the page has no body", hint="give a whole HTML page")
    return tree.body


def _paragraphs(root: "LexborNode") -> Iterator[Paragraph]:
    """Yield the blocks under a node, by a walk without recursion: pages may be nested without end."""
    blocks = _Blocks()
    node: Any = root
    while node is not None:
        yield from blocks.enter(node)
        if node.first_child is not None and not _is_dropped(node):
            node = node.first_child
            continue
        while node.mem_id != root.mem_id and node.next is None:
            yield from blocks.leave(node)
            node = node.parent
        if node.mem_id == root.mem_id:
            break
        yield from blocks.leave(node)
        node = node.next
    yield from blocks.flush()


class _Blocks:
    """What the walk has read of the block it is in: words, and the cells of a row."""

    def __init__(self) -> None:
        self._headings = Headings()
        self._words: list[str] = []
        self._cells: list[str] = []
        self._layouts: list[bool] = []

    def enter(self, node: Any) -> Iterator[Paragraph]:
        """Yield the paragraph that ends where a node begins."""
        if node.tag == "-text":
            self._words.append(_SPACES.sub(" ", node.text_content or ""))
        elif node.tag == "table":
            yield from self.flush()
            self._layouts.append(bool(node.css_first(_LAYOUT)))
        elif self._in_data_table:
            self._words.append("" if node.tag in _INLINE else " ")
        elif node.tag not in _INLINE:
            yield from self.flush()

    def leave(self, node: Any) -> Iterator[Paragraph]:
        """Yield the paragraph that ends with a node: the block itself, or a row of a table."""
        if node.tag == "table":
            yield from self.flush()
            self._layouts.pop()
        elif node.tag == "br":
            yield from self._break()
        elif self._in_data_table:
            yield from self._leave_cell(node.tag)
        elif _HEADING.fullmatch(node.tag or ""):
            yield from self.flush(level=int(node.tag[1]))
        elif node.tag not in _INLINE:
            yield from self.flush()

    def flush(self, level: int = 0) -> Iterator[Paragraph]:
        """Yield the words read so far as a paragraph, or as a heading of a level from 1 on."""
        text = one_line("".join(self._words))
        self._words.clear()
        here = self._headings.enter(level, text) if level else self._headings.place()
        if text:
            yield Paragraph(text, here)

    def _break(self) -> Iterator[Paragraph]:
        """End a line; the second end in a row ends a paragraph, as pages from before `p` write it."""
        if not self._in_data_table and "".join(self._words[-2:]).strip(" ") == "\n":
            yield from self.flush()
        self._words.append("\n")

    @property
    def _in_data_table(self) -> bool:
        return bool(self._layouts) and not self._layouts[-1]

    def _leave_cell(self, tag: str | None) -> Iterator[Paragraph]:
        if tag in _CELLS:
            self._cells.append(one_line("".join(self._words)))
            self._words.clear()
        elif tag == "tr":
            row = " | ".join(filter(None, self._cells))
            self._cells.clear()
            if row:
                yield Paragraph(row, self._headings.place())
        elif tag == "caption":
            yield from self.flush()


def _is_dropped(node: Any) -> bool:
    attributes = node.attributes if node.tag != "-text" else {}
    return node.tag in _DROPPED or "hidden" in attributes or attributes.get("aria-hidden") == "true"


def _text(tree: "LexborHTMLParser", selector: str) -> str:
    found = tree.css_first(selector)
    return found.text() if found is not None else ""


def _attribute(tree: "LexborHTMLParser", selector: str, name: str) -> str:
    found = tree.css_first(selector)
    return (found.attributes.get(name) or "" if found is not None else "").strip()


def _published(tree: "LexborHTMLParser") -> str | None:
    stated = [_attribute(tree, selector, "content") for selector in _DATES]
    found = _DATE.match(next(filter(None, stated), "") or _attribute(tree, "time[datetime]", "datetime"))
    return found[0] if found and is_date(found[0]) else None
