"""Small collections, and what is asked in each: what a judge of answers must have met.

In: a `TitledSet`. Out: `Situation`s. Titles are dealt into collections of 5 to 40 passages, the size of an article or
of a handful of pages. In each are asked its own questions, some of another collection, and some made for it: about
another name, number or relation (`rag.train.swapped`), made from its sentences (`rag.train.cloze`), about its topics,
and disguised as people type (`rag.train.spoken`).
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Any

from corpus.passage import Language
from corpus.sentences import sentence_spans
from rag.asking.question_constraints import constraints_of
from rag.saying.frames import SUGGESTED_QUESTION
from rag.saying.topics import topics
from rag.train.cloze import clozes
from rag.train.spoken import spoken
from rag.train.swapped import (
    SWAPS,
    Words,
    about,
    terms_in,
    with_other_cue,
    with_other_name,
    with_other_relation,
    words_of,
)
from rag.train.titled import TitledQuestion, TitledSet

SEED = 20_261_129
FEWEST_PASSAGES, MOST_PASSAGES = 5, 40
MOST_ENCODED = 240
"""Passages of a set, all its collections together: encoding them is half of the work."""
MOST_QUESTIONS = 1_600
# How often a question is asked where it does not belong, changed, or disguised.
ABSENT, CHANGED, DISGUISED = 0.3, 0.35, 0.35
# Questions made for each passage of a text that nobody asked about, and about each name in it.
CLOZES_A_PASSAGE, ABOUT_A_NAME, ABOUT_A_TOPIC = 0.7, 0.5, 0.15
# Where people asked, fewer are made; and of what people asked in vain on purpose, so many are taken.
MADE_WHERE_ASKED, IN_VAIN = 0.25, 0.6
OTHER_FACT = 0.9
_LEAST_NAME = 5
_POOLED = 1_500
_SAMPLED_PASSAGES = 500
_TOPICS = 3
_DATE_KINDS = {"date": "date", "number": "number"}


@dataclass(frozen=True, slots=True)
class Situation:
    """A question, the collection it is asked in (a number), and what is known of its answer.

    `passage` and `answers` (folded, any of them; none: any words of the passage) tell where it is, if `is_answered`.
    `way` is how the question came about.
    """

    question: str
    collection: int
    title: str
    way: str
    is_answered: bool
    passage: str = ""
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """The collections of a set, each a mapping of titles to passages, and what is asked in them."""

    name: str
    asked: Language
    read: Language
    collections: tuple[Mapping[str, tuple[str, ...]], ...]
    situations: tuple[Situation, ...]
    translations: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    documents: tuple[Mapping[str, Any], ...] = ()
    """Whole documents of the first collection, where these are asked and no bare texts."""


def ask(texts: TitledSet, most: int) -> Asked:
    """Return at most so many situations of a set, chosen by chance, the same every time."""
    chance = random.Random(f"{SEED} {texts.name}")
    collections = _some(list(deal(texts.passages, chance)), chance)
    there = {(title, text) for each in collections for title, passages in each.items() for text in passages}
    possible = (each for each in texts.questions if (each.title, each.passage) in there)
    questions = [each for each in possible if each.is_answered or chance.random() < IN_VAIN]
    chance.shuffle(questions)
    questions = questions[:MOST_QUESTIONS]
    pool = words_of([each.text for each in questions[:_POOLED]] or _sentences_of(texts, chance))
    made = [
        each
        for question in questions
        for each in _about_question(texts, question, collections, pool, _chance_of(question.text))
    ]
    terms = [terms_in(" ".join(" ".join(passages) for passages in each.values())) for each in collections]
    for number, collection in enumerate(collections):
        made += _about_texts(texts, number, collection, terms, pool)
    made.sort(key=lambda each: _chance_of(f"{each.question} {each.collection} {each.way}").random())
    kept = [_disguised(each, texts.asked, _chance_of(each.question)) for each in made[:most]]
    return Asked(texts.name, texts.asked, texts.read, collections, tuple(kept), texts.translations)


def _chance_of(text: str) -> random.Random:
    """Return the chance of one question or passage: what is made of it stays the same when others change."""
    return random.Random(f"{SEED} {text}")


def deal(passages: Mapping[str, Sequence[str]], chance: random.Random) -> Iterator[dict[str, tuple[str, ...]]]:
    """Yield collections of 5 to 40 passages: titles together while they are short, a long one in several."""
    dealt: dict[str, tuple[str, ...]] = {}
    room = chance.randint(FEWEST_PASSAGES, MOST_PASSAGES)
    for title, texts in passages.items():
        rest = tuple(texts)
        while rest:
            dealt[title], rest = rest[:room], rest[room:]
            room -= len(dealt[title])
            if room < 1:
                yield dealt
                dealt, room = {}, chance.randint(FEWEST_PASSAGES, MOST_PASSAGES)
    if dealt:
        yield dealt


def _some(
    collections: list[dict[str, tuple[str, ...]]], chance: random.Random
) -> tuple[dict[str, tuple[str, ...]], ...]:
    """Return collections of so many passages together as are worth encoding, chosen by chance."""
    chance.shuffle(collections)
    sizes = accumulate(sum(map(len, each.values())) for each in collections)
    return tuple(each for each, size in zip(collections, sizes, strict=True) if size <= MOST_ENCODED)


def _about_question(
    texts: TitledSet,
    question: TitledQuestion,
    collections: Sequence[Mapping[str, tuple[str, ...]]],
    pool: Words,
    chance: random.Random,
) -> Iterator[Situation]:
    own = next(n for n, each in enumerate(collections) if question.passage in each.get(question.title, ()))
    there = Situation(
        question.text, own, question.title, "asked", question.is_answered, question.passage, question.answers
    )
    yield there if question.is_answered else replace(there, way="asked in vain")
    if len(collections) > 1 and chance.random() < ABSENT and question.is_answered:
        # The next collection often holds the rest of the same text, which is the hard case.
        other = (own + 1) % len(collections)
        yield replace(there, collection=other, way="elsewhere", is_answered=False)
    if not question.is_answered or chance.random() > CHANGED:
        return
    of_title = terms_in(" ".join(map(texts.said, collections[own][question.title])))
    of_passage = terms_in(texts.said(question.passage))
    for way, swap in SWAPS.items():
        if texts.name.startswith("manuals") and way in ("other relation", "other verb"):
            continue  # a heading is a list of keywords: another one may be as well spoken of
        changed = swap(question.text, pool, of_title if chance.random() < 0.5 else of_passage, chance)
        if changed is not None:
            yield Situation(changed, own, question.title, way, False)
    kinds = {_DATE_KINDS[each.kind] for each in constraints_of(question.passage) if each.kind in _DATE_KINDS}
    blocked = kinds | ({"amount"} if "number" in kinds else set()) | {"person", "place"}
    changed = with_other_cue(question.text, texts.asked, blocked, chance)
    if changed is not None:
        yield Situation(changed, own, question.title, "other cue", False)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where questions are made: a title of a collection, with the terms of this collection and of the next one."""

    language: Language
    collection: int
    title: str
    next_collection: int
    terms: AbstractSet[str]
    next_terms: AbstractSet[str]
    often: float
    """How many questions are made, against a text that nobody asked about = 1."""


def _about_texts(
    texts: TitledSet,
    number: int,
    collection: Mapping[str, tuple[str, ...]],
    terms: Sequence[set[str]],
    pool: Words,
) -> Iterator[Situation]:
    """Yield questions made from the passages of one collection; only where they are in the language that is asked."""
    if texts.asked != texts.read:
        return
    often, following = MADE_WHERE_ASKED if texts.questions else 1.0, (number + 1) % len(terms)
    for title, passages in collection.items():
        place = _Place(texts.read, number, title, following, terms[number], terms[following], often)
        for passage in passages:
            chance = _chance_of(passage)
            yield from _clozes_of(passage, place, pool, chance)
            yield from _topic_of(passage, place, chance)
            yield from _attribute_of(passage, place, chance)


def _clozes_of(passage: str, place: _Place, pool: Words, chance: random.Random) -> Iterator[Situation]:
    """Yield questions made of a sentence, here and where its text is away, and about what it says of something else."""
    if chance.random() >= place.often * CLOZES_A_PASSAGE:
        return
    start, end = chance.choice(sentence_spans(passage))
    for cloze in clozes(passage[start:end], place.language, chance):
        answers = (cloze.answer,) if cloze.answer else ()
        yield Situation(cloze.question, place.collection, place.title, "cloze", cloze.is_answered, passage, answers)
        if cloze.is_answered and cloze.answer is None and chance.random() < OTHER_FACT:
            swap = chance.choice((with_other_relation, with_other_name))
            if (changed := swap(cloze.question, pool, terms_in(passage), chance)) is not None:
                yield Situation(changed, place.collection, place.title, "other fact", False)
        if cloze.is_answered and chance.random() < ABSENT:
            yield Situation(cloze.question, place.next_collection, place.title, "cloze elsewhere", False)


def _topic_of(passage: str, place: _Place, chance: random.Random) -> Iterator[Situation]:
    """Yield what is said about a topic of a passage, here and where nothing is."""
    if chance.random() >= place.often * ABOUT_A_TOPIC or not (found := list(topics([passage], place.language))):
        return
    topic = chance.choice(found[:_TOPICS])
    question = SUGGESTED_QUESTION[place.language].format(topic=topic)
    yield Situation(question, place.collection, place.title, "topic", True, passage)
    if not terms_in(topic) & place.next_terms:
        yield Situation(question, place.next_collection, place.title, "topic elsewhere", False)


def _attribute_of(passage: str, place: _Place, chance: random.Random) -> Iterator[Situation]:
    """Yield a question about a name of a passage that the collection leaves open."""
    names = [each.text for each in constraints_of(passage) if each.kind == "name" and len(each.text) >= _LEAST_NAME]
    if names and chance.random() < place.often * ABOUT_A_NAME:
        changed = about(chance.choice(names), place.language, place.terms, chance)
        if changed is not None:
            yield Situation(changed, place.collection, place.title, "attribute", False)


def _sentences_of(texts: TitledSet, chance: random.Random) -> list[str]:
    passages = [passage for each in texts.passages.values() for passage in each]
    return chance.sample(passages, min(len(passages), _SAMPLED_PASSAGES))


def _disguised(situation: Situation, language: Language, chance: random.Random) -> Situation:
    if chance.random() > DISGUISED:
        return situation
    return replace(situation, question=spoken(situation.question, language, chance))
