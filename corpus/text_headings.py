"""The headings of plain text, by how their lines look: text in, a place for each paragraph out.

A heading stands above something, ends in no full stop, and is a title at the start, a numbered title, capitals, the
subject of a letter, a line that ends in a colon, a question with its answer below, or a few words alone in their block.
What looks like one and is none (a note such as *Meeting moved to Friday* above its details) costs little: headings are
searched and cited like other paragraphs, and only the reader prefers what stands below them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.headings import Headings
from corpus.passage import Place
from corpus.sentences import is_question

_TITLE, _CAPITALS, _NUMBERED, _LEAD = 1, 2, 3, 9
"""Levels. A numbered title goes down one for each further number (4.2); under a lead stand only paragraphs."""
_MOST_WORDS, _FEW_WORDS = 12, 5
"""Words of a heading at most, and of one that only its block tells: chosen."""
_STATEMENT_WORDS = 7
"""Words from which a line without a full stop is taken for a sentence: chosen."""

_SECTION = (
    "article|section|chapter|part|clause|appendix|annex|schedule|item|المادة|مادة|البند|بند|الفصل|القسم|الباب|الملحق"
)
_ORDINAL = "أول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر"
_NUMBERED_TITLE = re.compile(
    rf"(?:(?P<number>\d+(?:\.\d+)*)[.):]?|(?P<section>(?:{_SECTION})\s+[^\s:.]+(?:\s+عشرة?)?)|(?:{_ORDINAL})[اً]{{1,2}})"
    r"(?:[\s.:)–—-]+\S.*)?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:subject|re|الموضوع|موضوع الرسالة)\s*:\s*\S.*", re.IGNORECASE)
_LABEL = re.compile(r"[^\s:][^:]{0,30}:\s+\S")
_ITEM = re.compile(r"[-–•*◦▪]\s|\(?(?:\d{1,3}|[٠-٩]{1,3})[.)-]\s")
_STOP = re.compile("[.!…؛;,،][»”\"')\\]]*$")
_OF_A_PART = re.compile("[:?؟]$| [|] ")
_SENTENCE = re.compile("[.!…][»”\"')\\]]*$")
_LOWER = re.compile("[a-zà-ÿ]")
_UPPER = re.compile("[A-ZÀ-Þ]{2}")


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of plain text; `opens`: whether a blank line, a heading or nothing is before it; `closes`: whether
    a blank line or nothing is after it."""

    text: str
    opens: bool
    closes: bool

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_item(self) -> bool:
        return _ITEM.match(self.text) is not None

    @property
    def is_statement(self) -> bool:
        is_long = self.words >= _STATEMENT_WORDS and not is_question(self.text)
        return is_long or _SENTENCE.search(self.text) is not None


def places_in_text(text: str) -> tuple[Place, ...]:
    """Return the place of each paragraph under the headings of a plain text; none where it has no heading."""
    lines = _lines(text)
    headings = Headings()
    places: list[Place] = []
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else None
        opens = line.opens or places[-1].is_heading
        level = _level(replace(line, opens=opens), below, is_first=not at) if below is not None else 0
        places.append(headings.enter(level, line.text) if level else headings.place())
    return tuple(places) if any(place.is_heading for place in places) else ()


def title_in_text(text: str, places: Sequence[Place] = ()) -> str:
    """Return the heading that a text begins with, empty where there is none, or one of a part alone (a question).

    Args:
        places: those of its paragraphs, where they are known.
    """
    first = text.strip().split("\n", 1)[0].strip()
    is_titled = any(place.is_heading for place in (places or places_in_text(text))[:1])
    return first if is_titled and not _OF_A_PART.search(first) else ""


def _lines(text: str) -> Sequence[_Line]:
    stripped = ["", *(line.strip() for line in text.split("\n")), ""]
    around = zip(stripped, stripped[1:], stripped[2:], strict=False)
    return [_Line(line, not before, not after) for before, line, after in around if line]


def _level(line: _Line, below: _Line, *, is_first: bool) -> int:
    """Return the level of a line as a heading of what is below it, 0 where it is none."""
    if line.words > _MOST_WORDS or _STOP.search(line.text):
        return 0
    if _SUBJECT.fullmatch(line.text):
        return _TITLE
    if is_question(line.text):
        return _LEAD if line.opens and below.is_statement else 0
    if line.text.endswith(":"):
        return _LEAD
    if numbered := _NUMBERED_TITLE.fullmatch(line.text):
        return _numbered_level(numbered, line, below)
    if line.is_item or _LABEL.match(line.text):
        return 0
    if is_first and (line.closes or below.is_statement):
        return _TITLE
    if _UPPER.search(line.text) and not _LOWER.search(line.text):
        return _CAPITALS
    is_alone = line.opens and line.closes and line.words <= _FEW_WORDS
    return _NUMBERED if is_alone and (below.is_item or below.is_statement) else 0


def _numbered_level(numbered: re.Match[str], line: _Line, below: _Line) -> int:
    """Return the level of a numbered line; the items of a list, which follow one another, are none."""
    is_listed = numbered["number"] is not None and (not line.opens or not below.is_statement) and below.is_item
    return 0 if is_listed else _NUMBERED + (numbered["number"] or "").count(".")
