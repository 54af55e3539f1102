"""The verbs of a question: words of `verbs.npy` (the stems of the glossary's verbs), and words that have a verb's form.

Verbs are frequent words (build, win, die), and yet they decide the answer: who *designed* the bridge is not who paid
for it. By form, an English word in -ed is a verb, and the Arabic word right after who, when, where or why.
"""

from functools import cache
from pathlib import Path

import numpy as np

from rag.asking.question import Question
from rag.judging.concepts.core import Core, stem_hashes

VERBS = Path(__file__).parents[1] / "model" / "verbs.npy"
_LEAST_PAST = 5
"""Letters of an English word in -ed that counts as a verb, at least (not *bed*): chosen."""
_BEFORE_VERB = frozenset({"who", "when", "where", "why"})


def verbs_of(question: Question, core: Core) -> list[int]:
    """Return the concepts that are verbs. Names, numbers, the noun asked for and words about the asking (*name* the
    boats, the boat *mentioned* in the text) are left out."""
    taken = {place for group in (*core.names, *core.numbers) for place in group}
    stems = core.stems.tolist()
    heads = set(stem_hashes(question.head or ""))
    first = _after_cue(question)
    return [
        place
        for place, (stem, word) in enumerate(zip(stems, core.words, strict=True))
        if core.weights[place] > 0 and place not in taken and stem not in heads
        if stem == first or is_verb(stem, word)
    ]


def is_verb(stem: int, word: str) -> bool:
    """Return whether a word, by the hash of its stem and its folded form, is a verb."""
    return stem in _stems() or (word.endswith("ed") and len(word) >= _LEAST_PAST)


def _after_cue(question: Question) -> int | None:
    if question.language != "ar" or question.cue is None or question.type not in _BEFORE_VERB:
        return None
    return next(stem_hashes(question.text[question.cue[1] :]), None)


@cache
def _stems() -> frozenset[int]:
    return frozenset(np.load(VERBS).tolist())
