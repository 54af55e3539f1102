"""A streamed reply as sentences with the passages that each cites: pieces of text in, `DraftSentence`s out.

A sentence is split into claims at its markers, since "A did this [1], and B did that [2]" cites two passages for two
claims. Whether a claim is true is not checked here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.fold import bare
from corpus.sentences import sentence_spans

LONGEST_DRAFT_CHARACTERS = 8_000
"""Characters of a reply that are read: an answer has 60 words. Source: chosen."""

# Models write [1], [1, 2], [١], 【1】 and [^1]; other brackets are text.
_MARKER = re.compile(r"\s*[\[【]\^?\s*(\d{1,3}(?:\s*[,،;]\s*\^?\d{1,3})*)\s*[\]】]")
_STOP = r"[.!?؟…]+[»”\"')]*"
_MARKERS_AFTER_STOP = re.compile(rf"({_STOP})((?:{_MARKER.pattern})+)")
_ENDED = re.compile(rf"(?:{_MARKER.pattern})\s*{_STOP}\s*$")
_MAY_END = re.compile(r"[.!?؟…\n]")
_OPENS_MARKER = ("[", "【")
_HAS_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Claim:
    """A part of a sentence and the numbers of the passages it cites; none where it cites nothing."""

    text: str
    markers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """One sentence of a reply, without its markers, and the claims it is made of."""

    text: str
    claims: tuple[Claim, ...]


def drafted_sentences(pieces: Iterable[str]) -> Iterator[DraftSentence]:
    """Yield the sentences of a reply, each as soon as its end is certain.

    >>> [s.claims for s in drafted_sentences(["Oil fell [1]. Gas ", "rose. [2]"])]
    [(Claim(text='Oil fell.', markers=(1,)),), (Claim(text='Gas rose.', markers=(2,)),)]
    """
    waiting, read = "", 0
    for piece in pieces:
        waiting, read = waiting + piece, read + len(piece)
        if _MAY_END.search(waiting):  # else the cut of a reply without an end would be quadratic
            *complete, waiting = _cut(waiting)
            yield from _sentences(complete)
        if read >= LONGEST_DRAFT_CHARACTERS:
            return  # its last sentence is incomplete
    yield from _sentences(_cut(waiting))


def _cut(text: str) -> list[str]:
    """Return the complete sentences of an unfinished text, and last its incomplete rest."""
    text = _MARKERS_AFTER_STOP.sub(r"\2\1", text)
    *lines, last = text.split("\n")
    complete = [line[start:end] for line in lines for start, end in sentence_spans(line)]
    spans = sentence_spans(last)
    while len(spans) > 1 and not last.startswith(_OPENS_MARKER, spans[1][0]):
        complete.append(last[slice(*spans.pop(0))])
    rest = last[spans[0][0] :] if spans else last
    return [*complete, rest, ""] if _ENDED.search(rest) else [*complete, rest]


def _sentences(texts: Iterable[str]) -> Iterator[DraftSentence]:
    for text in texts:
        claims = tuple(_claims(text))
        if claims:
            yield DraftSentence(_MARKER.sub("", text).strip(), claims)


def _claims(text: str) -> Iterator[Claim]:
    """Yield the parts of a sentence between its markers; adjacent markers belong to the same part."""
    markers: tuple[int, ...] = ()
    part, at = "", 0
    for match in _MARKER.finditer(text):
        between, at = text[at : match.start()], match.end()
        if part and _HAS_WORD.search(between):
            yield Claim(part.strip(), markers)
            part, markers = "", ()
        part, markers = part + between, (*markers, *_numbers(match[1]))
    rest = text[at:]
    if markers and _HAS_WORD.search(rest):
        yield Claim(part.strip(), markers)
        part, markers = "", ()
    if _HAS_WORD.search(part + rest):
        yield Claim((part + rest).strip(), markers)


def _numbers(listed: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", bare(listed)))
