"""Passages to vectors of two kinds: views (text and translation as wholes), and the sentences of both.

Scoring by both kinds was better than by either alone by 1 to 5 points of nDCG@10 (measured with the first prototype of
the static encoder, 2026-11-23).
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
"""Bound of sentence vectors of a text; in a longer one (a book as one paragraph), runs of sentences share a vector."""

_AT_ONCE = 512
"""Passages encoded together, which bounds memory: about 3,000 rows of float32."""


@dataclass(frozen=True, slots=True)
class Embedding:
    """The vectors of one passage as stored: float16 rows, views before sentences.

    float16 halves the size and changes a cosine by less than 0.001 (rounding 2^-11 per component of a unit row).
    """

    views: int
    sentences: int
    float16: bytes


NO_EMBEDDING = Embedding(0, 0, b"")
"""Of a passage that cannot be read: it no longer counts as lacking vectors, and is never found by them."""


def embed(encoder: Encoder, passages: Sequence[Passage]) -> list[Embedding]:
    """Return the embedding of each passage, in order. Repeated texts are encoded once."""
    starts = range(0, len(passages), _AT_ONCE)
    return [embedding for start in starts for embedding in _embed(encoder, passages[start : start + _AT_ONCE])]


def views(passage: Passage) -> list[str]:
    """Return the text of a passage, and its translation."""
    return [passage.text] if passage.translation is None else [passage.text, passage.translation.text]


def sentences(passage: Passage) -> list[str]:
    """Return the sentences of a passage and of its translation, at most `MOST_SENTENCES` of each."""
    translated = [] if passage.translation is None else _translated_sentences(passage.translation)
    return [*_sentences(passage.text), *translated]


def vector_spans(text: str) -> list[Span]:
    """Return the spans of a text with a sentence vector each, at most `MOST_SENTENCES`."""
    return in_runs(sentence_spans(text))


def in_runs(spans: list[Span]) -> list[Span]:
    """Return the spans of sentences, joined into equal runs where there are more than `MOST_SENTENCES`."""
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
    # Values that are not finite would rank the row first for every question.
    halves = np.nan_to_num(matrix, posinf=0.0, neginf=0.0).astype(np.float16)
    return halves[[distinct[text] for text in texts]]


def _translated_sentences(translation: Translation) -> list[str]:
    return [target for _, target in translation.sentences][:MOST_SENTENCES] or _sentences(translation.text)


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in vector_spans(text)]
