"""Whether a noun after *what* is the head of the question, or the subject of its clause.

In: a folded question, the end of its cue, and the noun. Out: yes or no. *What is the city?* asks for a city; *what is
the city known for* and *what did you say the mayor promised* ask for no city and no mayor. English only: in Arabic the
head follows the cue, and a verb comes before its subject.
"""

import re

from rag.asking.words.question_heads import WORD, Head
from rag.asking.words.word_lists import LISTS
from rag.words.pattern import one_of

_DETERMINER = re.compile(r"\s+(?:the|an?|its|his|her|their|our|my|your|this|that|these|those)\s")
_IS_AT_END = re.compile(r"(?:\s(?:is|are|was|were|be|called|named)|['’]s)[\s?؟.!]*$")
"""An embedded question, where a noun after a determiner is the head: what the capital of Peru *is*."""
_VERB_FOLLOWS = re.compile(rf"\s+(?!{one_of([*LISTS['prepositions'], *LISTS['not_a_verb']])}(?!\w))[a-z]")
_IS = re.compile(
    r"(?:(?<=['’]s)|(?<=whats)|\s+(?:is|are|was|were))\s+(?:(?:the|its|his|her|their|our|this|that|these|those)\s)?"
)
_WHAT_ARE_THEIR = re.compile(r"\s+(?:is|are|was|were)\s+(?:its|his|her|their|our)\s+")
_DOING = re.compile(r"[a-z]+\s+\w+ing\s")
"""The rest after a possessive: what is his *country building*?"""
_BOTH = r"(?:\s+(?:and|or)(?:\s+[\w-]+){1,4}?)?"
_MOSTLY = r"(?:(?:best|most|so|also|now|still|mainly|chiefly|really)\s+)?"
_IS_DOING = re.compile(
    rf"{_BOTH}\s+{_MOSTLY}(?:"
    rf"(?:(?!called|named)\w+(?:ed|ing)|{one_of(LISTS['traits'])})\s(?:out\s+)?(?:to\s+\w.*|(?:.*\s)?{one_of(LISTS['prepositions'])})"
    r"|\w+ing|like)[\s?؟.!]*$"
)
"""The predicate after a subject: *planning to build*, *known for*, *like*."""


def is_subject(text: str, end: int, head: Head) -> bool:
    """Return whether the noun is the subject of the clause, and not what is asked for.

    >>> from rag.asking.words.question_heads import head_after
    >>> asked = ["what is the city known for?", "what is the city known for its carpets?"]
    >>> [is_subject(text, 4, head_after(text, 4)) for text in asked]
    [True, False]
    """
    if (own := _WHAT_ARE_THEIR.match(text, end)) and _DOING.match(text, own.end()):
        return True
    noun = WORD.match(text, head.at)
    after = text[noun.end() :] if noun else ""
    if _IS.match(text, end):
        return _IS_DOING.match(after) is not None
    is_of_clause = _DETERMINER.match(text, end) is not None and _VERB_FOLLOWS.match(after) is not None
    return is_of_clause and _IS_AT_END.search(after) is None
