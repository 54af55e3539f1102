"""The candidate spans of the best sentences, with their features.

In: the question and the sentences, best first. Out: the candidates of all of them, in one matrix.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Language
from rag.asking.question import Question
from rag.reading.sentences.found import READ_SENTENCES, Found
from rag.reading.spans.candidates import candidates
from rag.reading.spans.weigh import FEATURES, Weighed, weighed

Floats = NDArray[np.float32]
SENTENCE_FEATURES = ("sentence score behind", "sentence rank")
SPAN_FEATURES = FEATURES + SENTENCE_FEATURES


@dataclass(frozen=True, slots=True, eq=False)
class Competing:
    """The candidates of several sentences, a row each: the index of the sentence (`owner`), the index of its first word
    among the words of all sentences (`start`), the first and the last word in the sentence, and the features
    (`rows`)."""

    sentences: Sequence[Found]
    owner: NDArray[np.int64]
    start: NDArray[np.int64]
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    rows: Floats


def competing(question: Question, found: Sequence[Found], language: Language) -> Competing | None:
    """Return the candidate spans of the best sentences, or None where there is none."""
    sentences = [each for each in found[:READ_SENTENCES] if len(each.tokens)]
    texts = [_weighed(each, language) for each in sentences]
    counts = [len(each.found) for each in texts]
    if not any(counts):
        return None
    places = np.array([[found[0].score - each.score, rank] for rank, each in enumerate(sentences)], np.float32)
    starts = [0, *accumulate(len(each.tokens) for each in sentences[:-1])]
    return Competing(
        sentences,
        owner=np.repeat(np.arange(len(texts)), counts),
        start=np.repeat(starts, counts),
        first=np.concatenate([each.found.first for each in texts]),
        last=np.concatenate([each.found.last for each in texts]),
        rows=weighed(texts, question, places),
    )


def _weighed(found: Found, language: Language) -> Weighed:
    other = found.evidence.passage.language != language and not found.is_translation
    return Weighed(found.tokens, candidates(found.tokens), found.shares, found.heads, other)
