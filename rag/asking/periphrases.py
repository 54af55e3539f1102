"""Periphrases of offices said in plain words: the *top diplomat* is the foreign minister.

In: a question. Out: the question with the name of the office, which texts have and the rules about offices know.
`periphrases.tsv` has them as patterns of folded text; a group of theirs stands for {} as it is written.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from corpus.fold import fold_with_origins
from corpus.table import table_rows
from rag.asking.words.word_lists import LISTS
from rag.words.pattern import filled, one_of

_TABLE = Path(__file__).with_name("periphrases.tsv")


def in_plain_words(question: str) -> str:
    """Return a question with the plain name of each office.

    >>> in_plain_words("Who is Oman's top diplomat?"), in_plain_words("من يتولى حقيبة الطاقة؟")
    ("Who is Oman's foreign minister?", 'من يتولى منصب وزير الطاقة؟')
    """
    for pattern, plain in _periphrases():
        folded = fold_with_origins(question)
        if (match := pattern.search(folded.text)) is not None:
            start, end = folded.raw_span(*match.span())
            kept = [question[slice(*folded.raw_span(*match.span(at + 1)))] for at in range(pattern.groups)]
            question = f"{question[:start]}{plain.format(*kept)}{question[end:]}"
    return question


@cache
def _periphrases() -> Sequence[tuple[re.Pattern[str], str]]:
    portfolio = one_of(LISTS["portfolios"])
    return [
        (re.compile(rf"(?<!\w){filled(pattern, {'PORTFOLIO': portfolio})}(?!\w)"), plain)
        for pattern, plain in table_rows(_TABLE)
    ]
