"""Sources that give different dates for one thing: all of them, with a note that they differ.

In: the question and the sentences found, best first. Out: a `Reply`, None where the sources agree. Only sentences of
different paragraphs that cover nearly all of the question and have one date each are compared, as only their words show
what they are about.
"""

from collections.abc import Mapping, Sequence

from corpus.passage import Language
from rag.asking.question import Question
from rag.reading.replies.reply import SURE, Reply, distinct
from rag.reading.sentences.extract import quoted
from rag.reading.sentences.found import Found
from rag.words.dates import When, spoken, when, years

LEAST_COVERED = 0.75
"""Share of the question that each sentence covers: chosen high, as a false alarm costs more than a miss."""
SOURCES_DIFFER: Mapping[Language, str] = {"ar": "تختلف المصادر", "en": "The sources differ"}
OR: Mapping[Language, str] = {"ar": " أو ", "en": " or "}


def differing_dates(question: Question, found: Sequence[Found], language: Language) -> Reply | None:
    """Return the sentences that date one thing differently, best first; None where they agree."""
    dated = _dated_differently(found) if question.expects == "date" else []
    if len(dated) < 2:
        return None
    dates = [spoken(date, language) for _, date in dated]
    lead = f"{SOURCES_DIFFER[language]}: {OR[language].join(dates)}"
    return Reply(distinct([quoted(each) for each, _ in dated]), " / ".join(dates), lead, SURE)


def _dated_differently(found: Sequence[Found]) -> list[tuple[Found, When]]:
    """Return the first sentence with a date, and those whose dates differ from all before them, each with its date."""
    kept: list[tuple[Found, When]] = []
    for each in found:
        date = when(each.tokens.text) if len(years(each.tokens.text)) == 1 else None
        if date is None or each.covered() < LEAST_COVERED:
            continue
        if all(_differ(date, other) and each.evidence is not before.evidence for before, other in kept):
            kept.append((each, date))
    return kept


def _differ(one: When, other: When) -> bool:
    """Return whether two dates cannot both be right; a part that only one of them has makes no difference."""
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return any(a is not None and b is not None and a != b for a, b in pairs)
