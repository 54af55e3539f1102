"""Reads web pages: the text of block elements, without menus, banners, forms and scripts.

If a page has exactly one `main`, or else one `article`, only that is read. Nothing is fetched. An invalid address or
date in the head is ignored.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from corpus.decode import decode_text
from corpus.document import DocumentInfo, is_date, is_web_address
from corpus.errors import UnreadableFile
from corpus.files.draft import Draft, Paragraph, one_line
from corpus.files.options import Options
from corpus.headings import TABLE_LEVEL, Headings
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
"""A table that contains one of these is used for layout: its cells are blocks, not data."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_DECLARED_WITHIN_BYTES = 4096
"""Browsers search the first 1,024 bytes for the declaration; in old pages, comments precede it."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_DATES = ('meta[property="article:published_time"]', 'meta[name="date"]', 'meta[itemprop="datePublished"]')


def read(data: bytes, options: Options) -> Iterator[Draft]:
    """Yield the document."""
    # Late: a process loads only the parsers of the formats that it reads.
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
    """Return the text in the declared encoding, or in a detected one if that fails."""
    declared = _CHARSET.search(data[:_DECLARED_WITHIN_BYTES])
    if declared:
        try:
            return data.decode(declared[1].decode())
        except (UnicodeDecodeError, LookupError):
            pass  # declarations are often wrong
    return decode_text(data, name=name)


def _article(tree: "LexborHTMLParser") -> "LexborNode":
    """Return the element with the main content."""
    for name in ("main", "article"):
        found = tree.css(name)
        if len(found) == 1 and found[0].text().strip():
            return found[0]
    if tree.body is None:
        raise UnreadableFile("the page has no body", hint="give a whole HTML page")
    return tree.body


def _paragraphs(root: "LexborNode") -> Iterator[Paragraph]:
    """Yield the blocks of a node; traversed without recursion, since elements may be nested very deeply."""
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
    """The state of the traversal: text of the current block, cells of the current row, and enclosing tables.

    `_layouts` has an item for each enclosing table: whether it is used for layout.
    """

    def __init__(self) -> None:
        self._headings = Headings()
        self._words: list[str] = []
        self._cells: list[str] = []
        self._is_head: list[bool] = []
        self._layouts: list[bool] = []

    def enter(self, node: Any) -> Iterator[Paragraph]:
        """Yield the paragraph that ends at the start of a node, if any."""
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
        """Yield the paragraph that ends at the end of a node, if any: a block, or a row of a table."""
        if node.tag == "table":
            yield from self.flush()
            self._headings.close(TABLE_LEVEL)
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
        """Yield the text read so far as a paragraph, or as a heading of a level from 1."""
        text = one_line("".join(self._words))
        self._words.clear()
        here = self._headings.enter(level, text) if level else self._headings.place()
        if text:
            yield Paragraph(text, here)

    def _break(self) -> Iterator[Paragraph]:
        """End a line; a second consecutive `br` ends the paragraph, as in pages that do not use `p`."""
        if not self._in_data_table and "".join(self._words[-2:]).strip(" ") == "\n":
            yield from self.flush()
        self._words.append("\n")

    @property
    def _in_data_table(self) -> bool:
        return bool(self._layouts) and not self._layouts[-1]

    def _leave_cell(self, tag: str | None) -> Iterator[Paragraph]:
        if tag in _CELLS:
            self._cells.append(one_line("".join(self._words)))
            self._is_head.append(tag == "th")
            self._words.clear()
        elif tag == "tr":
            row, is_head = " | ".join(filter(None, self._cells)), len(self._cells) > 1 and all(self._is_head)
            self._cells.clear()
            self._is_head.clear()
            if row:
                yield Paragraph(row, self._headings.enter(TABLE_LEVEL, row) if is_head else self._headings.place())
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
