"""Elliptical follow-ups with other words that ask: *And when?* is the earlier question asking for a date.

In: the follow-up as it is understood, and the conversation. Out: the whole question, or None where more is asked.
"""

import re
from itertools import islice

from corpus.fold import fold
from corpus.passage import Language
from rag.asking.answer_type import Span
from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.phrasing import WORD, with_earlier, without_earlier
from rag.asking.follow_up.word_lists import LISTS, any_of
from rag.asking.question import Question, understand
from rag.asking.words.word_lists import LISTS as QUESTION_WORDS

_AUXILIARIES = QUESTION_WORDS.folded("auxiliaries")
_ADDS_NOTHING = LISTS.folded("empty_rest") | {"و", "ف"}
_CUES_BEFORE_NOUN = LISTS.folded("cues_before_noun")
_PARTICIPLES = {verb: verb for verb in LISTS["participles"]} | dict(LISTS.pairs("participles_of"))
"""The passive participles of verbs that do not end in -ed."""
_HOW_MUCH = "كم"
"""Before a definite noun it asks how much that is, and counts nothing: كم الإيجار."""
_WORDS_TO_NOUN = 3
"""Words after *which* among which its noun stands."""
_OF_EVENTS = frozenset({"when", "where", "how_long"})
_THAT_EVENT = re.compile(
    rf"(?:(?:تلك|ذلك|هذه|هذا|هاي|هذي)\s+)?ال{any_of('events')}(?!\w)|(?:that|this|the)\s+{any_of('events')}(?!\w)"
)
"""The event of the earlier question, by a noun for its kind: when was *that visit*?"""


def with_other_cue(asked: Question, conversation: Conversation, language: Language) -> str | None:
    """Return the earlier question with the words that ask of this one, None where this one asks by more than these."""
    if asked.cue is None:
        return None
    start, end = _cue_with_noun(asked)
    after = _THAT_EVENT.sub("", asked.text[end:]) if asked.type in _OF_EVENTS else asked.text[end:]
    if any(fold(word) not in _ADDS_NOTHING for word in WORD.findall(f"{asked.text[:start]} {after}")):
        return None
    earlier = understand(without_earlier(conversation.question, language))
    cue = asked.text[start:end]
    if earlier.cue is None:
        return f"{cue} {earlier.text}"
    if asked.type == "who_said":
        return with_earlier(asked, conversation, language)
    first, last = _cue_with_noun(earlier)
    before, after = earlier.text[:first], earlier.text[last:].strip()
    if earlier.type == "yes_no" and language == "en":
        return f"{before}{cue} {earlier.text[first:last].lower()} {after}"
    if language == "en" and (not after or fold(after.split()[0]) not in _AUXILIARIES):
        passive = _passive(after)
        return f"{cue} {passive}" if passive else with_earlier(asked, conversation, language)
    return f"{before}{cue} {after}"


def _cue_with_noun(asked: Question) -> Span:
    """Return where the words that ask stand, with the noun that they ask for where it follows: in which month."""
    start, end = asked.cue or (0, 0)
    cue = fold(asked.text[start:end]).split()
    if asked.head and cue and cue[-1] in _CUES_BEFORE_NOUN:
        for match in islice(WORD.finditer(asked.text, end), _WORDS_TO_NOUN):
            if fold(match[0]) in _AUXILIARIES:
                break
            if fold(match[0]) == fold(asked.head):
                is_subject = cue[-1] == _HOW_MUCH and fold(match[0]).startswith("ال")
                return start, end if is_subject else match.end()
    return start, end


def _passive(predicate: str) -> str | None:
    """Return "built the mill" as "was the mill built"; None where the verb is not known to be one."""
    match = re.match(r"(?P<verb>[a-z]+)\s+(?P<object>(?:the|a|an|this|that|[A-Z])[^?]*?)\s*[?.]*$", predicate)
    if match is None:
        return None
    verb = match["verb"]
    participle = verb if verb.endswith("ed") else _PARTICIPLES.get(verb)
    head = re.split(r"\s+(?:of|in|at|on|for|with|by|from|to)\s+", match["object"])[0]
    was = "were" if head.endswith("s") and not head.endswith("ss") else "was"
    return f"{was} {match['object']} {participle}?" if participle else None
