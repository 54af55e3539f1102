"""Elliptical follow-ups with a new name: *What about Qatar?* is the earlier question about Qatar.

In: the follow-up as it is understood, and the conversation. Out: the whole question, or None where this is no such
follow-up.
"""

import re
from collections.abc import Mapping, Sequence

from corpus.fold import bare, fold
from corpus.passage import Language
from rag.asking.answer_type import Span
from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.frames import WHAT_ABOUT
from rag.asking.follow_up.phrasing import END_MARKS, WORD, without_earlier
from rag.asking.follow_up.word_lists import LISTS, any_of
from rag.asking.question import Question, understand
from rag.asking.words.word_lists import LISTS as QUESTION_WORDS
from rag.words.known_names import is_people, is_place
from rag.words.relatives import related

LONGEST_FRAGMENT_WORDS = 4
"""Words of a follow-up without a word that asks, at most; more are a question of their own. Chosen."""
_NOUN_PHRASE_WORDS = (2, 3)
_AUXILIARIES = QUESTION_WORDS.folded("auxiliaries")
_PREPOSITIONS: Mapping[Language, frozenset[str]] = {
    "en": LISTS.folded("prepositions_en"),
    "ar": LISTS.folded("prepositions_ar"),
}
_FRAGMENT_STARTS = frozenset.union(*_PREPOSITIONS.values(), {"the"})
_WHAT_ABOUT = re.compile(
    rf"^(?:(?:what|how)\s+about\s+(?P<en>.+?)|[وف]?{any_of('what_about')}\s*(?P<ar>.+?))\s*[?؟.]*$", re.IGNORECASE
)
_COUNTERPART = re.compile(
    r"(?:his|her|its|their)\s+(?P<of>\w+)\s+counterparts?|[وف]?نظير(?:ه|ها|ته|تها|هم|هما)\s+(?=\w)", re.IGNORECASE
)
"""The same in another country, which its adjective shows: his *Omani* counterpart, نظيره *العماني*."""
_PAUSE = re.compile(r"\s*[,،?؟:]\s+")
_ARABIC_VERB = re.compile("^[يتنأ]|ت$")
_POSSESSIVE = re.compile("['’]s$")
_ARTICLE_BEFORE = re.compile(r"\bthe\s+$", re.IGNORECASE)


def with_other_entity(asked: Question, conversation: Conversation, language: Language) -> str | None:
    """Return the earlier question about the new name, None where the follow-up is no mere name.

    The new name takes the place of what follows the same preposition, else of a name of its kind; where the earlier
    question has neither, it is put after it.
    """
    match = _WHAT_ABOUT.match(asked.text)
    new = (match["en"] or match["ar"]) if match else asked.text.strip(END_MARKS)
    if not match and not _is_fragment(asked, new):
        return None
    if match and _is_whole_question(new):
        return new
    if language == "ar" and match and asked.text[match.start("ar") - 1 : match.start("ar")] == "ل":
        new = f"ال{new[1:]}" if new.startswith("ل") else new
    earlier = without_earlier(conversation.question, language)
    preposition, name = _split_preposition(_COUNTERPART.sub(r"\g<of>", new), language)
    if preposition and (same := re.search(rf"(?<!\w){re.escape(preposition)}\s+[^؟?،,]+(?=[؟?]*$)", earlier)):
        return f"{earlier[: same.start()]}{new}{earlier[same.end() :]}"
    old = _replaceable(earlier, name) if understand(name).constraints else None
    if old is None:
        bare_new = new[1:] if language == "ar" and new.startswith("و") and not match else new
        return WHAT_ABOUT[language].format(earlier=earlier.strip(END_MARKS), new=bare_new)
    return _replaced(earlier, old, _POSSESSIVE.sub("", name), language)


def _replaced(earlier: str, old: Span, name: str, language: Language) -> str:
    """Return the earlier question with a name in the place of another; *the Uzbek president* is *Qatar's president*."""
    before, after = _without_overlap(earlier[: old[0]], name), earlier[old[1] :]
    article = _ARTICLE_BEFORE.search(before) if language == "en" else None
    replaced = earlier[slice(*old)]
    is_land = is_place(name) and not is_people(fold(name))
    if article and is_land and fold(replaced) != fold(name) and _is_demonym(replaced):
        return f"{before[: article.start()]}{name}'s{after}"
    return f"{before}{name}{after}"


def _is_whole_question(text: str) -> bool:
    """Return whether a name is followed by a question about it: what about *Qatar, who rules it*?"""
    name, *rest = _PAUSE.split(text, maxsplit=1)
    return bool(rest) and understand(rest[0]).cue is not None and bool(understand(name).constraints)


def _without_overlap(before: str, name: str) -> str:
    """Return the text before a name without the words that the new one begins with: who is the *minister of* Oman,
    and the *minister of* Qatar."""
    words, own = before.split(), [fold(word) for word in name.split()]
    for count in range(min(len(words), len(own)), 0, -1):
        if [fold(word) for word in words[-count:]] == own[:count]:
            return " ".join(words[:-count]) + " "
    return before


def _is_fragment(asked: Question, text: str) -> bool:
    """Return whether a text is a name or a noun phrase, with a preposition at most, and asks nothing by itself."""
    words = WORD.findall(text)
    asks = asked.cue is not None or (words and fold(words[0]) in _AUXILIARIES)
    if asks or not words or len(words) > LONGEST_FRAGMENT_WORDS:
        return False
    return bool(asked.constraints) or fold(words[0]) in _FRAGMENT_STARTS or _is_noun_phrase(words)


def _is_noun_phrase(words: Sequence[str]) -> bool:
    """Return whether two or three words are a noun phrase: *goods trains*, صاحب المركز الثالث."""
    if len(words) not in _NOUN_PHRASE_WORDS:
        return False
    if words[0].isascii():
        return not any(fold(word) in _AUXILIARIES for word in words)
    first, last = bare(words[0]), fold(words[-1])
    has_conjunction = first.startswith("و") and not _ARABIC_VERB.search(first[1:])
    return last.startswith("ال") and (has_conjunction or first.startswith("ال"))


def _split_preposition(text: str, language: Language) -> tuple[str, str]:
    first, _, rest = text.partition(" ")
    return (first, rest) if rest and fold(first) in _PREPOSITIONS[language] else ("", text)


def _replaceable(earlier: str, new: str) -> Span | None:
    """Return the span of the name that a new one replaces: the last of its kind (place or not), else the last.

    The land of a new nationality is not replaced: after talks in *Oman*, *Omani* takes another place.
    """
    names = [each for each in understand(earlier).names if not _is_same(fold(each.text), fold(new))]
    same_kind = [each for each in names if _is_of_land(each.text) == _is_of_land(new)]
    last = next(reversed(same_kind or names), None)
    return None if last is None else (last.start, last.end)


def _is_same(name: str, new: str) -> bool:
    """Return whether two folded names are the same, or the first is of the land of the second, a nationality."""
    return name == new or (is_people(new) and any(related(word, new.removeprefix("ال")) for word in name.split()))


def _is_of_land(name: str) -> bool:
    """Return whether a name is that of a country or a nationality."""
    return is_place(name) or is_people(fold(name))


def _is_demonym(name: str) -> bool:
    return is_place(name) and not name.lower().endswith(("stan", "land"))
