"""What the words of a follow-up that point back refer to: one of the mentions of the conversation for each.

In: the conversation and the earlier question. Out: a `Mention` for a kind of word (he, it, there), or None. The same
words refer to the same thing, and other words to others.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.fold import fold
from corpus.passage import Language
from rag.asking.follow_up.conversation import Conversation, Mention, is_feminine
from rag.asking.follow_up.table import any_of
from rag.asking.follow_up.words import KINDS, Target
from rag.asking.question import Question, understand
from rag.words.known_names import is_place

_SCENE = frozenset("in between from to at within".split())
_SAME: Mapping[Target, Target] = {"its": "it"}
_EVENT = re.compile(rf"(?:the\s+)?(?:ال)?{any_of('events')}(?!\w)", re.IGNORECASE)
"""What people are *there* at, before the places that it names: قمة كندا وتركيا."""
_OWN_SUBJECT = re.compile(r"\b(?:is|are|was|were|did|does|do|has|have)\s+(?:the\s+)?[a-z]{3,}\s+[a-z]{3,}\b")
"""A subject of its own, that is no name, with what was done: *was salt mined* at Keld."""
HELPS = r"\b(?:did|does|had|has|is|was|will|would)\s+"


@dataclass(slots=True)
class Referents:
    """What the words of one question refer to.

    `place_is_wanted` says that one of the words is *there*, `acts` that *it* does what only people and bodies do.
    `made` are the choices so far.
    """

    conversation: Conversation
    language: Language
    place_is_wanted: bool
    acts: bool
    mentions: list[Mention] = field(init=False)
    earlier: Question = field(init=False)
    made: dict[Target, Mention] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.mentions = self.conversation.mentions()
        self.earlier = understand(self.conversation.question)

    def of(self, target: Target) -> Mention | None:
        """Return what a word refers to; None where that is nothing that could be named."""
        if target == "that":
            return None
        mention = self.made.get(_SAME.get(target, target)) or self._new(target)
        if mention and target == "it" and _is_scene(mention, self.conversation.question):
            return None
        if mention:
            self.made[_SAME.get(target, target)] = mention
        return mention

    def _new(self, target: Target) -> Mention | None:
        """Return what no other word refers to already: of the first kind that there is."""
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
        question = self.conversation.question
        return next((each for each in asked if re.search(rf"{HELPS}{re.escape(each.text)}\b", question)), None)


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
