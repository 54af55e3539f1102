"""Who took part in something: the mayors *in which nine mayors took part*, the traders of حضره *تجار*.

In: what is asked and the sentences found. Out: the sentence and the words for those who took part, or None. Form seldom
tells them: they are kinds of people and bodies as often as names. In English they stand before the verb or after *by*,
in Arabic after the verb or the noun of it, up to the next preposition.
"""

import re
from collections.abc import Sequence

from corpus.fold import fold
from rag.asking.question import Question
from rag.asking.words.question_heads import head_type
from rag.reading.sentences.found import Found, has_as_much
from rag.reading.sentences.stretch import Stretch
from rag.words.pattern import one_of

MOST_WORDS = 20
"""More words are no short answer: chosen."""
_BESIDES_WORDS = one_of("besides else except aside غير عدا سوى باستثناء كمان".split())
_BESIDES = re.compile(rf"(?<!\w)(?:{_BESIDES_WORDS}|other than|apart from|الى جانب)(?!\w)")
"""Some are left out, which no form tells."""
_VERB = r"(?:took\s+part|takes?\s+part|taking\s+part|participat(?:ed?|es|ing)|attend(?:ed|s|ing)?)"
_ARABIC_VERB = one_of("شارك شاركت شاركوا يشارك تشارك حضر حضرت حضروا حضره حضرها حضرته حضرتها يحضر تحضر".split())
_THOSE = "participants|attendees|ال(?:مشاركون|مشاركين|حضور|حاضرون|حاضرين)"
_ASKS = re.compile(rf"(?<!\w)(?:{_VERB}|{_ARABIC_VERB}|{_THOSE})(?!\w)")
_ASKS_KINDS = re.compile(rf"(?:{_THOSE})(?!\w)|.*(?<!\w)(?:(?:sort|kind|type)s?\s+of\s+people|فيات|نوع\s+الناس)(?!\w)")
"""Kinds of people are asked for, or with no word that asks those who took part."""
_END = r"(?=,?\s+(?:in|at|on|to|for|from|during|last|this)\s|[.;:]|$)"
_ARABIC_END = r"(?=\s+(?:في|الي|علي|خلال|اثناء|بهدف|امس|يوم)\s|[.؛:،,]|$)"
_FORMS = (
    re.compile(rf"(?<!\w)(?:in|at|of)\s+which\s+(?P<who>[^.;:]+?)\s+(?:also\s+)?{_VERB}(?!\w)"),
    re.compile(rf"(?<!\w)attended\s+by\s+(?P<who>[^.;:]+?){_END}"),
    re.compile(rf"^(?P<who>[^.;:]+?)\s+(?:also\s+)?{_VERB}\s"),
    re.compile(
        rf"(?<!\w)[وف]?(?:{_ARABIC_VERB}(?:\s+في(?:ه|ها|هما))?|ب(?:مشاركه|حضور))\s+"
        rf"(?P<who>(?!في\s)[^.؛:،]+?){_ARABIC_END}"
    ),
)
"""How it is told, the surest first."""


def find_participants(question: Question, found: Sequence[Found]) -> Stretch | None:
    """Return those of whom a sentence tells that they took part, where a question asks who did."""
    asked = fold(question.text)
    if not _ASKS.search(asked) or _BESIDES.search(asked) or not _asks_who(question, asked):
        return None
    participants = (_participants(each) for each in found if each is found[0] or has_as_much(each, found[0]))
    return next((each for each in participants if each is not None), None)


def _asks_who(question: Question, asked: str) -> bool:
    if question.expects in ("person", "list") and (question.head is None or head_type(question.head) == "person"):
        return True
    return _ASKS_KINDS.match(asked) is not None


def _participants(found: Found) -> Stretch | None:
    tokens = found.tokens
    match = next((match for pattern in _FORMS if (match := pattern.search(tokens.folded.text))), None)
    if match is None:
        return None
    first, last = tokens.at(*match.span("who"))
    is_new = found.is_new(first, last) and found.shares[first] == 0
    return Stretch(found, first, last) if is_new and 0 <= last - first < MOST_WORDS else None
