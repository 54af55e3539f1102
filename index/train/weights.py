"""Learning the weights of translations, synonyms and sounds in a query.

Coordinate ascent on mean nDCG@10 of sparse retrieval, over six tasks that are not in the evaluation sets: held-out
headings and sections of manuals and held-out Tatoeba sentences (both in both directions), questions of ARCD and SQuAD.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from statistics import fmean

from index.train.ndcg import DEPTH, evenly_spread, ndcg
from index.train.pairs import read_held_out
from index.train.retrieval_pairs import ARCD, SQUAD, held_out, read_questions, read_sections
from index.words.lexicon import Lexicon
from index.words.query import LEARNED, Weights, expand
from index.words.sparse import SparseIndex
from index.words.terms import passage_terms, stems_in

LEAST_GAIN = 0.0003
"""Least gain in mean nDCG@10 of an accepted step: a third of what one question of a set contributes."""

STEPS = {
    "sound": (0.1, 0.2, 0.3, 0.4, 0.6),
    "translations": (0.8, 1.0, 1.2, 1.4, 1.7, 2.0),
    "synonyms": (0.2, 0.4, 0.6, 0.8),
    "phrase_share": (0.3, 0.5, 0.7),
    "least_chance": (0.01, 0.02, 0.03, 0.05),
    "least_mass": (0.05, 0.1, 0.2, 0.3),
}


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions, each with the key of its relevant passage, and the index of the passages."""

    name: str
    questions: Sequence[tuple[str, int]]
    index: SparseIndex

    @classmethod
    def of(cls, name: str, pairs: Sequence[tuple[str, str]]) -> "QuestionSet":
        """Return the set of these (question, passage) pairs; equal passages are indexed once."""
        keys = {passage: key for key, passage in enumerate(dict.fromkeys(passage for _, passage in pairs))}
        index = SparseIndex()
        for passage, key in keys.items():
            counted = passage_terms(passage)
            index.add(key, counted, stems_in(counted))
        return cls(name, evenly_spread([(question, keys[passage]) for question, passage in pairs]), index)

    def mean_ndcg(self, lexicon: Lexicon, weights: Weights) -> float:
        """Return the mean nDCG@10."""
        return math.fsum(self._ndcg(*asked, lexicon, weights) for asked in self.questions) / len(self.questions)

    def _ndcg(self, question: str, relevant: int, lexicon: Lexicon, weights: Weights) -> float:
        query = expand(question, self.index.frequencies, lexicon=lexicon, weights=weights)
        return ndcg(*self.index.ask(query).best(DEPTH), relevant)


def read_sets(data: Path) -> Iterator[QuestionSet]:
    """Yield the question sets of the six tasks."""
    sections = [section for section in read_sections(data) if held_out(section.title)]
    sentences = list(read_held_out(data))
    for asked, read in (("en", "ar"), ("ar", "en")):
        yield QuestionSet.of(f"manuals {asked}->{read}", [(each.heading[asked], each.text[read]) for each in sections])
    yield QuestionSet.of("Tatoeba en->ar", [(each.english, each.arabic) for each in sentences])
    yield QuestionSet.of("Tatoeba ar->en", [(each.arabic, each.english) for each in sentences])
    for name, file in (("ARCD", ARCD), ("SQuAD", SQUAD)):
        answered = (each for each in read_questions(data, file) if each.is_answered)
        yield QuestionSet.of(name, [(each.question, each.context) for each in answered])


def learn_weights(data: Path, start: Weights = LEARNED) -> Weights:
    """Return the weights that coordinate ascent finds from `start`; prints the figures of each step."""
    sets, lexicon = list(read_sets(data)), Lexicon.load()

    @cache
    def figures(weights: Weights) -> tuple[float, ...]:
        found = tuple(asked.mean_ndcg(lexicon, weights) for asked in sets)
        print(" ".join(f"{figure:.4f}" for figure in (fmean(found), *found)), asdict(weights), flush=True)
        return found

    print("mean", *(asked.name for asked in sets), sep=" | ")
    best, improving = start, True
    while improving:
        improving = False
        for name, steps in STEPS.items():
            for value in steps:
                changed = replace(best, **{name: value})
                if fmean(figures(changed)) >= fmean(figures(best)) + LEAST_GAIN:
                    best, improving = changed, True
    return best
