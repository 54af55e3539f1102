"""Questions that people asked as situations: in their own collection, in another one, and made unanswerable.

In: a question that somebody asked, and the collections of its set. Out: `Situation`s.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag.asking.constraints import constraints_of
from rag.train.situation import Collection, Situation
from rag.train.swapped import SWAPS, WordPool, terms_in, with_other_cue
from rag.train.titled import TitledQuestion, TitledSet

ABSENT = 0.3
"""Share of the answered questions that are asked of another collection too: chosen."""
CHANGED = 0.35
"""Share of the answered questions that are changed so that nothing answers them: chosen."""
_WHOLE_TITLE = 0.5
"""Share of the changes whose substitute no passage of the title has, and not only that of the answer: chosen."""
_NEVER_ANSWERED_BY_CUE = frozenset({"person", "place"})
"""Kinds that a passage may have although no rule finds one."""
_KINDS = frozenset({"date", "number"})


@dataclass(frozen=True, slots=True)
class AskedSet:
    """A set of titled texts, its collections, and the substitutes for words of its questions."""

    texts: TitledSet
    collections: Sequence[Collection]
    pool: WordPool


def situations_of_question(asked: AskedSet, question: TitledQuestion, rng: random.Random) -> Iterator[Situation]:
    """Yield the situations of one question; one of the collections must have its passage."""
    collections = asked.collections
    own = next(n for n, each in enumerate(collections) if question.passage in each.get(question.title, ()))
    there = Situation(
        question.text, own, question.title, "asked", question.is_answered, question.passage, question.answers
    )
    yield there if question.is_answered else replace(there, origin="asked in vain")
    if not question.is_answered:
        return
    if len(collections) > 1 and rng.random() < ABSENT:
        # The next collection often holds the rest of the same text, which is the hard case.
        yield replace(there, collection=(own + 1) % len(collections), origin="elsewhere", is_answered=False)
    if rng.random() <= CHANGED:
        for origin, changed in _changed(asked, question, collections[own], rng):
            yield Situation(changed, own, question.title, origin, False)


def _changed(
    asked: AskedSet, question: TitledQuestion, collection: Collection, rng: random.Random
) -> Iterator[tuple[str, str]]:
    """Yield the kind of each change, and the changed question."""
    texts = asked.texts
    of_title = terms_in(" ".join(map(texts.full_text, collection[question.title])))
    of_passage = terms_in(texts.full_text(question.passage))
    for origin, swap in SWAPS.items():
        if texts.name.startswith("manuals") and origin in ("other relation", "other verb"):
            continue  # a heading is a list of keywords: another one may be as well spoken of
        changed = swap(question.text, asked.pool, of_title if rng.random() < _WHOLE_TITLE else of_passage, rng)
        if changed is not None:
            yield origin, changed
    kinds = {each.kind for each in constraints_of(question.passage) if each.kind in _KINDS}
    present = kinds | ({"amount"} if "number" in kinds else set()) | _NEVER_ANSWERED_BY_CUE
    changed = with_other_cue(question.text, texts.question_language, present, rng)
    if changed is not None:
        yield "other cue", changed
