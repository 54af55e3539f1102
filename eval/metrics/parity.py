"""Parity of the languages: whether a fact asked in Arabic and in English gets the same paragraph and the same answer.

Two abstentions count as the same; two wrong answers do not.
"""

from collections.abc import Iterator, Mapping, Sequence

from eval.metrics.grading import Values
from eval.reading.questions import Question
from eval.running.reply import Reply

Graded = tuple[Question, Reply, Mapping[str, float]]


def parity_values(graded: Sequence[Graded]) -> dict[str, Values]:
    """Return `parity_paragraph` and, if answers are known, `parity_fact` of each pair, by its collection and fact."""
    return {f"{collection} {fact}": dict(_compared(*pair)) for (collection, fact), pair in _pairs(graded).items()}


def _pairs(graded: Sequence[Graded]) -> dict[tuple[str, str], tuple[Graded, Graded]]:
    found: dict[tuple[str, str], dict[str, Graded]] = {}
    for each in graded:
        question = each[0]
        if question.fact is not None:
            found.setdefault((question.collection, question.fact), {}).setdefault(question.lang, each)
    return {key: (pair["ar"], pair["en"]) for key, pair in found.items() if len(pair) == 2}


def _compared(arabic: Graded, english: Graded) -> Iterator[tuple[str, float]]:
    (_, one, said_one), (_, other, said_other) = arabic, english
    both_refused = one.abstained and other.abstained
    yield "parity_paragraph", float(both_refused or _same_paragraph(one, other))
    if "says" in said_one and "says" in said_other:
        yield "parity_fact", float(both_refused or (_says(said_one) and _says(said_other)))
    elif "refused" in said_one:
        yield "parity_fact", float(both_refused)


def _same_paragraph(one: Reply, other: Reply) -> bool:
    first = _first(one)
    return first is not None and first == _first(other)


def _says(values: Mapping[str, float]) -> bool:
    return bool(values["says"])


def _first(reply: Reply) -> str | None:
    """Return the passage that is compared: the first cited one, or the first hit of a search."""
    if reply.status == "searched":
        return reply.hits[0][0] if reply.hits else None
    return reply.citations[0].passage_id if reply.citations else None
