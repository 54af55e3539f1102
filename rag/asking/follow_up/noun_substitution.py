"""Elliptical follow-ups with another noun: after *How much is the rent?*, *and the deposit?* asks how much that is.

In: the follow-up as it is understood, and the conversation. Out: the earlier question with the noun in the place of its
own, or None. Only questions of who or what a definite noun is, or how much, are so continued; names are for
`entity_substitution`.
"""

import re
from collections.abc import Mapping

from corpus.passage import Language
from rag.asking.answer_type import QuestionType
from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.phrasing import END_MARKS, without_names
from rag.asking.follow_up.word_lists import any_of
from rag.asking.question import Question, understand

_CONTINUED: frozenset[QuestionType] = frozenset({"who", "definition", "how_much"})
_NOUN: Mapping[Language, str] = {"en": r"(?:the|its)\s+[a-z]+(?:\s+[a-z]+)?", "ar": r"ال\w+(?:\s+ال\w+)?"}
"""A definite noun, with one adjective at most."""
_FRAGMENT: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(rf"(?:(?:what|how)\s+about\s+)?({_NOUN['en']})", re.IGNORECASE),
    "ar": re.compile(rf"(?:[وف]?{any_of('what_about')}\s+)?({_NOUN['ar']})"),
}
_COPULAR: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(rf"(.+\b(?:is|are|was|were))\s+{_NOUN['en']}", re.IGNORECASE),
    "ar": re.compile(rf"(\w+(?:\s+(?:هو|هي|هم))?)\s+{_NOUN['ar']}"),
}
"""A question that consists of words that ask, in English a copula, and a definite noun."""


def with_other_noun(asked: Question, conversation: Conversation, language: Language) -> str | None:
    """Return the earlier question about the new noun, None where the follow-up is more than a noun, or has a name."""
    fragment = _FRAGMENT[language].fullmatch(asked.text.strip(END_MARKS))
    if fragment is None or asked.names:
        return None
    earlier = understand(without_names(conversation.question))
    copular = _COPULAR[language].fullmatch(earlier.text.strip(END_MARKS))
    if copular is None or earlier.names or earlier.type not in _CONTINUED:
        return None
    return f"{copular[1]} {fragment[1]}"
