"""Citation recall and precision: whether the citations support the statements of an answer.

Recall is the share of statements that their citations support together; precision is the share of citations that a
statement needs. A statement is a sentence of the answer without its markers; its citations are those whose spans
overlap it or whose markers are in it. Neither metric says whether the answer is right.

Source: T. Gao et al., Enabling Large Language Models to Generate Text with Citations (ALCE, EMNLP 2023), section 4.3.
There a language model judges entailment; here an `Entailment` does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.sentences import sentence_spans
from eval.metrics.entailment import Entailment, words_entail
from eval.metrics.normalise import words
from eval.running.reply import CitedWords, Reply

# Markers are ASCII digits in square brackets, one or several after a statement.
_MARKER = re.compile(r"\s*\[[0-9]+\]")
_MARKERS = re.compile(r"(?:\s*\[[0-9]+\])+")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of an answer without its markers, and its citations."""

    text: str
    citations: tuple[CitedWords, ...]


def statements(reply: Reply) -> tuple[Statement, ...]:
    """Return the statements of an answer in order, leaving out those without a word."""
    found = []
    for start, end in _spans(reply.answer):
        text = _MARKER.sub("", reply.answer[start:end]).strip()
        if words(text):
            found.append(Statement(text, tuple(_citations(reply, start, end))))
    return tuple(found)


def citation_recall(reply: Reply, entails: Entailment = words_entail) -> float:
    """Return the share of statements that their citations support; 0 for an answer without statements."""
    stated = statements(reply)
    return sum(_is_supported(each, each.citations, entails) for each in stated) / len(stated) if stated else 0.0


def citation_precision(reply: Reply, entails: Entailment = words_entail) -> float:
    """Return the share of citations that their statement needs; 0 without citations.

    A statement needs a citation if all its citations together support it, and either this one supports it alone or the
    others without this one do not.
    """
    cited = [(each, citation) for each in statements(reply) for citation in each.citations]
    return sum(_is_needed(*pair, entails) for pair in cited) / len(cited) if cited else 0.0


def premises(citation: CitedWords) -> tuple[str, ...]:
    """Return the texts of a citation: its quote and, if there is one, the translation."""
    return (citation.quote, citation.translation) if citation.translation else (citation.quote,)


def _is_supported(stated: Statement, citations: Sequence[CitedWords], entails: Entailment) -> bool:
    return bool(citations) and entails([text for each in citations for text in premises(each)], stated.text)


def _is_needed(stated: Statement, citation: CitedWords, entails: Entailment) -> bool:
    if not _is_supported(stated, stated.citations, entails):
        return False
    others = [each for each in stated.citations if each is not citation]
    return _is_supported(stated, [citation], entails) or not _is_supported(stated, others, entails)


def _spans(answer: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of an answer, each with the markers that follow it."""
    pieces, start = [], 0
    for markers in _MARKERS.finditer(answer):
        inner = [(start + first, start + last) for first, last in sentence_spans(answer[start : markers.start()])]
        if inner:
            inner[-1] = (inner[-1][0], markers.end())
        pieces += inner
        start = markers.end()
    return pieces + [(start + first, start + last) for first, last in sentence_spans(answer[start:])]


def _citations(reply: Reply, start: int, end: int) -> list[CitedWords]:
    """Return the citations of a part of an answer: those whose spans overlap it, or whose markers are in it."""
    marked = {int(number) for number in re.findall(r"\[([0-9]+)\]", reply.answer[start:end])}
    return [
        citation
        for number, citation in enumerate(reply.citations, 1)
        if number in marked or any(first < end and last > start for first, last in citation.answer_spans)
    ]
