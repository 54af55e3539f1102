"""Whether a noun after *what* is what is asked for, or the subject of which something is asked.

In: a folded question, where its words that ask end, and the noun. Out: yes or no. What is the *city*? asks for a city;
what is the *city* known for, what did you say the *mayor* promised, ask for no city and no mayor. Arabic asks for a
noun right after its words that ask, and has a verb before the subject.
"""

import re

from rag.asking.words.question_heads import WORD, Head
from rag.words.pattern import one_of

_DETERMINER = re.compile(r"\s+(?:the|an?|its|his|her|their|our|my|your|this|that|these|those)\s")
_PREPOSITIONS = "of in on at for from to with by near under about as into between".split()
_IS_AT_END = re.compile(r"(?:\s(?:is|are|was|were|be|called|named)|['’]s)[\s?؟.!]*$")
"""What the capital of Peru *is*: here a noun after a determiner is asked for."""
_NO_VERB = [*_PREPOSITIONS, *"and or who which that when where".split()]
_VERB_FOLLOWS = re.compile(rf"\s+(?!{one_of(_NO_VERB)}(?!\w))[a-z]")
_IS = re.compile(
    r"(?:(?<=['’]s)|(?<=whats)|\s+(?:is|are|was|were))\s+(?:(?:the|its|his|her|their|our|this|that|these|those)\s)?"
)
_WHAT_ARE_THEIR = re.compile(r"\s+(?:is|are|was|were)\s+(?:its|his|her|their|our)\s+")
_DOING = re.compile(r"[a-z]+\s+\w+ing\s")
"""After whose it is: what is *his country building*?"""
_BOTH = r"(?:\s+(?:and|or)(?:\s+[\w-]+){1,4}?)?"
_MOSTLY = r"(?:(?:best|most|so|also|now|still|mainly|chiefly|really)\s+)?"
_TRAITS = "known made famous meant due set keen thought like notable responsible good".split()
_IS_DOING = re.compile(
    rf"{_BOTH}\s+{_MOSTLY}(?:"
    rf"(?:(?!called|named)\w+(?:ed|ing)|{one_of(_TRAITS)})\s(?:out\s+)?(?:to\s+\w.*|(?:.*\s)?{one_of(_PREPOSITIONS)})"
    r"|\w+ing|like)[\s?؟.!]*$"
)
"""What goes on after a noun of which something is asked: *planning to build*, *known for*, *like*."""


def is_subject(text: str, end: int, head: Head) -> bool:
    """Return whether something is asked of the noun, and not the noun itself.

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
