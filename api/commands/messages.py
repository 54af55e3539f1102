"""The messages of the command line in the language of the locale: English in the code, Arabic in `arabic.tsv`.

Answers are not here, because they follow the language of the question; errors are in `error_line`.
"""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.passage import Language
from corpus.table import table_rows

ARABIC = Path(__file__).with_name("arabic.tsv")

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order of precedence in POSIX: the first that is set and not empty decides."""


def locale() -> Language:
    """Return the language of the environment: Arabic if it is named, otherwise English."""
    named = (os.environ.get(variable) for variable in _LOCALE_VARIABLES)
    return "ar" if next(filter(None, named), "").startswith("ar") else "en"


def message(english: str, **values: object) -> str:
    """Return a message in the language of the locale, its placeholders (`{name}`) filled in."""
    return (english if locale() == "en" else arabic()[english]).format(**values)


@cache
def arabic() -> Mapping[str, str]:
    """Return all messages, English -> Arabic, with the same placeholders."""
    return dict(table_rows(ARABIC))
