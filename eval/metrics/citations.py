"""Citation recall and precision: whether the citations support the statements of an answer.

In: a reply. Out: the share of its statements that their citations support together (recall), and the share of its
citations that some statement needs (precision). A statement is a sentence of the answer without its markers; its
citations are those whose spans touch it, or whose markers stand in it. Whether the statement answers the question is
not asked here, nor whether its source is right.

Source: T. Gao et al., Enabling Large Language Models to Generate Text with Citations (ALCE, EMNLP 2023), section 4.3.
There a language model judges entailment; here `entailment` does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.sentences import sentence_spans
from eval.metrics.entailment import Entailment, is_contained
from eval.metrics.normalise import words
from eval.running.reply import CitedWords, Reply

# Markers are ASCII digits in square brackets, one or several after a statement.
_MARKER = re.compile(r"\s*\[[0-9]+\]")
_MARKERS = re.compile(r"(?:\s*\[[0-9]+\])+")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of an answer without its markers, and the citations that it has."""

    text: str
    citations: tuple[CitedWords, ...]


def statements(reply: Reply) -> tuple[Statement, ...]:
    """Return the statements of an answer in order, without those of no word."""
    found = []
    for start, end in _spans(reply.answer):
        text = _MARKER.sub("", reply.answer[start:end]).strip()
        if words(text):
            found.append(Statement(text, tuple(_citations(reply, start, end))))
    return tuple(found)


def citation_recall(reply: Reply, entails: Entailment = is_contained) -> float:
    """Return the share of statements that their citations support, 0 for an answer without statements."""
    stated = statements(reply)
    return sum(_is_carried(each, each.citations, entails) for each in stated) / len(stated) if stated else 0.0


def citation_precision(reply: Reply, entails: Entailment = is_contained) -> float:
    """Return the share of citations that a statement needs, 0 where there is none.

    A citation is needed by a statement that its citations support, unless it does not support it alone while the others
    do without it.
    """
    cited = [(each, citation) for each in statements(reply) for citation in each.citations]
    return sum(_is_needed(*pair, entails) for pair in cited) / len(cited) if cited else 0.0


def premises(citation: CitedWords) -> tuple[str, ...]:
    """Return what a citation shows: its quote, and the translation beside it."""
    return (citation.quote, citation.translation) if citation.translation else (citation.quote,)


def _is_carried(stated: Statement, citations: Sequence[CitedWords], entails: Entailment) -> bool:
    return bool(citations) and entails([text for each in citations for text in premises(each)], stated.text)


def _is_needed(stated: Statement, citation: CitedWords, entails: Entailment) -> bool:
    if not _is_carried(stated, stated.citations, entails):
        return False
    others = [each for each in stated.citations if each is not citation]
    return _is_carried(stated, [citation], entails) or not _is_carried(stated, others, entails)


def _spans(answer: str) -> list[tuple[int, int]]:
    """Return the sentences of an answer, each with the markers that follow it."""
    pieces, start = [], 0
    for markers in _MARKERS.finditer(answer):
        inner = [(start + first, start + last) for first, last in sentence_spans(answer[start : markers.start()])]
        if inner:
            inner[-1] = (inner[-1][0], markers.end())
        pieces += inner
        start = markers.end()
    return pieces + [(start + first, start + last) for first, last in sentence_spans(answer[start:])]


def _citations(reply: Reply, start: int, end: int) -> list[CitedWords]:
    """Return the citations that touch a part of an answer: by their spans, or, without spans, by their markers."""
    marked = {int(number) for number in re.findall(r"\[([0-9]+)\]", reply.answer[start:end])}
    return [
        citation
        for number, citation in enumerate(reply.citations, 1)
        if number in marked or any(first < end and last > start for first, last in citation.answer_spans)
    ]
