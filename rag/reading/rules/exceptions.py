"""Who or what a rule excludes: all visitors except *children*, ما عدا *العاملين*, *Sugar* is excluded.

In: the question and the sentences found. Out: the words of what is excluded, or None.
"""

import re
from collections.abc import Sequence

from corpus.fold import fold
from rag.asking.question import Question
from rag.reading.rules.word_lists import LISTS
from rag.reading.sentences.found import Found, first_result
from rag.reading.sentences.names import has_names_or_demonyms
from rag.reading.sentences.stretch import Stretch

MOST_WORDS = 12
"""An exception of more words is no short answer: chosen."""
_TYPES = frozenset({"who", "what", "list", "organisation", "where"})
_QUESTION = LISTS.compile(
    r"(?<!\w)(?:exclude[sd]?|exceptions?|except|left\s+out"
    r"|(?:not|[a-z]+n't)\s+(?:it\s+|they\s+)?(?:cover(?:ed)?|included?|eligible|apply)"
    r"|(?:ال)?مستثن\w*|<IS_EXCLUDED_AR>|(?:لا|ما|لم|مش|مو|غير)\s+(?:[يت]شمل\w*|(?:ال)?مشمول\w*))(?!\w)"
)
_BEFORE = LISTS.compile(
    r"(?<!\w)(?:except(?:ing)?(?:\s+for)?|apart\s+from|excluding|<BUT_FOR_AR>"
    r"|[وف]?<IS_EXCLUDED_AR>(?:\s+من(?:ها|ه|هم|\s+ال\w+))?)\s+(?:for\s+)?(?:those\s+)?"
)
"""What stands before what is excluded."""
_AFTER = re.compile(r"\s(?:is|are|was|were)\s+(?:excluded|left\s+out|not\s+(?:covered|included|eligible))(?!\w)")
"""What stands after it."""


def find_exception(question: Question, found: Sequence[Found]) -> Stretch | None:
    """Return what a sentence with the names of a question excludes, where the question asks for that."""
    if question.type not in _TYPES or not _QUESTION.search(fold(question.text)):
        return None
    return first_result(_exception(each) for each in found if has_names_or_demonyms(question, each))


def _exception(found: Found) -> Stretch | None:
    tokens, text = found.tokens, found.tokens.folded.text
    if before := _BEFORE.search(text):
        first = tokens.word_from(before.end())
        last = tokens.part_end(first)
    elif after := _AFTER.search(text):
        last = tokens.word_before(after.start())
        first = tokens.part_start(last)
    else:
        return None
    return Stretch(found, first, last) if 0 <= last - first < MOST_WORDS else None
