"""Situations of a set of titled texts: questions that people asked, generated ones, and disguised ones of both.

In: a `TitledSet`. Out: a `SituationSet`. Titles are split into collections; each is asked its own questions, some of
another collection (`rag.train.asked_questions`) and generated ones (`rag.train.made_questions`), some of them disguised
(`rag.train.disguises`). Deterministic.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.passage import Language
from rag.train.asked_questions import AskedSet, situations_of_question
from rag.train.disguises import disguised
from rag.train.made_questions import Place, situations_of_passage
from rag.train.situation import Collection, Situation, SituationSet
from rag.train.sized_collections import sampled, split_by_size
from rag.train.swapped import WordPool, terms_in, words_of
from rag.train.titled import TitledQuestion, TitledSet

SEED = 20_261_129
MOST_QUESTIONS = 1_600
"""Of a set, before changes and generation: chosen, three times the sample of most sets."""
IN_VAIN = 0.6
"""Share taken of the questions that people wrote as unanswerable: chosen."""
MADE_WHERE_ASKED = 0.25
"""Questions generated for a text with questions, relative to one without: chosen."""
DISGUISED = 0.35
"""Share of the questions that are disguised: chosen."""
_POOLED_QUESTIONS, _POOLED_PASSAGES = 1_500, 500
"""Questions, or passages of a set without questions, that substitutes are taken from."""


def situations_of(texts: TitledSet, most: int) -> SituationSet:
    """Return at most so many situations of a set, chosen by chance, the same every time."""
    rng = random.Random(f"{SEED} {texts.name}")
    collections = sampled(list(split_by_size(texts.passages, texts.sizes, rng)), texts.sizes, rng)
    questions = _sampled_questions(texts, collections, rng)
    pool = words_of([each.text for each in questions[:_POOLED_QUESTIONS]] or _sampled_passages(texts, rng))
    asked = AskedSet(texts, collections, pool)
    made = [
        situation
        for question in questions
        for situation in situations_of_question(asked, question, _rng_of(question.text))
    ]
    made += _made(texts, collections, pool)
    made.sort(key=lambda each: _rng_of(f"{each.question} {each.collection} {each.origin}").random())
    sample = tuple(_disguised(each, texts.question_language, _rng_of(each.question)) for each in made[:most])
    return SituationSet(
        texts.name,
        texts.question_language,
        texts.text_language,
        collections,
        sample,
        texts.translations,
        is_shelf=texts.sizes.is_shelf,
    )


def _rng_of(text: str) -> random.Random:
    """Return the random generator of one question or passage, so that changes to others do not affect it."""
    return random.Random(f"{SEED} {text}")


def _sampled_questions(
    texts: TitledSet, collections: Sequence[Collection], rng: random.Random
) -> Sequence[TitledQuestion]:
    """Return questions about passages of the collections, in an order by chance."""
    present = {(title, text) for each in collections for title, passages in each.items() for text in passages}
    possible = (each for each in texts.questions if (each.title, each.passage) in present)
    questions = [each for each in possible if each.is_answered or rng.random() < IN_VAIN]
    rng.shuffle(questions)
    return questions[:MOST_QUESTIONS]


def _sampled_passages(texts: TitledSet, rng: random.Random) -> Sequence[str]:
    passages = [passage for each in texts.passages.values() for passage in each]
    return rng.sample(passages, min(len(passages), _POOLED_PASSAGES))


def _made(texts: TitledSet, collections: Sequence[Collection], pool: WordPool) -> Iterator[Situation]:
    """Yield questions generated from all passages, where these are in the language of the questions."""
    if texts.question_language != texts.text_language:
        return
    often = MADE_WHERE_ASKED if texts.questions else 1.0
    terms = [terms_in(" ".join(" ".join(passages) for passages in each.values())) for each in collections]
    for number, collection in enumerate(collections):
        following = (number + 1) % len(terms)
        for title, passages in collection.items():
            place = Place(texts.text_language, number, title, following, terms[number], terms[following], often)
            for passage in passages:
                yield from situations_of_passage(passage, place, pool, _rng_of(passage))


def _disguised(situation: Situation, language: Language, rng: random.Random) -> Situation:
    if rng.random() > DISGUISED:
        return situation
    return replace(situation, question=disguised(situation.question, language, rng))
