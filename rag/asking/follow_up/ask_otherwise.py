"""And when?: the earlier question with other words that ask."""

import re
from itertools import islice

from corpus.fold import fold
from corpus.passage import Language
from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.phrasing import WORD, with_earlier, without_earlier
from rag.asking.follow_up.table import any_of
from rag.asking.follow_up.words import AUXILIARIES, EMPTY_REST, PARTICIPLES
from rag.asking.question import Question, understand

_WORDS_TO_NOUN = 3
_OF_EVENTS = frozenset({"when", "where", "how_long"})
_THAT_EVENT = re.compile(
    rf"(?:(?:تلك|ذلك|هذه|هذا|هاي|هذي)\s+)?ال{any_of('events')}(?!\w)|(?:that|this|the)\s+{any_of('events')}(?!\w)"
)
"""What the earlier question told, called by its kind: when was *that visit*?"""
_ASK_A_NOUN = frozenset("which what many much two three اي ايه كم باي".split())


def other_words_that_ask(asked: Question, conversation: Conversation, language: Language) -> str | None:
    """Return the earlier question with these words that ask, where nothing else is asked: and in which month?"""
    if asked.cue is None:
        return None
    start, end = _asking_words(asked)
    after = _THAT_EVENT.sub("", asked.text[end:]) if asked.type in _OF_EVENTS else asked.text[end:]
    rest = [word for word in WORD.findall(f"{asked.text[:start]} {after}") if fold(word) not in EMPTY_REST]
    if rest:
        return None
    earlier = understand(without_earlier(conversation.question, language))
    cue = asked.text[start:end]
    if earlier.cue is None:
        return f"{cue} {earlier.text}"
    if asked.type == "who_said":
        return with_earlier(asked, conversation, language)
    first, last = _asking_words(earlier)
    before, after = earlier.text[:first], earlier.text[last:].strip()
    if earlier.type == "yes_no" and language == "en":
        return f"{before}{cue} {earlier.text[first:last].lower()} {after}"
    if language == "en" and (not after or fold(after.split()[0]) not in AUXILIARIES):
        passive = _passive(after)
        return f"{cue} {passive}" if passive else with_earlier(asked, conversation, language)
    return f"{before}{cue} {after}"


def _asking_words(asked: Question) -> tuple[int, int]:
    """Return where the words that ask stand, with the noun that they ask for where it follows: in which month."""
    start, end = asked.cue or (0, 0)
    cue = fold(asked.text[start:end]).split()
    if asked.head and cue and cue[-1] in _ASK_A_NOUN:
        for match in islice(WORD.finditer(asked.text, end), _WORDS_TO_NOUN):
            if fold(match[0]) in AUXILIARIES:
                break
            if fold(match[0]) == fold(asked.head):
                return start, match.end()
    return start, end


def _passive(predicate: str) -> str | None:
    """Return "built the mill" as "was the mill built"; None where the verb is not known to be one."""
    match = re.match(r"(?P<verb>[a-z]+)\s+(?P<object>(?:the|a|an|this|that|[A-Z])[^?]*?)\s*[?.]*$", predicate)
    if match is None:
        return None
    verb = match["verb"]
    participle = verb if verb.endswith("ed") else PARTICIPLES.get(verb)
    head = re.split(r"\s+(?:of|in|at|on|for|with|by|from|to)\s+", match["object"])[0]
    was = "were" if head.endswith("s") and not head.endswith("ss") else "was"
    return f"{was} {match['object']} {participle}?" if participle else None
