"""Unanswerable questions about an attribute of a name: its population, its founder, its currency.

In: a name, and the terms of the passages. Out: a question. `attributes.tsv` has, by language, the questions, each with
the words that a text about the attribute would have.
"""

import random
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

from corpus.passage import Language
from corpus.table import table_rows
from rag.train.swapped import terms_in

_TABLE = Path(__file__).with_name("attributes.tsv")


def about(name: str, language: Language, present: Collection[str], rng: random.Random) -> str | None:
    """Return a question about a name that passages with the terms `present` do not answer, None where they may answer
    all."""
    left_open = [question for question, terms in _attributes(language) if terms.isdisjoint(present)]
    return rng.choice(left_open).format(name) if left_open else None


@cache
def _attributes(language: Language) -> Sequence[tuple[str, frozenset[str]]]:
    """Return the questions, `{}` for the name, each with the terms of a text about the attribute."""
    return [
        (question, frozenset(terms_in(words))) for spoken, question, words in table_rows(_TABLE) if spoken == language
    ]
