"""The tokens of a text, with the class of what stands before and after each.

In: a text of one of the two languages. Out: `Tokens`, as numpy columns so that all spans are scored at once. Offsets
are those of the raw text. A word's `skip` is the number of letters of a proclitic (و, ف, ب, ك) that a span which starts
with the word leaves out, where the rest is certainly a word.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.fold import Folded, bare, fold, fold_with_origins
from index.words.term_hash import term_hash
from index.words.terms import is_stop_word, word_terms

_CACHED_TEXTS = 2048
_CACHED_GAPS = 256
"""Strings between two words cached: nearly all are a space or one of a few marks."""
LONGEST_TEXT_CHARACTERS = 2_000
LONGEST_TEXT_TOKENS = 160
"""Characters and words of a text that are read; a sentence has 58 at most in 95 % of cases, see `corpus.sentences`."""

_TOKEN = re.compile(r"(?P<number>\d+(?:[.,]\d+)*)|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)")
_ARABIC = re.compile("[\u0620-\u06d3]")

# Classes of words that may stand before or after a span; a word of no class is another stop word or a content word.
CLASSES: Mapping[str, str] = {
    "in": "في داخل لدى عند ضمن بمدينة in at near inside within into on",
    "of": "من عن of from",
    "to": "إلى الى نحو حتى to towards toward until for لأجل",
    "by": "قبل يد بواسطة عبر by via through with مع",
    "that": "أن ان إن بأن أنه أنها بأنه بأنها إنه إنها that whether",
    "as": "كما مثل بصفته باسم as like called named known including such يدعى تدعى يسمى تسمى",
    "because": "لأن لأنه لأنها بسبب بهدف بغية نتيجة كي لكي إذ نظرا because due since owing",
    "and": "و أو او and or & ثم",
    "the": "the a an his her its their our",
    "be": "هو هي كان كانت كانوا يكون تكون is was are were been be being هم",
    "who": "الذي التي الذين اللذان اللتان who which whose where when حيث",
    "verb": "had has have did do does will would can could may قد لقد سوف",
    "other": "على بين خلال بعد منذ after before between during about against over under than but not ما لا لم لن",
}
_CLASS_OF = {fold(word): name for name, words in CLASSES.items() for word in words.split()}
EDGES = ("start", "end", "comma", "mark", *CLASSES, "stop", "word")
"""What may stand beside a word: an edge of the text, a mark, a word of a class, another stop word, a content word."""
# علي (Ali) folds as على (on).
_NAMES = frozenset({"علي", "وعلي"})
_EDGE_NUMBER = {name: number for number, name in enumerate(EDGES)}

# Words that begin with the letter و and not with "and", by their first letters after folding.
_OWN_WAW = re.compile(
    "و(?:زير|زار|زرا|سط|ثيق|ثايق|طن|قت|كال|لاي|حد|احد|فد|فود|سيل|سايل|اسع|اسط|جه|جود|صف|صول|ضع|فا|رق|رش|عد|عي|قع|قوع"
    "|لد|لي|ظيف|ظايف|رد|زن|جب|اجب|رث|هم|يكي|اشنطن|ساط|الد(?:ه|ها|هم|ي|ته|تها|ين|يه)?$)"
)
_FIRST_PARTICLES = ("و", "ف")
_LEAST_AFTER_PARTICLE = 3
_GAP = re.compile(r"[.:؛;!?؟()\[\]\n–—]|\s-\s")
_COMMA = re.compile("[,،]")
_MARK = re.compile(r"[^\s/-]")
_OF_ARTICLE = re.compile(r"[بكل]ال(?=...)")


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The words of a text in order.

    The columns have a row for each word: its raw offsets (`starts`, `ends`), the letters to `skip`, what stands
    `before` and `after` it (indexes of `EDGES`), whether it is a `stop` word, begins with a `capital` letter, or
    consists of `digits`, and whether a comma (`commas`) or a mark that no short answer crosses (`gaps`: a full stop, a
    colon, a bracket) stands before it. `hashes` are the hashes of the terms of all words, `owners` the word of each
    term.
    """

    folded: Folded
    words: tuple[str, ...]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    skip: NDArray[np.int32]
    before: NDArray[np.int8]
    after: NDArray[np.int8]
    stop: NDArray[np.bool_]
    capital: NDArray[np.bool_]
    digits: NDArray[np.bool_]
    gaps: NDArray[np.bool_]
    commas: NDArray[np.bool_]
    hashes: NDArray[np.uint64]
    owners: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.words)

    @property
    def text(self) -> str:
        """The raw text."""
        return self.folded.raw

    def spelling(self, at: int) -> str:
        """Return a word as the raw text has it."""
        return self.text[int(self.starts[at]) : int(self.ends[at])]

    @property
    def parts(self) -> list[int]:
        """The words before which a comma or a mark of `gaps` stands, without the first word."""
        return [at + 1 for at in (self.gaps[1:] | self.commas[1:]).nonzero()[0].tolist()]

    def part_start(self, at: int) -> int:
        """Return the first word of the part, between commas and other marks, that a word stands in."""
        return max((each for each in self.parts if each <= at), default=0)

    def part_end(self, at: int) -> int:
        """Return the last word of the part, between commas and other marks, that a word stands in."""
        return next((each for each in self.parts if each > at), len(self)) - 1

    def at(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and last word (included) of a span of the folded text; (1, 0) where it has none."""
        first, last = self.folded.raw_span(start, end)
        return int(self.ends.searchsorted(first, "right")), int(self.starts.searchsorted(last, "left")) - 1

    def word_from(self, start: int) -> int:
        """Return the first word that ends after an offset of the folded text; `len` where none does."""
        return self.at(start, len(self.folded.text))[0]

    def word_before(self, end: int) -> int:
        """Return the last word that begins before an offset of the folded text; -1 where none does."""
        return self.at(0, end)[1]


@lru_cache(_CACHED_TEXTS)
def read(text: str) -> Tokens:
    """Return the words of a text, at most `LONGEST_TEXT_TOKENS` of them."""
    folded, matches = _matches(text)
    words = tuple(match[0] for match in matches)
    spans = [folded.raw_span(*match.span()) for match in matches]
    spelt = [bare(text[start:end]) for start, end in spans]
    kinds = list(map(_kind, words))
    gaps = _gaps(folded.text, matches)
    classes = list(map(_class, words, spelt, kinds))
    edges = list(map(_edge, gaps[:-1], ["start", *classes]))
    followed = list(map(_edge, gaps[1:], [*classes[1:], "end"]))
    terms = list(map(_terms, spelt, kinds))
    return Tokens(
        folded,
        words,
        starts=np.array([start for start, _ in spans], np.int32),
        ends=np.array([end for _, end in spans], np.int32),
        skip=np.array(list(map(_skip, words)), np.int32),
        before=np.array(edges, np.int8),
        after=np.array(followed, np.int8),
        stop=np.array([not each for each in terms], np.bool_),
        capital=np.array([text[start].isupper() for start, _ in spans], np.bool_),
        digits=np.array([word[0].isdigit() for word in words], np.bool_),
        gaps=np.array([gap.is_wide for gap in gaps[:-1]], np.bool_),
        commas=np.array([gap.mark == "comma" for gap in gaps[:-1]], np.bool_),
        hashes=np.array([each for word in terms for each in word], np.uint64),
        owners=np.repeat(np.arange(len(words), dtype=np.int32), [len(each) for each in terms]),
    )


def terms_of_words(text: str) -> list[tuple[str, list[int]]]:
    """Return each folded word of a text with the hashes of its terms, as `read` does, without the other columns."""
    folded, matches = _matches(text)
    spelt = (bare(text[slice(*folded.raw_span(*match.span()))]) for match in matches)
    return [(match[0], _terms(spelling, _kind(match[0]))) for match, spelling in zip(matches, spelt, strict=True)]


def _matches(text: str) -> tuple[Folded, list[re.Match[str]]]:
    folded = fold_with_origins(text[:LONGEST_TEXT_CHARACTERS])
    return folded, [*_TOKEN.finditer(folded.text)][:LONGEST_TEXT_TOKENS]


def _terms(spelling: str, kind: str) -> list[int]:
    return [*map(term_hash, word_terms(spelling, kind))]


class _Gap(NamedTuple):
    """What stands between two words: `comma`, `mark` or None, and whether no short answer crosses it."""

    mark: str | None
    is_wide: bool


def _gaps(text: str, matches: Sequence[re.Match[str]]) -> Sequence[_Gap]:
    """Return what stands before each word and after the last."""
    ends = [0, *(match.end() for match in matches)]
    starts = [*(match.start() for match in matches), len(text)]
    return [_gap(text[end:start]) for end, start in zip(ends, starts, strict=True)]


@lru_cache(_CACHED_GAPS)
def _gap(between: str) -> _Gap:
    mark = "comma" if _COMMA.search(between) else "mark" if _MARK.search(between) else None
    return _Gap(mark, _GAP.search(between) is not None)


def _edge(gap: _Gap, neighbour: str) -> int:
    return _EDGE_NUMBER[gap.mark or neighbour if neighbour not in ("start", "end") else neighbour]


def _class(word: str, spelling: str, kind: str) -> str:
    if spelling in _NAMES:
        return "word"
    known = _CLASS_OF.get(word) or _CLASS_OF.get(word[1:] if word[0] in _FIRST_PARTICLES else word)
    return known or ("stop" if is_stop_word(spelling, kind) else "word")


def _kind(word: str) -> str:
    return "number" if word[0].isdigit() else "arabic" if _ARABIC.match(word) else "latin"


def _skip(word: str) -> int:
    """Return the number of letters of the proclitic before a folded word."""
    waw = int(word[0] in _FIRST_PARTICLES and len(word) > _LEAST_AFTER_PARTICLE and not _OWN_WAW.match(word))
    if word[0] == "ف" and not word.startswith("فال"):
        return 0
    return waw + bool(_OF_ARTICLE.match(word, waw))
