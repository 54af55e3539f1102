"""Questions generated from passages as situations: answerable there, unanswerable elsewhere or when changed.

In: a passage. Out: `Situation`s: cloze questions (`rag.train.cloze`), questions about a topic, and about attributes
that the passages do not mention (`rag.train.attributes`).
"""

import random
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from corpus.passage import Language
from corpus.sentences import sentence_spans
from rag.asking.constraints import constraints_of
from rag.saying.frames import SUGGESTED_QUESTION
from rag.saying.topics import topics
from rag.train.attributes import about
from rag.train.cloze import clozes
from rag.train.situation import Situation
from rag.train.swapped import WordPool, terms_in, with_other_name, with_other_relation

CLOZES_A_PASSAGE, ABOUT_A_NAME, ABOUT_A_TOPIC = 0.7, 0.5, 0.15
"""Questions generated for each passage of a text without questions: cloze, about a name, about a topic. Chosen."""
CLOZE_ELSEWHERE = 0.3
"""Share of the clozes that are asked of the next collection too: chosen."""
OTHER_FACT = 0.9
"""Share of the clozes of yes or no that are asked about something else too: chosen."""
_LEAST_NAME = 5
_TOPICS = 3


@dataclass(frozen=True, slots=True)
class Place:
    """The context of a passage: its title and collection, with the terms of this collection and of the next one."""

    language: Language
    collection: int
    title: str
    next_collection: int
    terms: AbstractSet[str]
    next_terms: AbstractSet[str]
    often: float
    """How many questions are generated, relative to a text without questions."""


def situations_of_passage(passage: str, place: Place, pool: WordPool, rng: random.Random) -> Iterator[Situation]:
    """Yield the situations generated from one passage, in its language."""
    yield from _clozes_of(passage, place, pool, rng)
    yield from _topic_of(passage, place, rng)
    yield from _attribute_of(passage, place, rng)


def _clozes_of(passage: str, place: Place, pool: WordPool, rng: random.Random) -> Iterator[Situation]:
    """Yield cloze questions of a sentence, here and in the next collection, and changed ones."""
    if rng.random() >= place.often * CLOZES_A_PASSAGE:
        return
    start, end = rng.choice(sentence_spans(passage))
    for cloze in clozes(passage[start:end], place.language, rng):
        answers = (cloze.answer,) if cloze.answer else ()
        yield Situation(cloze.question, place.collection, place.title, "cloze", cloze.is_answered, passage, answers)
        if cloze.is_answered and cloze.answer is None and rng.random() < OTHER_FACT:
            swap = rng.choice((with_other_relation, with_other_name))
            if (changed := swap(cloze.question, pool, terms_in(passage), rng)) is not None:
                yield Situation(changed, place.collection, place.title, "other fact", False)
        if cloze.is_answered and rng.random() < CLOZE_ELSEWHERE:
            yield Situation(cloze.question, place.next_collection, place.title, "cloze elsewhere", False)


def _topic_of(passage: str, place: Place, rng: random.Random) -> Iterator[Situation]:
    """Yield a question about a topic of a passage, here and in the next collection where it is not mentioned."""
    if rng.random() >= place.often * ABOUT_A_TOPIC or not (found := list(topics([passage], place.language))):
        return
    topic = rng.choice(found[:_TOPICS])
    question = SUGGESTED_QUESTION[place.language].format(topic=topic)
    yield Situation(question, place.collection, place.title, "topic", True, passage)
    if not terms_in(topic) & place.next_terms:
        yield Situation(question, place.next_collection, place.title, "topic elsewhere", False)


def _attribute_of(passage: str, place: Place, rng: random.Random) -> Iterator[Situation]:
    """Yield a question about a name of a passage that the collection does not answer."""
    names = [each.text for each in constraints_of(passage) if each.kind == "name" and len(each.text) >= _LEAST_NAME]
    if names and rng.random() < place.often * ABOUT_A_NAME:
        changed = about(rng.choice(names), place.language, place.terms, rng)
        if changed is not None:
            yield Situation(changed, place.collection, place.title, "attribute", False)
