"""The templates of generated questions, `templates.tsv`: a purpose and a language in, texts out.

cloze      a question with a gap for the rest of a sentence, by the kind of answer
cue        words that ask, by the kind of answer
wrapping   courtesies around a question
dialect    a word of the standard language, and a spoken one
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from corpus.passage import Language
from corpus.table import table_rows

Purpose = Literal["cloze", "cue", "wrapping", "dialect"]
_TABLE = Path(__file__).with_name("templates.tsv")


@cache
def templates(purpose: Purpose, language: Language) -> Mapping[str, str]:
    """Return the texts by their keys, in the order of the table."""
    return dict(_rows(purpose, language))


@cache
def wrappings(language: Language) -> Sequence[str]:
    """Return the courtesies around a question, `{}`, in the order of the table."""
    return [text for _, text in _rows("wrapping", language)]


def _rows(purpose: Purpose, language: Language) -> list[tuple[str, str]]:
    return [(key, text) for of, spoken, key, text in table_rows(_TABLE) if (of, spoken) == (purpose, language)]
