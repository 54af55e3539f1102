"""Where did he …?: the words that point back, replaced by what they refer to."""

import re

from corpus.passage import Language
from rag.asking.follow_up.anaphora import FoundAnaphor, anaphors_in
from rag.asking.follow_up.conversation import Conversation, Mention
from rag.asking.follow_up.phrasing import with_earlier
from rag.asking.follow_up.referents import HELPS, Referents
from rag.asking.follow_up.table import any_of
from rag.asking.follow_up.words import FEMININE_HOSTS
from rag.asking.question import Question, understand
from rag.words.common_words import is_common_english

_ACTS = re.compile(rf"{HELPS}it\s+(?:\w+\s+)?{any_of('agents_do')}\b", re.IGNORECASE)
"""It does what only people and bodies do: what had *it promised*?"""
_COUNTED_FROM = re.compile(
    r"\b(?:the\s+(?:day|week|month|year)\s+(?:before|after)|(?:before|after)\s+that|(?:earlier|later))(?=\s*[?.]*$)"
    r"|(?:قبل|بعد) ذلك(?: ب\w+)?|(?:قبلها|بعدها)(?: ب\w+)?(?=\s*[؟?.]*$)"
)
"""What a date is counted from that is not told in the question: *the month before*?"""


def anaphors_resolved(asked: Question, conversation: Conversation, language: Language) -> str | None:
    """Return the question with the words that point back replaced, None where none does or nothing is referred to."""
    found = list(anaphors_in(asked, language))
    if not found:
        return None
    targets = {each.anaphor.target for each in found}
    acts = _ACTS.search(asked.text) is not None
    referents = Referents(conversation, language, place_is_wanted="there" in targets, acts=acts)
    text, moved = asked.text, 0
    for each in found:
        mention = referents.of(each.anaphor.target)
        if mention is None:
            continue
        words = _in_place(each, mention, text[: each.start + moved], language)
        text = text[: each.start + moved] + words + text[each.end + moved :]
        moved += len(words) - (each.end - each.start)
    if "that" in targets or not referents.made:
        return with_earlier(understand(text), conversation, language)
    return _dated(text, conversation)


def _in_place(found: FoundAnaphor, mention: Mention, before: str, language: Language) -> str:
    """Return the words that take the place of one that points back, joined as the language joins them."""
    name, form, host = _within_sentence(mention.text), found.anaphor.form, found.host
    if language == "en":
        if found.anaphor.target == "there" and (before.split() or [""])[-1].lower() in ("from", "to", "in", "near"):
            return name
        return form.format(name)
    if host:
        noun = f"{host[:-1]}ة" if host in FEMININE_HOSTS or (host.endswith("ت") and len(host) > 3) else host
        return f"{noun} {name}"
    if form in ("ل{}", "ب{}"):
        joined = f"ل{name[1:]}" if form == "ل{}" and name.startswith("ال") else form.format(name)
        return joined if not re.match("[A-Za-z]", name) else f"{form[0]} {name}"
    return form.format(name)


def _within_sentence(text: str) -> str:
    """Return words that began a sentence as they stand within one: the boats, several *boats*, Kuwait City."""
    first, _, rest = text.partition(" ")
    is_small = first in ("The", "A", "An") or (rest[:1].islower() and is_common_english(first))
    return f"{first.lower()} {rest}" if rest and is_small else text


def _dated(text: str, conversation: Conversation) -> str:
    """Return the question with the date of the answer, where it counts from there: the month before."""
    match = _COUNTED_FROM.search(text)
    date = next((each.text for each in conversation.mentions() if each.kind == "date"), None)
    if match is None or date is None:
        return text
    joint = " " if match[0].endswith(("before", "after")) else (" than " if match[0].endswith("er") else " ")
    return f"{text[: match.end()]}{joint}{date}{text[match.end() :]}"
