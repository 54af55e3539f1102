"""What about Qatar?: the earlier question about another name."""

import re
from collections.abc import Mapping, Sequence

from corpus.fold import bare, fold
from corpus.passage import Language
from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.phrasing import END_MARKS, WORD, without_earlier
from rag.asking.follow_up.words import AUXILIARIES, JOINED, WHAT_ABOUT
from rag.asking.question import Question, understand
from rag.words.known_names import is_place

LONGEST_FRAGMENT_WORDS = 4
"""A name alone, or what is asked about it, is no longer; more words are a question."""
_SHORTEST_PHRASE_WORDS = 2
_PAUSE = re.compile(r"\s*[,،?؟:]\s+")
_ARABIC_VERB = re.compile("^[يتنأ]|ت$")
_PREPOSITIONS: Mapping[Language, tuple[str, ...]] = {
    "en": ("in", "of", "for", "with", "from", "to", "at", "by", "on", "during", "after", "before"),
    "ar": ("في", "من", "عن", "مع", "إلى", "على", "بعد", "قبل", "خلال"),
}
_FRAGMENT_STARTS = frozenset(fold(word) for words in _PREPOSITIONS.values() for word in words) | {"the"}


def about_another_name(asked: Question, conversation: Conversation, language: Language) -> str | None:
    """Return the earlier question about another name: what about Qatar?"""
    match = WHAT_ABOUT.match(asked.text)
    new = (match["en"] or match["ar"]) if match else asked.text.strip(END_MARKS)
    if not match and not _is_fragment(asked, new):
        return None
    if match and (own := _own_question(new)) is not None:
        return own
    if language == "ar" and match and asked.text[match.start("ar") - 1 : match.start("ar")] == "ل":
        new = f"ال{new[1:]}" if new.startswith("ل") else new
    preposition, name = _split_preposition(new, language)
    earlier = without_earlier(conversation.question, language)
    if preposition and (match := re.search(rf"(?<!\w){re.escape(preposition)}\s+[^؟?،,]+(?=[؟?]*$)", earlier)):
        return f"{earlier[: match.start()]}{new}{earlier[match.end() :]}"
    old = _replaceable(earlier, name) if understand(name).constraints else None
    if old is None:
        named = new[1:] if language == "ar" and new.startswith("و") and not match else new
        return JOINED[language].format(earlier=earlier.strip(END_MARKS), new=named)
    before, after = _without_shared_end(earlier[: old[0]], name), earlier[old[1] :]
    if language == "en":
        # The Uzbek president, of Qatar: Qatar's president.
        people = re.search(r"\bthe\s+$", before, re.IGNORECASE)
        if people and is_place(name) and fold(earlier[slice(*old)]) != fold(name) and _is_people(earlier[slice(*old)]):
            return f"{before[: people.start()]}{name}'s{after}"
    return f"{before}{name}{after}"


def _own_question(text: str) -> str | None:
    """Return a name with the question that follows it, which stands alone: what about *Qatar, who rules it*?"""
    name, *rest = _PAUSE.split(text, maxsplit=1)
    asks = bool(rest) and understand(rest[0]).cue is not None
    return text if asks and understand(name).constraints else None


def _without_shared_end(before: str, name: str) -> str:
    """Return what stands before a name without the words that another one begins with: who is the *minister of* Oman,
    and the *minister of* Qatar."""
    words, own = before.split(), [fold(word) for word in name.split()]
    for count in range(min(len(words), len(own)), 0, -1):
        if [fold(word) for word in words[-count:]] == own[:count]:
            return " ".join(words[:-count]) + " "
    return before


def _is_fragment(asked: Question, text: str) -> bool:
    """Return whether this is a mere name, with a preposition at most."""
    words = WORD.findall(text)
    is_asking = asked.cue is not None or (words and fold(words[0]) in AUXILIARIES)
    if is_asking or not words or len(words) > LONGEST_FRAGMENT_WORDS:
        return False
    return bool(asked.constraints) or fold(words[0]) in _FRAGMENT_STARTS or _is_noun_phrase(text, words)


def _is_noun_phrase(text: str, words: Sequence[str]) -> bool:
    """Return whether two or three words name something and say nothing of it: *goods trains*, صاحب المركز الثالث."""
    if not _SHORTEST_PHRASE_WORDS <= len(words) < LONGEST_FRAGMENT_WORDS:
        return False
    if words[0].isascii():
        return not any(fold(word) in AUXILIARIES for word in words)
    first, last = bare(words[0]), fold(words[-1])
    is_joined = first.startswith("و") and not _ARABIC_VERB.search(first[1:])
    return last.startswith("ال") and (is_joined or first.startswith("ال"))


def _split_preposition(text: str, language: Language) -> tuple[str, str]:
    first, _, rest = text.partition(" ")
    return (first, rest) if rest and fold(first) in map(fold, _PREPOSITIONS[language]) else ("", text)


def _replaceable(earlier: str, new: str) -> tuple[int, int] | None:
    """Return the place of the name that a new one takes: the last of its kind, or the last of all."""
    names = [each for each in understand(earlier).names if fold(each.text) != fold(new)]
    same = [each for each in names if is_place(each.text) == is_place(new)]
    for each in reversed(same or names):
        return each.start, each.end
    return None


def _is_people(name: str) -> bool:
    return is_place(name) and not name.lower().endswith(("stan", "land"))
