"""Features of candidate spans that depend on the question.

In: texts aligned with a question, their candidates, and the question. Out: a matrix with a row for each candidate of
all texts. Words near matched words are likely to answer, matched words themselves are not.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rag.asking.answer_type import ANSWER_TYPES
from rag.asking.question import Question
from rag.reading.forms.fitting import FITTING
from rag.reading.forms.kinds import KINDS, Kind, Typed, typed_spans
from rag.reading.forms.tokens import Tokens
from rag.reading.spans.around import AFTER, BEFORE, WINDOWS, Places, Words
from rag.reading.spans.candidates import STATIC_FEATURES, Candidates

Floats = NDArray[np.float32]

_TINY = 1e-6

QUESTION_FEATURES = (
    "own share", "own first", "own last", "covered outside", "left distance", "right distance",
    *(f"left {window}" for window in WINDOWS), *(f"right {window}" for window in WINDOWS),
    "fits", "has fitting", "in fitting", "text has fitting", "fits longest", "fits alone",
    "head inside", "head left", "head right",
    *(f"asks {type_}" for type_ in ANSWER_TYPES),
    "asks several", "arabic text", "other language",
)  # fmt: skip
FEATURES = STATIC_FEATURES + QUESTION_FEATURES
_PLACE = {name: at for at, name in enumerate(FEATURES)}
_BEFORE, _AFTER = ([_PLACE[name] for name in names] for names in (BEFORE, AFTER))
_EXACT, _HAS, _IN = (STATIC_FEATURES.index(f"{how} {KINDS[0]}") for how in ("is", "has", "in"))


class Weighed(NamedTuple):
    """A text with its candidates, aligned with a question.

    For each word, `shares` is the share of the question that it covers, and `heads` whether it matches the head noun;
    `other_language` is whether the text is in the language other than the answer's.
    """

    tokens: Tokens
    found: Candidates
    shares: Floats
    heads: NDArray[np.bool_]
    other_language: bool


def weighed(texts: Sequence[Weighed], question: Question, more: Floats) -> Floats:
    """Return the features of the candidates of all texts, float32 `(candidates, len(FEATURES) + more.shape[1])`.

    Args:
        more: further features of each text, a row a text, which are appended to those of its candidates.
    """
    counts = [len(each.found) for each in texts]
    # Each feature is contiguous in memory, since it is computed for all candidates at once.
    columns = np.zeros((len(FEATURES) + more.shape[1], sum(counts)), np.float32)
    np.concatenate([each.found.features.T for each in texts], axis=1, out=columns[: len(STATIC_FEATURES)])
    columns[len(FEATURES) :] = more.T.repeat(counts, axis=1)
    columns[_PLACE[f"asks {question.expects}"]] = 1
    columns[_PLACE["asks several"]] = question.several
    columns[_PLACE["arabic text"]] = np.repeat([_is_arabic(each.tokens) for each in texts], counts)
    columns[_PLACE["other language"]] = np.repeat([each.other_language for each in texts], counts)
    words = [Words(each.tokens, each.shares, each.shares > 0, each.heads) for each in texts]
    _weigh_ends(columns, texts, Places.of(words))
    if question.expects in FITTING:
        for name, column in _of_kinds(texts, words, columns, question):
            columns[_PLACE[name]] = column
    return columns.T


def _weigh_ends(columns: Floats, texts: Sequence[Weighed], places: Places) -> None:
    """Fill in the features that depend on the first and the last word of each candidate."""
    sums, owned, content, head = places.sums, places.owned, places.content, places.head
    start = places.starts.repeat([len(each.found) for each in texts])
    first = np.concatenate([each.found.first for each in texts]) + start
    end = np.concatenate([each.found.last for each in texts]) + start + 1
    columns[_BEFORE], columns[_AFTER] = places.before().take(first, axis=1), places.after().take(end, axis=1)
    total = np.maximum(sums[places.stop[first]], _TINY)
    columns[_PLACE["own share"]] = (owned[end] - owned[first]) / np.maximum(content[end] - content[first], 1)
    columns[_PLACE["covered outside"]] = (total - sums[end] + sums[first]) / np.maximum(1.0, total)
    columns[_PLACE["head inside"]] = head[end] > head[first]


def _of_kinds(
    texts: Sequence[Weighed], words: Sequence[Words], columns: Floats, question: Question
) -> Iterator[tuple[str, NDArray[np.generic]]]:
    """Yield the features that depend on the kinds of words that fit the question, by name."""
    counts = [len(each.found) for each in texts]
    fitting = [KINDS.index(kind) for kind in FITTING[question.expects]]
    fits, has_fitting, in_fitting = (columns[[at + kind for kind in fitting]].max(axis=0) for at in (_EXACT, _HAS, _IN))
    yield "fits", fits
    yield "has fitting", has_fitting
    yield "in fitting", in_fitting
    most = [fits[till - count : till].max(initial=0) for count, till in zip(counts, accumulate(counts), strict=True)]
    yield "text has fitting", np.repeat(most, counts)
    longest, alone = (
        np.concatenate(each) for each in zip(*map(partial(_longest, question), texts, words), strict=True)
    )
    yield "fits longest", longest
    yield "fits alone", alone


def _is_arabic(tokens: Tokens) -> bool:
    return bool(tokens.words) and "\u0620" <= tokens.words[0][0] <= "\u06ff"


def _longest(question: Question, text: Weighed, words: Words) -> tuple[Floats, Floats]:
    """Return for each candidate of a text whether it is the longest span of the expected type, and the only one."""
    longest = longest_new(text.tokens, FITTING[question.expects], words.own)
    is_longest = np.zeros(len(text.found), np.float32)
    for each in longest:
        is_longest[(text.found.first == each.first) & (text.found.last == each.last)] = 1
    return is_longest, is_longest * np.float32(len(longest) == 1)


def longest_new(tokens: Tokens, kinds: frozenset[Kind], own: NDArray[np.bool_]) -> list[Typed]:
    """Return the spans of these kinds that have a word which does not match the question, without spans within
    others."""
    new = [each for each in typed_spans(tokens) if each.kind in kinds and not own[each.first : each.last + 1].all()]
    kept: list[Typed] = []
    for each in sorted(new, key=lambda span: (span.first, -span.last)):
        if not kept or each.last > kept[-1].last:
            kept.append(each)
    return kept
