"""Rewriting of follow-ups to standalone questions: each kind of ellipsis or anaphora has a rewriting of its own.

    and when?            earlier question with another cue           cue_substitution
    and the deposit?     earlier question with another noun          noun_substitution
    what about Qatar?    earlier question with another name          entity_substitution
    where did he …?      antecedents in place of anaphors            anaphora, referents, resolve
    how much is that?    earlier question after this one, where a whole statement is referred to

First come names in the place of *the latter* or *the two sides* (`coordination`). Of the others the first that applies
is taken. A question with a name before its anaphor refers to that name, and stays as it is; one that says too little by
itself gets the names of the conversation.
"""

import re

from corpus.fold import fold
from corpus.language import detect_language
from corpus.passage import Language
from rag.asking.follow_up.anaphora import anaphors_in
from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.coordination import with_coordinated
from rag.asking.follow_up.cue_substitution import with_other_cue
from rag.asking.follow_up.entity_substitution import with_other_entity
from rag.asking.follow_up.frames import AND, WITH_REGARD
from rag.asking.follow_up.noun_substitution import with_other_noun
from rag.asking.follow_up.phrasing import END_MARKS, WORD, as_question, content_words, without_conjunction
from rag.asking.follow_up.referents import EVENT
from rag.asking.follow_up.resolve import anaphors_resolved
from rag.asking.follow_up.word_lists import LISTS, any_of
from rag.asking.question import Question, understand

MOST_NAMES = 2
"""Names of the conversation that a question gets, at most: one of the earlier question, one of its answer. Chosen."""
_MOST_WORDS_WITHOUT_SUBJECT = 4
"""Content words of a question, at most, that leaves its subject to the conversation: chosen."""
_MOST_WORDS_OF_FRAGMENT = 2
"""Content words, at most, of a question that has no subject at all: chosen."""
_LEAST_WORDS_OF_NEW_SUBJECT = 2
"""Content words, at least, of a question that names a subject of its own: chosen."""
_LEAST_DEFINITE = 5
"""Letters of an Arabic word with its article, at least, that is a definite noun."""
_OF_EVENTS = frozenset({"when", "how_long"})
"""Types of question about the event of the earlier question, where it has one: who spoke *at the summit*, and when?"""
_DISCOURSE_MARKERS = re.compile(rf"^(?:\s*{any_of('lead_in')}(?:[\s,،.!:]+|$))+", re.IGNORECASE)
"""What a follow-up may begin with that says nothing of what is asked: and, well, طيب."""
_DEICTIC = LISTS.folded("points_back")
"""Words that refer to the conversation without being resolved: the latter, the same, أيضا."""


def rewritten(question: str, conversation: Conversation) -> str:
    """Return the standalone question; unchanged where there is no conversation, or nothing is missing."""
    if not conversation.question:
        return question
    language = detect_language(question) or "ar"
    core = with_coordinated(_core(question, language), conversation, language)
    if not WORD.search(core):
        return question
    asked = understand(core)
    for attempt in (with_other_cue, with_other_noun, with_other_entity, anaphors_resolved):
        if (found := attempt(asked, conversation, language)) is not None:
            return as_question(found, language)
    is_new_subject = core == question.strip() and _has_new_subject(asked, conversation, language)
    if not is_new_subject and (found := _with_names(asked, conversation, language)) is not None:
        return as_question(found, language)
    return question.strip() if core == question.strip() else as_question(core, language)


def _core(question: str, language: Language) -> str:
    """Return a question without the discourse markers, and the Arabic conjunction, that it begins with."""
    core = _DISCOURSE_MARKERS.sub("", question.strip())
    return without_conjunction(core) if language == "ar" else core


def may_stand_alone(question: str) -> bool:
    """Return whether a question may be meant without the conversation: it asks about a definite noun, begins with no
    discourse marker (the Arabic conjunction alone is none), and has no word that refers back. *How much is the rent?*
    may; *when did it open?* and *and how much is the rent?* may not."""
    language, asked = detect_language(question) or "ar", understand(question)
    asks = asked.cue is not None and _is_definite(asked.text, language) and not _refers_back(asked, language)
    return asks and _DISCOURSE_MARKERS.match(question) is None


def _with_names(asked: Question, conversation: Conversation, language: Language) -> str | None:
    """Return the question with names of the conversation, None where it has its own or says enough by itself."""
    if asked.names or len(content_words(asked.topic)) > _MOST_WORDS_WITHOUT_SUBJECT:
        return None
    if not (_is_fragment(asked) or _is_definite(asked.text, language)):
        return None
    own = fold(asked.text)
    entities = [
        each
        for each in conversation.mentions()
        if each.kind in ("person", "place", "thing") and fold(each.text) not in own
    ]
    if _asks_identity(asked, language) and all(
        each.kind == "thing" and not understand(each.text).names for each in entities
    ):
        return None
    longest = [
        each for each in entities if not any(each.text != other.text and each.text in other.text for other in entities)
    ]
    of_question, of_answer = (
        [each.text for each in longest if each.is_answer is is_answer] for is_answer in (False, True)
    )
    names = [*of_question[:1], *of_answer[:1], *of_question[1:], *of_answer[1:]][:MOST_NAMES]
    if asked.type in _OF_EVENTS and (event := next(filter(EVENT.match, of_question), None)) is not None:
        names = [event]
    if not names:
        return None
    return WITH_REGARD[language].format(question=asked.text.strip(END_MARKS), names=AND[language].join(names))


def _has_new_subject(asked: Question, conversation: Conversation, language: Language) -> bool:
    """Return whether a question has a definite subject, refers to nothing outside of it, and shares no content word
    with the earlier one: what is the internet password?"""
    words = set(map(fold, content_words(asked.topic)))
    if len(words) < _LEAST_WORDS_OF_NEW_SUBJECT or not _is_definite(asked.text, language):
        return False
    return not _refers_back(asked, language) and words.isdisjoint(map(fold, content_words(conversation.question)))


def _refers_back(asked: Question, language: Language) -> bool:
    return any(anaphors_in(asked, language)) or not _DEICTIC.isdisjoint(map(fold, WORD.findall(asked.text)))


def _asks_identity(asked: Question, language: Language) -> bool:
    """Return whether a question asks who or what one definite noun is: who is the landlord? من هو المؤجر؟"""
    nouns = content_words(asked.topic)
    if asked.type not in ("who", "definition") or len(nouns) != 1:
        return False
    noun = nouns[0] if language == "ar" else f"the {nouns[0]}"
    return _is_definite(noun, language) and fold(noun) in fold(asked.text)


def _is_fragment(asked: Question) -> bool:
    """Return whether a question has hardly a content word but those of its dates: what did he do *in 2019*?"""
    dates = [each.text for each in asked.constraints]
    return (
        sum(not any(word in date for date in dates) for word in content_words(asked.topic)) <= _MOST_WORDS_OF_FRAGMENT
    )


def _is_definite(text: str, language: Language) -> bool:
    """Return whether a question has a definite noun: the company, الشركة."""
    if language == "en":
        return bool(re.search(r"\b(?:the|this|that|these|those)\s+[a-z]{3,}", text))
    return any(fold(word).startswith("ال") and len(word) >= _LEAST_DEFINITE for word in WORD.findall(text))
