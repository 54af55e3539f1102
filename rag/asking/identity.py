"""Whether a question asks who somebody is: the name of a person described, or the office of a person named.

In: a folded question, and the start of its cue. Out: yes or no.
"""

import re
from collections.abc import Sequence

from corpus.fold import Folded, fold
from rag.asking.words.courtesies import after_courtesies
from rag.asking.words.question_heads import BEFORE_HEAD, WORD, corrected_noun, head_type, heads_of

_LONGEST_NAME = 5
"""Words of a name, at most: chosen."""
_NO_NAME = BEFORE_HEAD | set(map(fold, ("الذي", "التي", "اللي", "who")))
_WHO_IS = re.compile(
    r"(?:who(?:'s| is| was| are)(?: s?he\b)?|من (?:هو|هي|يكون|تكون)|(?:مين|منو) (?:هو|هي|يكون|تكون))\s*"
)
_HIS_OFFICE = re.compile(r"what(?:'s| is| was)\s+.+?'?s\s+(?:position|post|job|job title|office)\s*[?؟]*$")
_NAME_AT_END = re.compile(
    r"(?:(?:and )?who(?:(?:'s| is| was) s?he)?|what(?:'s| is| was) (?:his|her|its) name"
    r"|(?:فمن|من|مين|منو)(?: (?:هو|هي|يكون|تكون))?|(?:ما|شو|وش|ايش|شنو) (?:هو )?اسم(?:ه|ها|و))\s*[؟?]*\s*$"
)


def asks_who_is(folded: Folded, start: int) -> bool:
    """Return whether a question asks who a named person is: who is Selim Haddad? Selim Haddad, who is he?"""
    match = _WHO_IS.match(folded.text, start)
    rest = [*WORD.finditer(folded.text, match.end())] if match else []
    if match and not rest:
        return _is_name_before(folded, start)
    plain = not any(heads_of(corrected_noun(word[0])) or word[0] in _NO_NAME for word in rest)
    return 0 < len(rest) <= _LONGEST_NAME and plain and _may_be_name(folded, rest)


def asks_office(text: str, start: int) -> bool:
    """Return whether a question asks for somebody's office: what is Selim Haddad's *position*?"""
    return _HIS_OFFICE.match(text, start) is not None


def asks_name_at_end(text: str, start: int) -> bool:
    """Return whether the cue follows the description of a person: the mayor of Marjan, *what is his name*?"""
    return _NAME_AT_END.match(text, start) is not None


def _is_name_before(folded: Folded, start: int) -> bool:
    """Return whether the words before the cue are only a name; a description has a head noun for persons."""
    before = [*WORD.finditer(folded.text, after_courtesies(folded.text), start)]
    is_short = 0 < len(before) <= _LONGEST_NAME
    is_named = not any(head_type(corrected_noun(word[0])) == "person" for word in before)
    return is_short and is_named and _may_be_name(folded, before)


def _may_be_name(folded: Folded, words: Sequence[re.Match[str]]) -> bool:
    """Return whether words are written as a name: the first and the last are capitalised, unless they are Arabic or the
    question begins without a capital."""
    if not any(word[0].isascii() for word in words):
        return True
    first, *_ = raw = [folded.raw[slice(*folded.raw_span(*word.span()))] for word in words]
    return folded.raw.lstrip()[:1].islower() or (first[:1].isupper() and raw[-1][:1].isupper())
