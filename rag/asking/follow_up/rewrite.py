"""A follow-up into a question that stands alone: each way of leaving something out, and what is put in its place.

    and when?           ─> the earlier question with other words that ask     ask_otherwise
    what about Qatar?   ─> the earlier question about another name             ask_of_another
    where did he …?     ─> the words that point, replaced by what they mean    anaphora, resolve
    how much is that?   ─> the earlier question told with it, where a whole statement is meant

The first that fits is taken. A question with a name before the word that points means that name, and stays as it is.
"""

import re

from corpus.fold import fold
from corpus.language import detect_language
from corpus.passage import Language
from rag.asking.follow_up.anaphora import anaphors_in
from rag.asking.follow_up.ask_of_another import about_another_name
from rag.asking.follow_up.ask_otherwise import other_words_that_ask
from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.phrasing import END_MARKS, WORD, as_question, content_words, without_conjunction
from rag.asking.follow_up.resolve import anaphors_resolved
from rag.asking.follow_up.words import AND, LEAD_IN, POINTS_BACK, REGARDING
from rag.asking.question import Question, understand

MOST_NAMES = 2
"""Names of the conversation that a question without any is told, at most: one of the question before, one of its
answer."""
_FEW_WORDS = 4
"""Words with a topic in a question, at most, that leave its subject to the conversation."""
_LED_IN_WORDS = 2
"""Words with a topic, at most, of a question that speaks of nothing by itself."""

_LEAST_WORDS_ANEW = 2
"""Words with a topic, at least, of a question that names what it is about."""


def rewritten(question: str, conversation: Conversation) -> str:
    """Return the question put into words that need no context; unchanged where there is none or nothing is missing."""
    if not conversation.question:
        return question
    language = detect_language(question) or "ar"
    core = LEAD_IN.sub("", question.strip())
    core = without_conjunction(core) if language == "ar" else core
    if not WORD.search(core):
        return question
    asked = understand(core)
    for attempt in (other_words_that_ask, about_another_name, anaphors_resolved):
        if (found := attempt(asked, conversation, language)) is not None:
            return as_question(found, language)
    begins_anew = core == question.strip() and _is_of_another_subject(asked, conversation, language)
    if not begins_anew and (found := _with_regard(asked, conversation, language)) is not None:
        return as_question(found, language)
    return question.strip() if core == question.strip() else as_question(core, language)


def _with_regard(asked: Question, conversation: Conversation, language: Language) -> str | None:
    """Return the question with the names of the conversation, where it has none and says too little by itself."""
    if asked.names or len(content_words(asked.topic)) > _FEW_WORDS:
        return None
    if not (_is_led_in(asked, language) or _is_definite(asked.text, language)):
        return None
    told = fold(asked.text)
    things = [
        each
        for each in conversation.mentions()
        if each.kind in ("person", "place", "thing") and fold(each.text) not in told
    ]
    whole = [
        each for each in things if not any(each.text != other.text and each.text in other.text for other in things)
    ]
    asked_about, answers = ([each.text for each in whole if each.is_answer is is_answer] for is_answer in (False, True))
    names = [*asked_about[:1], *answers[:1], *asked_about[1:], *answers[1:]][:MOST_NAMES]
    if not names:
        return None
    return REGARDING[language].format(question=asked.text.strip(END_MARKS), names=AND[language].join(names))


def _is_of_another_subject(asked: Question, conversation: Conversation, language: Language) -> bool:
    """Return whether a question names what it is about, points back to nothing, and shares no word with the question
    before: what is the internet password?"""
    words = set(map(fold, content_words(asked.topic)))
    if len(words) < _LEAST_WORDS_ANEW or not _is_definite(asked.text, language):
        return False
    points_back = any(anaphors_in(asked, language)) or not POINTS_BACK.isdisjoint(map(fold, WORD.findall(asked.text)))
    return not points_back and words.isdisjoint(map(fold, content_words(conversation.question)))


def _is_led_in(asked: Question, language: Language) -> bool:
    """Return whether the question hardly speaks of anything, but for when: what did he do *in 2019*?"""
    dates = [each.text for each in asked.constraints]
    return sum(not any(word in date for date in dates) for word in content_words(asked.topic)) <= _LED_IN_WORDS


def _is_definite(text: str, language: Language) -> bool:
    """Return whether the question speaks of the one of a kind: the company, الشركة."""
    if language == "en":
        return bool(re.search(r"\b(?:the|this|that|these|those)\s+[a-z]{3,}", text))
    return any(fold(word).startswith("ال") and len(word) > 4 for word in WORD.findall(text))
