"""Elliptical follow-ups with another noun: after *How much is the rent?*, *and the deposit?* asks how much that is.

In: the follow-up as it is understood, and the conversation. Out: the earlier question with the noun in the place of its
own, or None. Only questions of who or what a definite noun is, or how much, are so continued; after one that asks who
the queen of Tonga is, *and the prime minister?* asks for that of Tonga. New names are for `entity_substitution`.
"""

import re
from collections.abc import Mapping

from corpus.fold import fold
from corpus.passage import Language
from rag.asking.answer_type import QuestionType
from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.phrasing import END_MARKS, content_words, without_names
from rag.asking.follow_up.word_lists import any_of
from rag.asking.question import Question, understand
from rag.asking.words.office_place import is_between
from rag.asking.words.question_heads import head_type
from rag.words.known_names import is_people

_CONTINUED: frozenset[QuestionType] = frozenset({"who", "definition", "how_much"})
_NOUN: Mapping[Language, str] = {"en": r"(?:the|its)\s+[a-z]+(?:\s+[a-z]+)?", "ar": r"ال\w+(?:\s+ال\w+)?"}
"""A definite noun, with one adjective at most."""
_FRAGMENT: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(rf"(?:(?:what|how)\s+about\s+)?({_NOUN['en']})", re.IGNORECASE),
    "ar": re.compile(rf"(?:[وف]?{any_of('what_about')}\s+)?({_NOUN['ar']})"),
}
_ARTICLE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"^(?:the|its)\s+", re.IGNORECASE),
    "ar": re.compile("^ال"),
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
    if earlier.names:
        return _office_of_same(fragment[1], earlier, language)
    copular = _COPULAR[language].fullmatch(earlier.text.strip(END_MARKS))
    if copular is None or earlier.type not in _CONTINUED:
        return None
    return f"{copular[1]} {fragment[1]}"


def _office_of_same(noun: str, earlier: Question, language: Language) -> str | None:
    """Return who holds another office of the one name that an earlier question asks of an office and nothing else."""
    name, *others = (each.text for each in earlier.names)
    own = {*map(fold, name.split()), earlier.head}
    words = [fold(word).removesuffix("'s") for word in content_words(earlier.topic)]
    asks_on = any(word not in own and not is_between(word) for word in words)
    offices = (earlier.head, fold(noun).split()[-1 if language == "en" else 0])
    if others or asks_on or any(head_type(office or "") != "person" for office in offices):
        return None
    is_adjective = is_people(fold(name))
    if language == "en":
        bare = _ARTICLE["en"].sub("", noun)
        return f"Who is the {name} {bare}" if is_adjective else f"Who is the {bare} of {name}"
    return f"من هو {noun if is_adjective else _ARTICLE['ar'].sub('', noun)} {name}"
