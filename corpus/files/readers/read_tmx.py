"""Reads translation memories (TMX): each unit is a paragraph and its translation.

The source language is the one that comes first in most units.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from corpus.document import DocumentInfo
from corpus.errors import UnreadableFile
from corpus.files.draft import Draft, Paragraph, one_line
from corpus.files.options import Options
from corpus.language import language_of_tag
from corpus.passage import OTHER_LANGUAGE, Language

_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read(data: bytes, options: Options) -> Iterator[Draft]:
    """Yield the document."""
    if b"<!ENTITY" in data:
        raise UnreadableFile("an XML file that defines entities", hint="remove them")
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise UnreadableFile("not TMX, or damaged", hint="export it anew") from error
    units = [unit for each in root.iter("tu") if (unit := _unit(each))]
    if not units:
        raise UnreadableFile("no unit in both Arabic and English", hint="export those languages")
    ((source, _),) = Counter(next(iter(unit)) for unit in units).most_common(1)
    target = OTHER_LANGUAGE[source]
    yield Draft(
        [Paragraph(unit[source]) for unit in units],
        info=DocumentInfo(language=source, translations={target: [unit[target] for unit in units]}),
    )


def _unit(element: Any) -> dict[Language, str]:
    """Return the segments of a unit by language, in order; empty unless both languages have one."""
    segments: dict[Language, str] = {}
    for variant in element.iter("tuv"):
        language = language_of_tag(variant.get(_XML_LANGUAGE) or variant.get("lang") or "")
        segment = variant.find("seg")
        text = "" if segment is None else one_line("".join(segment.itertext()))
        if language and text:
            segments.setdefault(language, text)
    return segments if len(segments) == 2 else {}
