"""Where did he …?: the words that point, replaced by what they point to."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.fold import fold
from corpus.passage import Language
from rag.asking.follow_up.context import Context, Mention, is_feminine
from rag.asking.follow_up.phrasing import with_earlier
from rag.asking.follow_up.point import pointers_of
from rag.asking.follow_up.table import any_of
from rag.asking.follow_up.words import FEMININE_HOSTS, KINDS, Pointer, Target
from rag.asking.question import Question, understand
from rag.words.common_words import is_common_english
from rag.words.known_names import is_place

_SCENE = frozenset("in between from to at within".split())
_SAME: Mapping[Target, Target] = {"its": "it"}
_EVENT = re.compile(rf"(?:the\s+)?(?:ال)?{any_of('events')}(?!\w)", re.IGNORECASE)
"""What people are *there* at, before the places that it is told of: قمة كندا وتركيا."""
_OWN_SUBJECT = re.compile(r"\b(?:is|are|was|were|did|does|do|has|have)\s+(?:the\s+)?[a-z]{3,}\s+[a-z]{3,}\b")
"""A subject of its own, that is no name, with what was done: *was salt mined* at Keld."""

_HELPS = r"\b(?:did|does|had|has|is|was|will|would)\s+"
_ACTS = re.compile(rf"{_HELPS}it\s+(?:\w+\s+)?{any_of('agents_do')}\b", re.IGNORECASE)
"""It does what only people and bodies do: what had *it promised*?"""


def pointers_resolved(asked: Question, context: Context, language: Language) -> str | None:
    """Return the question with the words that point replaced, None where none does or nothing is pointed to."""
    found = list(pointers_of(asked, language))
    if not found:
        return None
    targets = [pointer.target for _, _, pointer, _ in found]
    acts = _ACTS.search(asked.text) is not None
    choice = _Choice(context, context.mentions(), language, understand(context.question), "there" in targets, acts)
    text, moved = asked.text, 0
    for start, end, pointer, host in found:
        mention = choice.of(pointer.target)
        if mention is None:
            continue
        words = _in_place(pointer, host, mention, text[: start + moved], language)
        text = text[: start + moved] + words + text[end + moved :]
        moved += len(words) - (end - start)
    if "that" in targets or not choice.made:
        return with_earlier(understand(text), context, language)
    return _dated(text, context)


@dataclass(slots=True)
class _Choice:
    """What the words of one question point to: the same words to the same thing, and other words to others.

    `place_is_wanted` says that one of the words is *there*, `acts` that *it* does what only people and bodies do.
    `made` are the choices so far.
    """

    context: Context
    mentions: list[Mention]
    language: Language
    earlier: Question
    place_is_wanted: bool
    acts: bool
    made: dict[Target, Mention] = field(default_factory=dict)

    def of(self, target: Target) -> Mention | None:
        """Return what a word points to; None where that is nothing that could be named."""
        if target == "that":
            return None
        mention = self.made.get(_SAME.get(target, target)) or self._new(target)
        if mention and target == "it" and _is_scene(mention, self.context.question):
            return None
        if mention:
            self.made[_SAME.get(target, target)] = mention
        return mention

    def _new(self, target: Target) -> Mention | None:
        """Return what no other word points to already: of the first kind that there is."""
        fitting = _of_gender(self.mentions, target) if self.language == "ar" else self.mentions
        taken = {each.text for each in self.made.values()}
        free = [each for each in fitting if each.text not in taken]
        if target in ("it", "they", "its"):
            return self._thing(target, free)
        event = next((each for each in free if _EVENT.match(each.text)), None) if target == "there" else None
        ranked = sorted(free, key=_order(target, self.earlier))
        return event or next((each for kind in KINDS[target] for each in ranked if each.kind == kind), None)

    def _thing(self, target: Target, free: Sequence[Mention]) -> Mention | None:
        """Return a thing, a place or several people: what was asked for is spoken of next, unless it is where that
        happens, or who did it."""
        answers = [
            each for each in free if each.is_answer and (each.kind in ("place", "thing") or _is_many(each, target))
        ]
        asked = [each for each in free if not each.is_answer and each.kind in ("place", "thing")]
        is_agent = target == "it" and bool(answers) and answers[0].kind == "thing"
        earlier = self.earlier
        if self.acts and target == "it" and (actor := self._actor(asked, answers)):
            return actor
        is_whereabouts = earlier.language == "en" and earlier.type == "where" and earlier.head is None
        order = [*asked, *answers] if self.place_is_wanted or is_agent or is_whereabouts else [*answers, *asked]
        if target == "they":
            order.sort(key=lambda each: is_place(each.text))
        return next(iter(order), next((each for each in free if each.kind == "person"), None))

    def _actor(self, asked: Sequence[Mention], answers: Sequence[Mention]) -> Mention | None:
        """Return who did what the earlier question tells: the body it asks for, or the one it says did so."""
        if self.earlier.expects == "organisation":
            return next(iter(answers), None)
        question = self.context.question
        return next((each for each in asked if re.search(rf"{_HELPS}{re.escape(each.text)}\b", question)), None)


def _order(target: Target, earlier: Question) -> Callable[[Mention], tuple[bool, bool]]:
    """Return the key by which mentions come, smallest first, for a word that points after an earlier question."""
    if target == "there":
        return lambda each: (each.is_answer is not (earlier.expects == "place"), False)
    if target == "he" and earlier.type == "who":  # who, or which envoy, joined the mayor is spoken of next
        return lambda each: (not each.is_answer and not _is_who_was_asked_for(each, earlier), False)
    if target == "he" and earlier.expects != "person":
        return lambda each: (each.is_answer, each.text[:1].islower())
    return lambda _: (False, False)


def _is_who_was_asked_for(mention: Mention, earlier: Question) -> bool:
    """Return whether a person has the office whose holder was asked for: who is *the mayor of Marjan*?"""
    return earlier.head is not None and earlier.head in fold(mention.text)


def _is_scene(mention: Mention, question: str) -> bool:
    """Return whether the question names a place only as where something is: trade between Oman and Georgia; was *salt*
    mined at Keld."""
    if mention.is_answer or mention.text not in question:
        return False
    before = question[: question.find(mention.text)]
    is_after = bool(before.split()) and fold(before.split()[-1]) in _SCENE
    return is_after and (
        mention.kind == "place" or (mention.kind == "thing" and _OWN_SUBJECT.search(before) is not None)
    )


def _is_many(mention: Mention, target: Target) -> bool:
    """Return whether they may be these: two joined by و or and."""
    return target == "they" and bool(re.search(r"\band\b|\s و|\sو[\u0620-\u064a]", mention.text))


def _of_gender(mentions: list[Mention], target: Target) -> list[Mention]:
    """Return the Arabic mentions that a pronoun agrees with, all where none does."""
    if target not in ("he", "its"):
        return mentions
    wanted = target == "its"
    return [each for each in mentions if is_feminine(each.text) == wanted] or mentions


def _in_place(pointer: Pointer, host: str, mention: Mention, before: str, language: Language) -> str:
    """Return the words that take the place of one that points, joined as the language joins them."""
    name = _within_sentence(mention.text)
    if language == "en":
        if pointer.target == "there" and (before.split() or [""])[-1].lower() in ("from", "to", "in", "near"):
            return name
        return pointer.form.format(name)
    if host:
        noun = f"{host[:-1]}ة" if host in FEMININE_HOSTS or (host.endswith("ت") and len(host) > 3) else host
        return f"{noun} {name}"
    form = pointer.form
    if form in ("ل{}", "ب{}"):
        joined = f"ل{name[1:]}" if form == "ل{}" and name.startswith("ال") else form.format(name)
        return joined if not re.match("[A-Za-z]", name) else f"{form[0]} {name}"
    return form.format(name)


def _within_sentence(text: str) -> str:
    """Return words that began a sentence as they stand within one: the boats, several *boats*, Kuwait City."""
    first, _, rest = text.partition(" ")
    is_small = first in ("The", "A", "An") or (rest[:1].islower() and is_common_english(first))
    return f"{first.lower()} {rest}" if rest and is_small else text


def _dated(text: str, context: Context) -> str:
    """Return the question with the date of the answer, where it counts from there: the month before."""
    match = re.search(
        r"\b(?:the\s+(?:day|week|month|year)\s+(?:before|after)|(?:before|after)\s+that|(?:earlier|later))(?=\s*[?.]*$)",
        text,
    ) or re.search(r"(?:قبل|بعد) ذلك(?: ب\w+)?|(?:قبلها|بعدها)(?: ب\w+)?(?=\s*[؟?.]*$)", text)
    date = next((each.text for each in context.mentions() if each.kind == "date"), None)
    if match is None or date is None:
        return text
    joint = " " if match[0].endswith(("before", "after")) else (" than " if match[0].endswith("er") else " ")
    return f"{text[: match.end()]}{joint}{date}{text[match.end() :]}"
