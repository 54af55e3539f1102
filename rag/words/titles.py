"""The Arabic nouns that a name follows: titles (الدكتورة), and nouns for kinds of places (مدينة). All are folded."""

import re

from rag.words.pattern import one_of
from rag.words.word_lists import LISTS

TITLES = LISTS.folded("titles")
PLACE_NOUNS = LISTS.folded("place_nouns")
_ASKED_FOR = "".join(rf"(?<!{word} )" for word in sorted(LISTS.folded("asking_for_noun")))
"""No name follows a noun that is asked for: في أي *مدينة* اجتمع."""
NAMED = re.compile(rf"{_ASKED_FOR}(?<!\w)[ولبف]?{one_of(TITLES | PLACE_NOUNS)}\s+(?P<name>[\u0620-\u064a]{{2,}})(?!\w)")
"""A title or a noun for a place with the word after it, `name`."""
