"""Who or what is left out of a rule: all visitors except *children*, ما عدا *العاملين*, *Sugar* is excluded.

In: what is asked and the sentences found. Out: the sentence and the words of what is left out, or None.
"""

import re
from collections.abc import Sequence

from corpus.fold import fold
from rag.asking.question import Question
from rag.reading.sentences.found import Found
from rag.reading.sentences.names import has_names_or_kin
from rag.reading.sentences.stretch import Stretch
from rag.words.pattern import one_of

MOST_WORDS = 12
"""What is left out with more words is no short answer: chosen."""
_TYPES = frozenset({"who", "what", "list", "organisation", "where"})
_LEAVES_OUT = one_of("يستثنى تستثنى استثني استثنيت".split())
_BUT_FOR = one_of(["ما عدا", "عدا", "باستثناء"])
_ASKS = re.compile(
    r"(?<!\w)(?:exclude[sd]?|exceptions?|except|left\s+out"
    r"|(?:not|[a-z]+n't)\s+(?:it\s+|they\s+)?(?:cover(?:ed)?|included?|eligible|apply)"
    rf"|(?:ال)?مستثن\w*|{_LEAVES_OUT}|(?:لا|ما|لم|مش|مو|غير)\s+(?:[يت]شمل\w*|(?:ال)?مشمول\w*))(?!\w)"
)
_AFTER = re.compile(
    rf"(?<!\w)(?:except(?:ing)?(?:\s+for)?|apart\s+from|excluding|{_BUT_FOR}"
    rf"|[وف]?{_LEAVES_OUT}(?:\s+من(?:ها|ه|هم|\s+ال\w+))?)\s+(?:for\s+)?(?:those\s+)?"
)
_BEFORE = re.compile(r"\s(?:is|are|was|were)\s+(?:excluded|left\s+out|not\s+(?:covered|included|eligible))(?!\w)")


def find_exception(question: Question, found: Sequence[Found]) -> Stretch | None:
    """Return what a sentence leaves out, where a question asks for that."""
    if question.type not in _TYPES or not _ASKS.search(fold(question.text)):
        return None
    named = (_left_out(each) for each in found if has_names_or_kin(question, each))
    return next((each for each in named if each is not None), None)


def _left_out(found: Found) -> Stretch | None:
    tokens, text = found.tokens, found.tokens.folded.text
    if after := _AFTER.search(text):
        first, _ = tokens.at(after.end(), len(text))
        last = tokens.part_end(first)
    elif before := _BEFORE.search(text):
        _, last = tokens.at(0, before.start())
        first = tokens.part_start(last)
    else:
        return None
    return Stretch(found, first, last) if 0 <= last - first < MOST_WORDS else None
