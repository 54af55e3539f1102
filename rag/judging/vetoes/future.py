"""Vetoes answers about the past: the year in which a bridge was announced is not the year in which it will open.

Arabic uses one verb form for the present and the future. A long list of words therefore counts as a mention of the
future: that a text has none of them is certain, that a text with one of them is about the future is not.
"""

import re
from functools import lru_cache

from corpus.fold import fold
from rag.judging.vetoes.case import Case
from rag.judging.vetoes.word_lists import LISTS
from rag.words.pattern import starred

_CACHED = 512
_WORD = re.compile(r"\w+")
_ASKS = LISTS.compile(
    r"(?<!\w)(?:<WILL>|(?:the|is|are)\s+next|(?:is|are)\s+(?:[\w-]+\s+){0,6}<PLANNED>\s+to"
    r"|<COMING_AR>|(?:راح|رح)\s+[يتن]\w{2,})(?!\w)"
)
_REPORTED = LISTS.compile(
    r"(?<!\w)(?:(?:did|was|were|had)\s.*?(?<!\w)(?:that|it|they|he|she|to)|<SAID_AR>\s.*?انه?\w*)\s.*"
)
"""A past report and the future that it announces: when *did they say that it will open*?"""
_MENTIONS = LISTS.compile(
    r"(?<!\w)(?:<FUTURE>"
    r"|[وف]?(?:ال)?(?:مقرر|متوقع|مزمع|مقبل|قادم|منتظر)(?:ه|ين|ات)?"
    r"|[وف]?[يتن](?:عتزم|خطط|نوي|توقع|امل|طمح)\w*"
    r"|علي\s+ان|المستقبل|مستقبل\w*|خط[هط]\s"
    r"|by\s+(?:the\s+end\s+of\s+)?\d{4}|from\s+\d{1,2}\s+\w+)(?!\w)"
)
_PREFIXED = re.compile("[وف]?س[يتن]\\w{3,}")
"""An Arabic verb with the prefix of the future: سيفتح."""
_PREFIXED_IN_DIALECT = re.compile("[هح][يت]\\w{3,}")
_NO_VERB = starred(LISTS["NO_FUTURE_AR"])
"""Words that begin with the same letters and are no verbs: سيارة, سنوات."""


def is_future_missing(case: Case) -> bool:
    """Return whether the date of a future event is asked for, and no text near the sentence mentions the future."""
    is_of_future = case.question.expects == "date" and _asks_of_future(case.question.text)
    return is_of_future and not any(map(_mentions_future, case.near))


@lru_cache(_CACHED)
def _asks_of_future(question: str) -> bool:
    folded = _REPORTED.sub("", fold(question))
    words = _WORD.findall(folded)
    has_verb = any(_PREFIXED_IN_DIALECT.fullmatch(word) or _is_future(word) for word in words)
    return has_verb or _ASKS.search(folded) is not None


@lru_cache(_CACHED)
def _mentions_future(text: str) -> bool:
    folded = fold(text)
    return _MENTIONS.search(folded) is not None or any(map(_is_future, _WORD.findall(folded)))


def _is_future(word: str) -> bool:
    return _PREFIXED.fullmatch(word) is not None and _NO_VERB.fullmatch(word) is None
