"""Whether a question asks who somebody is: the name of whoever is described, or what somebody is whom it names.

In: a folded question, and where its words that ask begin. Out: yes or no.
"""

import re
from collections.abc import Sequence

from corpus.fold import Folded, fold
from rag.asking.words.courtesies import after_courtesies
from rag.asking.words.question_heads import TRANSPARENT, WORD, head_type, heads_of, righted_noun

_LONGEST_NAME = 5
"""Who is, with so many words at most and no noun that people are called by, asks who a named person is."""
_NO_NAME = TRANSPARENT | set(map(fold, ("الذي", "التي", "اللي", "who")))
_WHO_IS = re.compile(
    r"(?:who(?:'s| is| was| are)(?: s?he\b)?|من (?:هو|هي|يكون|تكون)|(?:مين|منو) (?:هو|هي|يكون|تكون))\s*"
)
_HIS_OFFICE = re.compile(r"what(?:'s| is| was)\s+.+?'?s\s+(?:position|post|job|job title|office)\s*[?؟]*$")
_NAME_AT_END = re.compile(
    r"(?:(?:and )?who(?:(?:'s| is| was) s?he)?|what(?:'s| is| was) (?:his|her|its) name"
    r"|(?:فمن|من|مين|منو)(?: (?:هو|هي|يكون|تكون))?|(?:ما|شو|وش|ايش|شنو) (?:هو )?اسم(?:ه|ها|و))\s*[؟?]*\s*$"
)


def asks_who_is(folded: Folded, start: int) -> bool:
    """Return whether the question is who somebody is whom it names: who is Selim Haddad? Selim Haddad, who is he?"""
    match = _WHO_IS.match(folded.text, start)
    rest = [*WORD.finditer(folded.text, match.end())] if match else []
    if match and not rest:
        return _is_name_before(folded, start)
    plain = not any(heads_of(righted_noun(word[0])) or word[0] in _NO_NAME for word in rest)
    return 0 < len(rest) <= _LONGEST_NAME and plain and _may_be_name(folded, rest)


def asks_office(text: str, start: int) -> bool:
    """Return whether the question is what somebody's office is: what is Selim Haddad's *position*?"""
    return _HIS_OFFICE.match(text, start) is not None


def asks_name_at_end(text: str, start: int) -> bool:
    """Return whether who is described comes before the words that ask: the mayor of Marjan, *what is his name*?"""
    return _NAME_AT_END.match(text, start) is not None


def _is_name_before(folded: Folded, start: int) -> bool:
    """Return whether nothing but a name stands before the words that ask; a noun for people is none."""
    before = [*WORD.finditer(folded.text, after_courtesies(folded.text), start)]
    is_short = 0 < len(before) <= _LONGEST_NAME
    is_named = not any(head_type(righted_noun(word[0])) == "person" for word in before)
    return is_short and is_named and _may_be_name(folded, before)


def _may_be_name(folded: Folded, words: Sequence[re.Match[str]]) -> bool:
    """Return whether words are written as a name is: none of it small (who was *elected*), but for a writer who has no
    capitals at all."""
    if not any(word[0].isascii() for word in words):
        return True
    first, *_ = raw = [folded.raw[slice(*folded.raw_span(*word.span()))] for word in words]
    return folded.raw.lstrip()[:1].islower() or (first[:1].isupper() and raw[-1][:1].isupper())
