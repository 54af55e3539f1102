"""What the program itself says, in the language of the locale: English stands in the code, Arabic in `arabic.tsv`.

Sentences of an answer are not here (they follow the language of the question); errors are in `error_line`.
"""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.passage import Language
from corpus.table import table_rows

ARABIC = Path(__file__).with_name("arabic.tsv")

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which POSIX says that they decide; the first that is set and not empty does."""


def locale() -> Language:
    """Return the language that the environment asks for: Arabic where it names it, else English."""
    named = (os.environ.get(variable) for variable in _LOCALE_VARIABLES)
    return "ar" if next(filter(None, named), "").startswith("ar") else "en"


def message(english: str, **values: object) -> str:
    """Return a message in the language of the locale, with its blanks (`{name}`) filled in."""
    return (english if locale() == "en" else arabic()[english]).format(**values)


@cache
def arabic() -> Mapping[str, str]:
    """Return all messages: English -> Arabic, with the same blanks."""
    return dict(table_rows(ARABIC))
