"""Passages to vectors: a passage is encoded as its views (its text, its translation) and as its sentences in both.

A question is near either the whole of what a passage says or one sentence of it; scoring both was better than either
alone by 1 to 5 points of nDCG@10 (measured with the first prototype of the static encoder, 2026-11-23).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from corpus.passage import Passage, Translation
from corpus.sentences import Span, sentence_spans
from index.arrays import Halves
from index.vectors.encoder import Encoder, Matrix

MOST_SENTENCES = 1024
"""Sentence vectors a passage may have; one with more (a book as one paragraph) has them joined in equal runs."""

_AT_ONCE = 512
"""Passages encoded together, which bounds memory: some 3,000 rows of float32."""


@dataclass(frozen=True, slots=True)
class Embedding:
    """The vectors of one passage, as stored: float16 rows, its views first and then its sentences.

    float16 halves the disk and moves a cosine by less than 0.001 (rounding 2^-11 per component of a unit row).
    """

    views: int
    sentences: int
    float16: bytes


NO_EMBEDDING = Embedding(0, 0, b"")
"""What stands for a passage that cannot be read: it has been seen to, and nothing is near it."""


def embed(encoder: Encoder, passages: Sequence[Passage]) -> list[Embedding]:
    """Return the embedding of each passage, in order. A text that occurs twice is encoded once."""
    starts = range(0, len(passages), _AT_ONCE)
    return [embedding for start in starts for embedding in _embed(encoder, passages[start : start + _AT_ONCE])]


def views(passage: Passage) -> list[str]:
    """Return the texts that each say the whole passage."""
    return [passage.text] if passage.translation is None else [passage.text, passage.translation.text]


def sentences(passage: Passage) -> list[str]:
    """Return the sentences of a passage and of its translation, at most `MOST_SENTENCES` of each."""
    translated = [] if passage.translation is None else _translated_sentences(passage.translation)
    return [*_sentences(passage.text), *translated]


def vector_spans(text: str) -> list[Span]:
    """Return (start, end) of the parts of a text that have a sentence vector each, at most `MOST_SENTENCES`."""
    return in_runs(sentence_spans(text))


def in_runs(spans: list[Span]) -> list[Span]:
    """Return the spans of sentences, at most `MOST_SENTENCES`: of more, equal runs."""
    run = -(-len(spans) // MOST_SENTENCES)
    if run <= 1:
        return spans
    return [(spans[i][0], spans[min(i + run, len(spans)) - 1][1]) for i in range(0, len(spans), run)]


def _embed(encoder: Encoder, passages: Sequence[Passage]) -> Iterable[Embedding]:
    units = [(views(passage), sentences(passage)) for passage in passages]
    texts = list(chain.from_iterable(chain(*pair) for pair in units))
    rows = _encode(encoder, texts)
    end = 0
    for whole, parts in units:
        start, end = end, end + len(whole) + len(parts)
        yield Embedding(len(whole), len(parts), rows[start:end].tobytes())


def _encode(encoder: Encoder, texts: Sequence[str]) -> Halves:
    distinct = {text: row for row, text in enumerate(dict.fromkeys(texts))}
    matrix: Matrix = encoder.encode_passages(list(distinct))
    # A row that is not finite would be nearest to every question.
    halves = np.nan_to_num(matrix, posinf=0.0, neginf=0.0).astype(np.float16)
    return halves[[distinct[text] for text in texts]]


def _translated_sentences(translation: Translation) -> list[str]:
    return [target for _, target in translation.sentences][:MOST_SENTENCES] or _sentences(translation.text)


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in vector_spans(text)]
