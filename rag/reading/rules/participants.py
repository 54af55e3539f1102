"""Who took part in something: *nine mayors* took part, حضره *تجار*.

In: the question and the sentences found. Out: the words for the participants, or None. Participants are kinds of people
and bodies as often as names, so that they are found by their position: in English before the verb or after *by*, in
Arabic after the verb or its verbal noun, up to the next preposition.
"""

import re
from collections.abc import Sequence

from corpus.fold import fold
from rag.asking.question import Question
from rag.asking.words.question_heads import head_type
from rag.reading.rules.word_lists import LISTS
from rag.reading.sentences.found import Found, covers_as_much, first_result
from rag.reading.sentences.stretch import Stretch

MOST_WORDS = 20
"""Participants of more words are no short answer: chosen."""
_BESIDES = LISTS.compile(r"(?<!\w)<BESIDES>(?!\w)")
"""A question that leaves out some participants; the rule does not answer it."""
_VERB = r"(?:took\s+part|takes?\s+part|taking\s+part|participat(?:ed?|es|ing)|attend(?:ed|s|ing)?)"
_NOUN = "(?:participants|attendees|ال(?:مشاركون|مشاركين|حضور|حاضرون|حاضرين))"
_QUESTION = LISTS.compile(rf"(?<!\w)(?:{_VERB}|<TOOK_PART_AR>|{_NOUN})(?!\w)")
_KINDS = re.compile(rf"{_NOUN}(?!\w)|.*(?<!\w)(?:(?:sort|kind|type)s?\s+of\s+people|فيات|نوع\s+الناس)(?!\w)")
"""A question for kinds of people, or one that begins with a noun for participants."""
_END = r"(?=,?\s+(?:in|at|on|to|for|from|during|last|this)\s|[.;:]|$)"
_FORMS = (
    re.compile(rf"(?<!\w)(?:in|at|of)\s+which\s+(?P<who>[^.;:]+?)\s+(?:also\s+)?{_VERB}(?!\w)"),
    re.compile(rf"(?<!\w)attended\s+by\s+(?P<who>[^.;:]+?){_END}"),
    re.compile(rf"^(?P<who>[^.;:]+?)\s+(?:also\s+)?{_VERB}\s"),
    LISTS.compile(
        r"(?<!\w)[وف]?(?:<TOOK_PART_AR>(?:\s+في(?:ه|ها|هما))?|ب(?:مشاركه|حضور))\s+(?P<who>(?!في\s)[^.؛:،]+?)"
        r"(?=\s+(?:في|الي|علي|خلال|اثناء|بهدف|امس|يوم)\s|[.؛:،,]|$)"
    ),
)
"""Forms of a sentence with participants, the surest first."""


def find_participants(question: Question, found: Sequence[Found]) -> Stretch | None:
    """Return the participants that a sentence names, where a question asks for them."""
    text = fold(question.text)
    if not _QUESTION.search(text) or _BESIDES.search(text) or not _asks_who(question, text):
        return None
    return first_result(_participants(each) for each in found if covers_as_much(each, found[0]))


def _asks_who(question: Question, text: str) -> bool:
    if question.expects in ("person", "list") and (question.head is None or head_type(question.head) == "person"):
        return True
    return _KINDS.match(text) is not None


def _participants(found: Found) -> Stretch | None:
    tokens = found.tokens
    match = first_result(pattern.search(tokens.folded.text) for pattern in _FORMS)
    if match is None:
        return None
    first, last = tokens.at(*match.span("who"))
    is_new = found.is_new(first, last) and found.shares[first] == 0
    return Stretch(found, first, last) if is_new and 0 <= last - first < MOST_WORDS else None
