"""A unigram tokenizer: words in, the numbers of the pieces of their most probable segmentation out.

Reads files of `tokenizers`, and gives the same pieces for folded text (tested). That library takes 0.1 s to build its
trie before the first word; here, pieces are looked up in a dictionary, and those of words are cached.

Source: Kudo, ACL 2018 (the likeliest segmentation, by Viterbi's algorithm).
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import orjson

_BEGIN = "\u2581"
_UNKNOWN_PENALTY = 10.0
"""By which the score of an unknown letter is below that of the least probable piece; as in `tokenizers`."""

_KEPT_WORDS = 1 << 15
# Of Oniguruma's \w, by which the library splits words.
_WORD_CATEGORIES = frozenset("Lu Ll Lt Lm Lo Mn Mc Me Nd Nl Pc".split())


class _Separated(dict[int, str]):
    """A lazily filled translation table: characters that are not part of words become spaces."""

    def __missing__(self, code: int) -> str:
        self[code] = character if unicodedata.category(character := chr(code)) in _WORD_CATEGORIES else " "
        return self[code]


class Unigram:
    """A tokenizer with a fixed vocabulary. Thread-safe."""

    def __init__(self, content: bytes) -> None:
        """Load the content of a `tokenizer.json`. Raises: ValueError, KeyError where it has no unigram model."""
        model = orjson.loads(content)["model"]
        if model["type"] != "Unigram":
            raise ValueError(f"{model['type']} is no unigram model")
        # By built-in constructors only: a loop over the pieces would take a tenth of the start-up time of a process.
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
        """Return the size of the vocabulary."""
        return len(self._numbers)

    def encode(self, folded: str) -> list[int]:
        """Return the numbers of the pieces of a folded text, without punctuation."""
        return [piece for word in folded.translate(self._separated).split() for piece in self.of_word(word)]

    def _of_word(self, word: str) -> Sequence[int]:
        """Return the pieces of one word; consecutive unknown letters are one unknown piece."""
        text = _BEGIN + word
        # The best segmentation up to each offset: its score, and the start of its last piece.
        reached: list[tuple[float, int] | None] = [(0.0, 0), *[None] * len(text)]
        for start in range(len(text)):
            so_far = (reached[start] or (0.0, 0))[0]
            for end in range(start + 1, min(start + self._longest, len(text)) + 1):
                score = self._scores.get(text[start:end], self._penalty if end == start + 1 else None)
                if score is not None and ((best := reached[end]) is None or so_far + score > best[0]):
                    reached[end] = (so_far + score, start)
        return self._backtrace(text, reached)

    def _backtrace(self, text: str, reached: Sequence[tuple[float, int] | None]) -> Sequence[int]:
        pieces: list[int] = []
        end = len(text)
        while end > 0 and (way := reached[end]) is not None:
            start = way[1]
            number = self._numbers.get(text[start:end], self._unknown)
            if number != self._unknown or not pieces or pieces[-1] != self._unknown:
                pieces.append(number)
            end = start
        return tuple(reversed(pieces))
