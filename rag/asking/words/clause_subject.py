"""Whether a noun after *what* is the head of the question, or the subject of its clause.

In: a folded question, the end of its cue, and the noun. Out: yes or no. *What is the city?* asks for a city; *what is
the city known for* and *what did you say the mayor promised* ask neither for a city nor for a mayor. The rule is for
English; in Arabic the head follows the cue, and a verb comes before its subject.
"""

import re

from rag.asking.words.question_heads import WORD, Head
from rag.asking.words.word_lists import LISTS
from rag.words.pattern import one_of

_DETERMINER = re.compile(r"\s+(?:the|an?|its|his|her|their|our|my|your|this|that|these|those)\s")
_IS_AT_END = re.compile(r"(?:\s(?:is|are|was|were|be|called|named)|['’]s)[\s?؟.!]*$")
"""The end of an embedded question, in which a noun after a determiner is the head: what the capital of Peru *is*."""
_PREPOSITION = one_of(LISTS["prepositions"])
_VERB_FOLLOWS = re.compile(rf"\s+(?!{one_of([*LISTS['prepositions'], *LISTS['not_a_verb']])}(?!\w))[a-z]")
_COPULA = re.compile(
    r"(?:(?<=['’]s)|(?<=whats)|\s+(?:is|are|was|were))\s+(?:(?:the|its|his|her|their|our|this|that|these|those)\s)?"
)
_COPULA_AND_OWNER = re.compile(r"\s+(?:is|are|was|were)\s+(?:its|his|her|their|our)\s+")
_NOUN_AND_ING = re.compile(r"[a-z]+\s+\w+ing\s")
"""The words after a possessive: what is his *country building*?"""
_SECOND_SUBJECT = r"(?:\s+(?:and|or)(?:\s+[\w-]+){1,4}?)?"
"""The mayor *and the council*."""
_ADVERB = r"(?:(?:best|most|so|also|now|still|mainly|chiefly|really)\s+)?"
_PARTICIPLE = rf"(?:(?!called|named)\w+(?:ed|ing)|{one_of(LISTS['traits'])})"
"""*Planning*, *known*, *famous*."""
_COMPLEMENT = rf"(?:out\s+)?(?:to\s+\w.*|(?:.*\s)?{_PREPOSITION})"
"""*To build*, *for*."""
_PREDICATE = re.compile(rf"{_SECOND_SUBJECT}\s+{_ADVERB}(?:{_PARTICIPLE}\s{_COMPLEMENT}|\w+ing|like)[\s?؟.!]*$")
"""What follows a subject up to the end of the question: *planning to build*, *known for*, *like*."""


def is_subject(text: str, end: int, head: Head) -> bool:
    """Return whether the noun is the subject of the clause, and not what is asked for.

    >>> from rag.asking.words.question_heads import head_after
    >>> asked = ["what is the city known for?", "what is the city known for its carpets?"]
    >>> [is_subject(text, 4, head_after(text, 4)) for text in asked]
    [True, False]
    """
    if (own := _COPULA_AND_OWNER.match(text, end)) and _NOUN_AND_ING.match(text, own.end()):
        return True
    noun = WORD.match(text, head.at)
    after = text[noun.end() :] if noun else ""
    if _COPULA.match(text, end):
        return _PREDICATE.match(after) is not None
    is_of_clause = _DETERMINER.match(text, end) is not None and _VERB_FOLLOWS.match(after) is not None
    return is_of_clause and _IS_AT_END.search(after) is None
