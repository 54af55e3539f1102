"""Coordinated names of a conversation, and the words that refer to one or both: *the latter*, *the two sides*, البلدان.

In: a follow-up and the conversation. Out: the follow-up with the names in place of these words. The names of the answer
go before those of the earlier question. An Arabic ordinal after a definite noun modifies it (المرة الأولى), as it does
the name of a month, and refers to nothing.
"""

import re
from collections.abc import Mapping
from itertools import chain, pairwise

from corpus.fold import fold
from corpus.passage import Language
from rag.asking.constraints import constraints_of
from rag.asking.follow_up.conversation import Conversation, without_conjunction
from rag.asking.follow_up.frames import AND
from rag.asking.follow_up.word_lists import any_of
from rag.words.months import HIJRI_MONTHS, MONTH_NAMES

Pair = tuple[str, str]
_BETWEEN = re.compile(r"\s+(?:and\s+(?:the\s+)?)?")
_OF_THEM = r"(?:\s+of\s+(?:them|these|those|the\s+two)|\s+one)\b"
_FIRST = rf"former(?=\s+(?:of|and|is|was|has|had|will|in|on|at|to|from|with)\b|['’\s]*[s?.,]*$)|first(?={_OF_THEM})"
"""*The former* before a noun (*the former minister*) refers to nothing."""
_REFERENCES: Mapping[Language, str] = {
    "en": rf"\b(?:the\s+)?(?:(?P<first>{_FIRST})|(?P<second>latter|second(?={_OF_THEM})))(?:{_OF_THEM})?(?!\w)"
    rf"|\b(?P<both>(?:the\s+two|both(?:\s+the)?)\s+{any_of('two_parties_en')})(?!\w)",
    "ar": rf"(?<!\w)(?:(?P<first>{any_of('first_ar')})|(?P<second>{any_of('second_ar')})"
    rf"|(?P<both>{any_of('two_parties_ar')}))(?!\w)",
}
_COMPILED = {language: re.compile(pattern, re.IGNORECASE) for language, pattern in _REFERENCES.items()}
_BEFORE_ORDINAL = frozenset(name.split()[0] for name in (*chain(*MONTH_NAMES), *HIJRI_MONTHS) if " " in name)
"""The first words of months like كانون الأول."""


def coordinated(text: str) -> Pair | None:
    """Return the first two names of a text that a conjunction joins, None where there are none.

    >>> coordinated("Did Oman and Qatar sign?"), coordinated("Did Oman sign in Qatar?")
    (('Oman', 'Qatar'), None)
    """
    names = [each for each in constraints_of(text) if each.kind == "name"]
    for one, other in pairwise(names):
        between, second = text[one.end : other.start], without_conjunction(other.text)
        is_joined = between.split()[:1] == ["and"] or second != other.text
        if is_joined and _BETWEEN.fullmatch(between):
            return one.text, second
    return None


def with_coordinated(question: str, conversation: Conversation, language: Language) -> str:
    """Return a follow-up with the names that *the latter*, *the second of them* or *both countries* refers to."""
    pair = coordinated(conversation.answer) or coordinated(conversation.question)
    if pair is None:
        return question
    has_names = any(each.kind == "name" for each in constraints_of(question))

    def realised(match: re.Match[str]) -> str:
        if match["both"]:
            return match[0] if has_names else AND[language].join(pair)
        return match[0] if _modifies(question[: match.start()]) else pair[match["first"] is None]

    return _COMPILED[language].sub(realised, question)


def _modifies(before: str) -> bool:
    """Return whether an Arabic ordinal after these words modifies a definite noun, or is part of a month's name."""
    last = (before.split() or [""])[-1]
    return last.startswith("ال") or fold(last) in _BEFORE_ORDINAL
