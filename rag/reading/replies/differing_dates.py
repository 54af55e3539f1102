"""Sources that date one thing differently: all of them, said to differ."""

from collections.abc import Mapping, Sequence

from corpus.passage import Language
from rag.asking.question import Question
from rag.reading.differ import dated_differently
from rag.reading.replies.reply import SURE, Reply, distinct
from rag.reading.sentences.extract import quoted
from rag.reading.sentences.found import Found
from rag.words.dates import spoken

SOURCES_DIFFER: Mapping[Language, str] = {"ar": "تختلف المصادر", "en": "The sources differ"}
OR: Mapping[Language, str] = {"ar": " أو ", "en": " or "}


def differing_dates(question: Question, found: Sequence[Found], language: Language) -> Reply | None:
    """Return the sentences that date one thing differently, None where they agree."""
    dated = dated_differently(question, found)
    if not dated:
        return None
    dates = [spoken(date, language) for _, date in dated]
    lead = f"{SOURCES_DIFFER[language]}: {OR[language].join(dates)}"
    return Reply(distinct([quoted(each) for each, _ in dated]), " / ".join(dates), lead, SURE)
