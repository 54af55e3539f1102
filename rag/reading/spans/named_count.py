"""The number of names in a sentence, for texts that list countries or ministers without counting them.

In: the question and a sentence. Out: the number of countries, organisations or people in the only row of names of the
sentence, or None where it has no such row, several rows, or a figure of its own. The caller checks whether the sentence
is about the topic of the question.
"""

from rag.asking.question import Question
from rag.asking.words.question_heads import head_type
from rag.reading.forms.kinds import typed_spans
from rag.reading.rules.office_holders import people_with_head
from rag.reading.sentences.found import Found
from rag.reading.spans.names_in_a_row import rows_of_names
from rag.reading.spans.word_lists import LISTS

_ORGANISATION_NOUNS = LISTS.folded("ORGANISATION_NOUN")
"""Nouns for any organisation, unlike *club*."""
_LEAST = 2


def named_count(question: Question, found: Found) -> int | None:
    """Return how many names of what is counted the sentence has, where it has two or more."""
    if question.type != "how_many" or _counts(found):
        return None
    kind = head_type(question.head or "")
    if kind == "person":
        count = len(people_with_head(found))
        return count if count >= _LEAST else None
    if kind == "place" or question.head in _ORGANISATION_NOUNS:
        rows = rows_of_names(question, found, kind or "organisation")
        return len(rows[0]) if len(rows) == 1 else None
    return None


def _counts(found: Found) -> bool:
    """Return whether a sentence has a figure beside the noun that is asked for."""
    nouns = found.heads.nonzero()[0].tolist()
    figures = [each for each in typed_spans(found.tokens) if each.kind == "number"]
    return any(each.first <= noun <= each.last + 1 for noun in nouns for each in figures)
