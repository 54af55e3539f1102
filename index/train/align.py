"""Word alignment: learns translation probabilities from sentence pairs.

Two IBM Models 1 (Brown et al., 1993), one for each direction, trained jointly: from the third iteration on, the
posterior of a link is the geometric mean of both models' (after Liang, Taskar and Klein, "Alignment by Agreement",
2006). Words are terms of `index.words.terms`; word order is not used.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.train.pairs import Pair
from index.words.terms import word_terms, words

ITERATIONS = 8
"""Of expectation maximisation; chosen."""

_SEPARATE_ITERATIONS = 2
"""Iterations in which the two models are trained separately, before they are trained jointly; chosen."""

_EMPTY_LINK_WEIGHT = 0.3
"""Weight of links to the empty word in joint training; chosen."""

_MAX_STEMS = 50
"""Stems of a sentence that are aligned; chosen."""

_EMPTY_WORD = "<none>"
_TINY = 1e-30


TermIds = tuple[int, ...]
Sentences = Mapping[tuple[TermIds, TermIds], float]
"""Weights of pairs of sentences (English, Arabic), as term ids that begin with 0, the empty word."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Translation probabilities of pairs of terms, in columns of equal length.

    Attributes:
        english_terms, arabic_terms: the vocabularies.
        english, arabic: indices of the terms of each pair in the vocabularies.
        arabic_given_english, english_given_arabic: probabilities; those of a source sum to at most 1.
        expected: expected number of links of each pair.
        links, agreed: all possible links, and the posterior probability of each.
        english_text, arabic_text: the running texts as term ids; each sentence begins with 0.
    """

    english_terms: list[str]
    arabic_terms: list[str]
    english: NDArray[np.int32]
    arabic: NDArray[np.int32]
    arabic_given_english: NDArray[np.float32]
    english_given_arabic: NDArray[np.float32]
    expected: NDArray[np.float32]
    links: "Links"
    agreed: NDArray[np.float32]
    english_text: NDArray[np.int32]
    arabic_text: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Links:
    """All possible links between the words of sentence pairs.

    Attributes:
        type_english, type_arabic: the term ids of each type of link, which is a pair of terms.
        type: the type of each link.
        english, arabic: positions of the linked words in the running texts.
        weight: of the sentence pair of each link.
        to_english_word, to_arabic_word: whether the linked word is not the empty word.
    """

    type_english: NDArray[np.int32]
    type_arabic: NDArray[np.int32]
    type: NDArray[np.int32]
    english: NDArray[np.int32]
    arabic: NDArray[np.int32]
    weight: NDArray[np.float32]
    to_english_word: NDArray[np.bool_]
    to_arabic_word: NDArray[np.bool_]


def stems_in_order(text: str, space: str) -> list[str]:
    """Return the distinct stems of a text in one language (`space` is `e:` or `a:`), in order of first appearance.

    Words of the other script (product names in Arabic manuals) and numbers need no translation.
    """
    seen = (term for word in words(text) for term in word_terms(word.text, word.kind) if term.startswith(space))
    return list(dict.fromkeys(seen))[:_MAX_STEMS]


class _Vocabulary(dict[str, int]):
    """Ids of terms in the order of their first occurrence."""

    def __init__(self) -> None:
        super().__init__({_EMPTY_WORD: 0})

    def ids(self, terms: list[str]) -> list[int]:
        """Return the ids of the terms, after that of the empty word; new terms are added."""
        return [0, *(self.setdefault(term, len(self)) for term in terms)]


def align(pairs: Iterable[Pair]) -> Alignment:
    """Return the alignment of sentence pairs; repeated pairs of term lists count once."""
    english, arabic = _Vocabulary(), _Vocabulary()
    sentences: dict[tuple[TermIds, TermIds], float] = {}
    for pair in pairs:
        key = (
            tuple(english.ids(stems_in_order(pair.english, "e:"))),
            tuple(arabic.ids(stems_in_order(pair.arabic, "a:"))),
        )
        if len(key[0]) > 1 and len(key[1]) > 1:
            sentences[key] = max(pair.weight, sentences.get(key, 0.0))
    return _align(sentences, list(english), list(arabic))


def align_numbers(sentences: Iterable[tuple[TermIds, TermIds]], weights: Iterable[float]) -> Alignment:
    """Return the alignment of sentences given as term ids from 1; its vocabularies are empty."""
    weighted: dict[tuple[TermIds, TermIds], float] = {}
    for (english, arabic), weight in zip(sentences, weights, strict=True):
        if english and arabic:
            key = ((0, *english), (0, *arabic))
            weighted[key] = max(weight, weighted.get(key, 0.0))
    return _align(weighted, [], [])


def _align(sentences: Sentences, english: list[str], arabic: list[str]) -> Alignment:
    english_text = np.concatenate([np.array(e, np.int32) for e, _ in sentences])
    arabic_text = np.concatenate([np.array(a, np.int32) for _, a in sentences])
    links = _links(sentences, english_text, arabic_text)
    learned = _learn(links)
    real = (links.type_english != 0) & (links.type_arabic != 0)
    return Alignment(
        english_terms=english,
        arabic_terms=arabic,
        english=links.type_english[real],
        arabic=links.type_arabic[real],
        arabic_given_english=learned.arabic_given_english[real],
        english_given_arabic=learned.english_given_arabic[real],
        expected=learned.expected[real],
        links=links,
        agreed=learned.agreed,
        english_text=english_text,
        arabic_text=arabic_text,
    )


def _links(sentences: Sentences, english_text: NDArray[np.int32], arabic_text: NDArray[np.int32]) -> Links:
    english_count = np.array([len(e) for e, _ in sentences])
    arabic_count = np.array([len(a) for _, a in sentences])
    count = english_count * arabic_count
    sentence = np.repeat(np.arange(len(sentences)), count)
    place = np.arange(count.sum()) - (np.cumsum(count) - count)[sentence]
    english = (np.cumsum(english_count) - english_count)[sentence] + place // arabic_count[sentence]
    arabic = (np.cumsum(arabic_count) - arabic_count)[sentence] + place % arabic_count[sentence]
    arabic_words = int(arabic_text.max()) + 1
    code = english_text[english].astype(np.int64) * arabic_words + arabic_text[arabic]
    types, link_type = np.unique(code, return_inverse=True)
    return Links(
        (types // arabic_words).astype(np.int32),
        (types % arabic_words).astype(np.int32),
        link_type.astype(np.int32),
        english.astype(np.int32),
        arabic.astype(np.int32),
        np.fromiter(sentences.values(), np.float32)[sentence],
        english_text[english] != 0,
        arabic_text[arabic] != 0,
    )


class _Learned(NamedTuple):
    """Probabilities and expected count of each type of link, and the joint posterior probability of each link."""

    arabic_given_english: NDArray[np.float32]
    english_given_arabic: NDArray[np.float32]
    expected: NDArray[np.float32]
    agreed: NDArray[np.float32]


def _learn(links: Links) -> _Learned:
    types = len(links.type_english)
    both = links.to_arabic_word & links.to_english_word
    given_english, given_arabic = np.ones(types, np.float32), np.ones(types, np.float32)
    for iteration in range(ITERATIONS):
        to_arabic = _posterior(given_english[links.type] * links.to_arabic_word, links.arabic)
        to_english = _posterior(given_arabic[links.type] * links.to_english_word, links.english)
        agreed = np.sqrt(to_arabic * to_english) * both
        if iteration >= _SEPARATE_ITERATIONS:
            to_arabic = np.where(both, agreed, _EMPTY_LINK_WEIGHT * to_arabic)
            to_english = np.where(both, agreed, _EMPTY_LINK_WEIGHT * to_english)
        expected = np.bincount(links.type, to_arabic * links.weight, types).astype(np.float32)
        given_english = _normalised(expected, links.type_english)
        backward = np.bincount(links.type, to_english * links.weight, types).astype(np.float32)
        given_arabic = _normalised(backward, links.type_arabic)
    return _Learned(given_english, given_arabic, expected, agreed)


def _posterior(likelihood: NDArray[np.float32], occurrence: NDArray[np.int32]) -> NDArray[np.float32]:
    """Return each link's share among the links of the same occurrence."""
    total = np.bincount(occurrence, likelihood)
    return (likelihood / np.maximum(total, _TINY)[occurrence]).astype(np.float32)


def _normalised(counts: NDArray[np.float32], source: NDArray[np.int32]) -> NDArray[np.float32]:
    return (counts / np.maximum(np.bincount(source, counts), _TINY)[source]).astype(np.float32)
