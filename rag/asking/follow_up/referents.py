"""Coreference by kind and order: which mention of the conversation each anaphoric word of a question refers to.

In: the conversation and the earlier question. Out: a `Mention` for a kind of word (he, it, there), or None. Words of
one kind corefer; words of different kinds never refer to one mention.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.fold import fold
from corpus.passage import Language
from rag.asking.follow_up.anaphors import Target
from rag.asking.follow_up.conversation import Conversation, Mention, MentionKind, is_feminine
from rag.asking.follow_up.coordination import coordinated
from rag.asking.follow_up.frames import AND
from rag.asking.follow_up.word_lists import LISTS, any_of
from rag.asking.question import Question, understand
from rag.words.known_names import is_place

AUXILIARY_BEFORE = r"\b(?:did|does|had|has|is|was|will|would)\s+"
"""Pattern of the English auxiliary before the subject of a question."""
_KINDS: Mapping[Target, tuple[MentionKind, ...]] = {
    "he": ("person", "thing", "place"),
    "there": ("place", "thing"),
    "then": ("date",),
}
"""The kinds of mention that a word refers to: the first of which there is one."""
_OF_THINGS = frozenset({"it", "its", "they"})
_SAME: Mapping[Target, Target] = {"its": "it"}
_LOCATION_PREPOSITIONS = LISTS.folded("location_prepositions")
EVENT = re.compile(rf"(?:the\s+)?(?:ال)?{any_of('events')}(?!\w)", re.IGNORECASE)
"""An event, which *there* refers to before the places in its name: قمة كندا وتركيا."""
_COMMON_SUBJECT = re.compile(r"\b(?:is|are|was|were|did|does|do|has|have)\s+(?:the\s+)?[a-z]{3,}\s+[a-z]{3,}\b")
"""A common noun as the subject, and a verb: *was salt mined* at Keld."""
_CONJUNCTION = re.compile("\\band\\b|\\s و|\\sو[\u0620-\u064a]")


@dataclass(slots=True)
class Referents:
    """What the words of one question refer to.

    `place_is_wanted`: one of the words is *there*. `acts`: *it* is the subject of a verb that only people and
    organisations are subjects of. `chosen`: the mentions referred to so far.
    """

    conversation: Conversation
    language: Language
    place_is_wanted: bool
    acts: bool
    mentions: list[Mention] = field(init=False)
    earlier: Question = field(init=False)
    chosen: dict[Target, Mention] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.mentions = self.conversation.mentions()
        self.earlier = understand(self.conversation.question)

    def of(self, target: Target) -> Mention | None:
        """Return what a word refers to; None where that is a whole statement, or nothing that was mentioned."""
        if target == "that":
            return None
        mention = self.chosen.get(_SAME.get(target, target)) or self._new(target)
        if mention is None or (target == "it" and _is_location(mention, self.conversation.question)):
            return None
        self.chosen[_SAME.get(target, target)] = mention
        return mention

    def _new(self, target: Target) -> Mention | None:
        """Return the likeliest mention of the right kind that no other word refers to."""
        agreeing = _agreeing(self.mentions, target) if self.language == "ar" else self.mentions
        taken = {each.text for each in self.chosen.values()}
        free = [each for each in agreeing if each.text not in taken]
        if target in _OF_THINGS:
            return self._thing(target, free)
        event = next((each for each in free if EVENT.match(each.text)), None) if target == "there" else None
        ranked = sorted(free, key=_rank(target, self.earlier))
        return event or next((each for kind in _KINDS[target] for each in ranked if each.kind == kind), None)

    def _thing(self, target: Target, free: Sequence[Mention]) -> Mention | None:
        """Return a thing, a place or a plural: the answer before what the question mentions, unless the answer is where
        something happened, or who did it."""
        answers = [
            each for each in free if each.is_answer and (each.kind in ("place", "thing") or _is_plural(each, target))
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
        chosen = next(iter(order), next((each for each in free if each.kind == "person"), None))
        return self._both(chosen) if target == "they" and chosen else chosen

    def _both(self, chosen: Mention) -> Mention:
        """Return a mention together with the name that it is coordinated with in the earlier question."""
        pair = coordinated(self.conversation.question) or ()
        return replace(chosen, text=AND[self.language].join(pair)) if chosen.text in pair else chosen

    def _actor(self, asked: Sequence[Mention], answers: Sequence[Mention]) -> Mention | None:
        """Return the organisation that the earlier question asks for, else the subject of its verb."""
        if self.earlier.expects == "organisation":
            return next(iter(answers), None)
        question = self.conversation.question
        return next(
            (each for each in asked if re.search(rf"{AUXILIARY_BEFORE}{re.escape(each.text)}\b", question)), None
        )


def _rank(target: Target, earlier: Question) -> Callable[[Mention], tuple[bool, bool]]:
    """Return the sort key of mentions for a word after an earlier question, the likeliest first."""
    if target == "there":
        return lambda each: (each.is_answer is not (earlier.expects == "place"), False)
    if target == "he" and earlier.type == "who":  # who, or which envoy, joined the mayor is spoken of next
        return lambda each: (not each.is_answer and not _holds_office_asked_for(each, earlier), False)
    if target == "he" and earlier.expects != "person":
        return lambda each: (each.is_answer, each.text[:1].islower())
    return lambda _: (False, False)


def _holds_office_asked_for(mention: Mention, earlier: Question) -> bool:
    """Return whether a person is mentioned by the office whose holder was asked for: who is *the mayor of Marjan*?"""
    return earlier.head is not None and earlier.head in fold(mention.text)


def _is_location(mention: Mention, question: str) -> bool:
    """Return whether the question mentions something only as where something else is: trade between Oman and Georgia;
    was salt mined *at Keld*."""
    if mention.is_answer or mention.text not in question:
        return False
    before = question[: question.find(mention.text)]
    has_preposition = bool(before.split()) and fold(before.split()[-1]) in _LOCATION_PREPOSITIONS
    return has_preposition and (
        mention.kind == "place" or (mention.kind == "thing" and _COMMON_SUBJECT.search(before) is not None)
    )


def _is_plural(mention: Mention, target: Target) -> bool:
    """Return whether *they* may refer to a mention, since it joins two."""
    return target == "they" and _CONJUNCTION.search(mention.text) is not None


def _agreeing(mentions: list[Mention], target: Target) -> list[Mention]:
    """Return the Arabic mentions of the gender of a pronoun, all where none has it."""
    if target not in ("he", "its"):
        return mentions
    wanted = target == "its"
    return [each for each in mentions if is_feminine(each.text) == wanted] or mentions
