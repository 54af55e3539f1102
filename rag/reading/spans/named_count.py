"""How many of them a sentence names: texts that say which countries or ministers seldom say how many.

In: what is asked and the words of a sentence. Out: the number of the countries, organisations or people that it names
together, or None where it names none, counts them itself, or names several groups. Whether it speaks of what the
question does, the caller knows.
"""

from corpus.fold import fold
from rag.asking.question import Question
from rag.asking.words.question_heads import head_type
from rag.reading.forms.kinds import typed_spans
from rag.reading.rules.office_holders import people_with_head
from rag.reading.sentences.found import Found
from rag.reading.spans.names_in_a_row import rows_of_names

_ANY_ORGANISATION = frozenset(
    map(
        fold,
        """
        organisation organisations organization organizations body bodies institution institutions entities
        منظمة منظمات المنظمات هيئة هيئات جهة جهات الجهات مؤسسة مؤسسات
        """.split(),
    )
)
"""Nouns that every organisation goes by: a ministry is no club."""
_LEAST = 2


def named_count(question: Question, found: Found) -> int | None:
    """Return how many of what is counted the sentence names, two or more."""
    if question.type != "how_many" or _counts(found):
        return None
    kind = head_type(question.head or "")
    if kind == "person":
        count = len(people_with_head(found))
        return count if count >= _LEAST else None
    if kind == "place" or question.head in _ANY_ORGANISATION:
        rows = rows_of_names(question, found, kind or "organisation")
        return len(rows[0]) if len(rows) == 1 else None
    return None


def _counts(found: Found) -> bool:
    """Return whether a sentence has a figure beside the noun that is asked for."""
    nouns = found.heads.nonzero()[0].tolist()
    figures = [each for each in typed_spans(found.tokens) if each.kind == "number"]
    return any(each.first <= noun <= each.last + 1 for noun in nouns for each in figures)
