"""Synthetic passages in any number, for measurements: sentences of the bundled article with words and numbers replaced.

Word frequencies resemble those of a real collection: most words are common, a few are rare, and there are names that
occur once. The same seed gives the same passages.

    sentence of the article -> a share of its words for others of the glossary, a share for invented names, its numbers
    for others -> sentences one after another, up to `PASSAGE_WORDS`
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, islice, repeat

from api.benching.texts import DOCUMENT_PARAGRAPHS, SEED, article_sentences
from corpus.document import DocumentInfo, new_document
from corpus.passage import Document
from index.words.glossary import glossary_pairs

PASSAGE_WORDS = 40

_OTHER_WORD = 0.5
_NAME = 0.06
"""Shares of words that are replaced by one of the glossary, or by an invented name. Source: chosen, so that a passage
keeps the grammar of its sentence, and about one word in sixteen is unique, as names are in news."""

_GREATEST_NUMBER = 3_000
"""The numbers of running text are years and small counts."""

# Zipf-Mandelbrot: the chance of the word of rank r goes with 1 / (r + 2.7), the usual fit for running text.
_RANK_OFFSET = 2.7
_NAME_SYLLABLES = (2, 3, 4)
_DRAWN_AT_ONCE = 4096
_SYLLABLES = {
    "ar": [first + second for first in "بتجدرزسشصطعفقكلمنهو" for second in ("ا", "و", "ي", "")],
    "en": [first + second for first in "bdfghjklmnprstvwz" for second in ("a", "e", "i", "o", "u", "an", "er")],
}


@dataclass(frozen=True, slots=True)
class _Language:
    """What the passages of one language are drawn from; `weights` are cumulative, one for each word."""

    sentences: Sequence[Sequence[str]]
    words: Sequence[str]
    weights: Sequence[float]
    syllables: Sequence[str]


def distractors(passages: int, *, first: int = 0) -> Iterator[Document]:
    """Yield documents of `DOCUMENT_PARAGRAPHS` passages, so many passages in all, alternately in Arabic and English.

    Args:
        first: number of the first document; different numbers give different documents.
    """
    languages = _language("ar", 0), _language("en", 1)
    for number, left in enumerate(range(passages, 0, -DOCUMENT_PARAGRAPHS), start=first):
        draw = random.Random(f"{SEED} {number}")
        words = _drawn_words(draw, languages[number % len(languages)])
        lines = (" ".join(islice(words, PASSAGE_WORDS)) for _ in range(min(left, DOCUMENT_PARAGRAPHS)))
        yield new_document("\n".join(lines), DocumentInfo(f"distractor-{number}"))


def _drawn_words(draw: random.Random, language: _Language) -> Iterator[str]:
    others = _zipf_words(draw, language)
    for word in chain.from_iterable(draw.choice(language.sentences) for _ in repeat(None)):
        end = "." if word.endswith(".") else ""
        if any(character.isdigit() for character in word):
            yield f"{draw.randrange(1, _GREATEST_NUMBER)}{end}"
        elif (chance := draw.random()) < _NAME:
            syllables = draw.choices(language.syllables, k=draw.choice(_NAME_SYLLABLES))
            yield "".join(syllables).capitalize() + end
        else:
            yield next(others) + end if chance < _NAME + _OTHER_WORD else word


def _zipf_words(draw: random.Random, language: _Language) -> Iterator[str]:
    while True:
        yield from draw.choices(language.words, cum_weights=language.weights, k=_DRAWN_AT_ONCE // PASSAGE_WORDS)


@cache
def _language(name: str, column: int) -> _Language:
    pairs = [(arabic, english) for english, arabic in glossary_pairs()]
    words = sorted({word for pair in pairs for word in pair[column].split()})
    random.Random(SEED).shuffle(words)
    weights = list(accumulate(1 / (rank + _RANK_OFFSET) for rank in range(1, len(words) + 1)))
    sentences = [sentence.split() for sentence in article_sentences()[column]]
    return _Language(sentences, words, weights, _SYLLABLES[name])
