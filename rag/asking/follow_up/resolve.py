"""Anaphoric follow-ups: *Where did he …?* with each anaphoric word replaced by what it refers to.

In: the follow-up as it is understood, and the conversation. Out: the whole question, or None without such a word.
"""

import re

from corpus.passage import Language
from rag.asking.follow_up.anaphora import FoundAnaphor, anaphors_in
from rag.asking.follow_up.conversation import Conversation, Mention
from rag.asking.follow_up.phrasing import with_earlier
from rag.asking.follow_up.referents import AUXILIARY_BEFORE, Referents
from rag.asking.follow_up.word_lists import LISTS, any_of
from rag.asking.question import Question, understand
from rag.words.common_words import is_common_english

_FEMININE_HOSTS = frozenset(LISTS["feminine_hosts"])
"""Nouns of three letters whose ت is a ة before a pronoun: مدتها is مدة, and بنتها is بنت."""
_ACTS = re.compile(rf"{AUXILIARY_BEFORE}it\s+(?:\w+\s+)?{any_of('agents_do')}\b", re.IGNORECASE)
"""*It* as the subject of a verb that only people and organisations are subjects of: what had *it promised*?"""
_COUNTED_FROM = re.compile(
    r"\b(?:the\s+(?:day|week|month|year)\s+(?:before|after)|(?:before|after)\s+that|(?:earlier|later))(?=\s*[?.]*$)"
    r"|(?:قبل|بعد) ذلك(?: ب\w+)?|(?:قبلها|بعدها)(?: ب\w+)?(?=\s*[؟?.]*$)"
)
"""A date that is counted from another one, which the question leaves out: *the month before*?"""
_COMPARATIVES = ("earlier", "later")


def anaphors_resolved(asked: Question, conversation: Conversation, language: Language) -> str | None:
    """Return the question with its anaphoric words replaced, None where it has none.

    Where one refers to a whole statement, or none to a mention, the earlier question is put after it instead.
    """
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
        words = _realised(each, mention, text[: each.start + moved], language)
        text = text[: each.start + moved] + words + text[each.end + moved :]
        moved += len(words) - (each.end - each.start)
    if "that" in targets or not referents.chosen:
        return with_earlier(understand(text), conversation, language)
    return _with_date(text, conversation)


def _realised(found: FoundAnaphor, mention: Mention, before: str, language: Language) -> str:
    """Return the words that replace an anaphoric one, inflected and joined as the language demands."""
    name, form, host = _within_sentence(mention.text), found.anaphor.form, found.host
    if language == "en":
        if found.anaphor.target == "there" and (before.split() or [""])[-1].lower() in ("from", "to", "in", "near"):
            return name
        return form.format(name)
    if host:
        noun = f"{host[:-1]}ة" if host in _FEMININE_HOSTS or (host.endswith("ت") and len(host) > 3) else host
        return f"{noun} {name}"
    if form in ("ل{}", "ب{}"):
        joined = f"ل{name[1:]}" if form == "ل{}" and name.startswith("ال") else form.format(name)
        return joined if not re.match("[A-Za-z]", name) else f"{form[0]} {name}"
    return form.format(name)


def _within_sentence(text: str) -> str:
    """Return a mention without the capital that the start of a sentence gave it; *Kuwait City* keeps its own."""
    first, _, rest = text.partition(" ")
    is_common = first in ("The", "A", "An") or (rest[:1].islower() and is_common_english(first))
    return f"{first.lower()} {rest}" if rest and is_common else text


def _with_date(text: str, conversation: Conversation) -> str:
    """Return the question with the date of the answer after the words that count from it: the month before *May*."""
    match = _COUNTED_FROM.search(text)
    date = next((each.text for each in conversation.mentions() if each.kind == "date"), None)
    if match is None or date is None:
        return text
    joint = " than " if match[0] in _COMPARATIVES else " "
    return f"{text[: match.end()]}{joint}{date}{text[match.end() :]}"
