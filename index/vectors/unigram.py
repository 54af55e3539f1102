"""A unigram tokenizer as a dictionary: words in, the numbers of their likeliest pieces out.

Reads what `tokenizers` writes and gives the same pieces (tested), for folded text. It is here because the library takes
a tenth of a second to build its trie before the first word, and because words come again: their pieces are kept.

Source: Kudo, ACL 2018 (the likeliest segmentation, by Viterbi's algorithm).
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import orjson

_BEGIN = "\u2581"
_UNKNOWN_PENALTY = 10.0
"""How much less likely a letter without a piece is than the unlikeliest piece: that of the library."""

_KEPT_WORDS = 1 << 15
# What Oniguruma's \w is, by which the library cuts words apart.
_WORD_CATEGORIES = frozenset("Lu Ll Lt Lm Lo Mn Mc Me Nd Nl Pc".split())


class _Separated(dict[int, str]):
    """A translation table that fills itself: what is no part of a word becomes a space."""

    def __missing__(self, code: int) -> str:
        self[code] = character if unicodedata.category(character := chr(code)) in _WORD_CATEGORIES else " "
        return self[code]


class Unigram:
    """The pieces of a vocabulary. Safe to use from several threads."""

    def __init__(self, content: bytes) -> None:
        """Take in a `tokenizer.json`. Raises: ValueError, KeyError where it is none of a unigram model."""
        model = orjson.loads(content)["model"]
        if model["type"] != "Unigram":
            raise ValueError(f"{model['type']} is no unigram model")
        # All of it by the built-in types themselves: a loop over the pieces would be a tenth of the start of a process.
        self._scores: dict[str, float] = dict(model["vocab"])
        self._numbers = dict(zip(self._scores, range(len(self._scores)), strict=True))
        if len(self._scores) != len(model["vocab"]):
            raise ValueError("a piece occurs twice")
        self._unknown = int(model["unk_id"])
        self._penalty = min(self._scores.values()) - _UNKNOWN_PENALTY
        self._longest = max(map(len, self._scores))
        self._separated = _Separated()
        self.of_word = lru_cache(_KEPT_WORDS)(self._of_word)

    def __len__(self) -> int:
        """Return how many pieces there are."""
        return len(self._numbers)

    def encode(self, folded: str) -> list[int]:
        """Return the numbers of the pieces of a folded text, without punctuation."""
        return [piece for word in folded.translate(self._separated).split() for piece in self.of_word(word)]

    def _of_word(self, word: str) -> Sequence[int]:
        """Return the pieces of one word; letters without any that stand together are one unknown piece."""
        text = _BEGIN + word
        # The best way to each place: its score, and where its last piece begins.
        ways: list[tuple[float, int] | None] = [(0.0, 0), *[None] * len(text)]
        for start in range(len(text)):
            so_far = (ways[start] or (0.0, 0))[0]
            for end in range(start + 1, min(start + self._longest, len(text)) + 1):
                score = self._scores.get(text[start:end], self._penalty if end == start + 1 else None)
                if score is not None and ((best := ways[end]) is None or so_far + score > best[0]):
                    ways[end] = (so_far + score, start)
        return self._followed_back(text, ways)

    def _followed_back(self, text: str, ways: Sequence[tuple[float, int] | None]) -> Sequence[int]:
        pieces: list[int] = []
        end = len(text)
        while end > 0 and (way := ways[end]) is not None:
            start = way[1]
            number = self._numbers.get(text[start:end], self._unknown)
            if number != self._unknown or not pieces or pieces[-1] != self._unknown:
                pieces.append(number)
            end = start
        return tuple(reversed(pieces))
