"""Evidence of damaged Arabic: words in reversed order, characters that are no letters, words without spaces."""

import re
from typing import NamedTuple

_WORD = re.compile("[ء-ي]{3,}")
_ENDS_ONLY = "ةى"
_ARTICLE = "ال"
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff\u0000-\u0008\u000e-\u001f\u0080-\u009f\U000f0000-\U0010ffff]")
_VISIBLE = re.compile(r"\S")

MOST_UNKNOWN = 0.1
"""Share of characters without a meaning above which a text cannot be read."""

LONGEST_WORD = 22
"""Letters of the longest Arabic words (أفاستسقيناكموها has 15); longer runs are words without their spaces."""

MOST_GLUED = 0.3
"""Share of a text's Arabic letters that may stand in such runs."""


class Signs(NamedTuple):
    """How many words can only be backwards, how many look so but need not, and how many can only be forwards.

    Need not: قليلا ends as every definite word does backwards.
    """

    backward: int
    perhaps_backward: int
    forward: int


def reversal_signs(text: str) -> Signs:
    """Return the signs of a text.

    Arabic words begin with the article and never with ة or ى; a third of all words in running text begin or end so.
    """
    words = _WORD.findall(text)
    return Signs(
        sum(word[0] in _ENDS_ONLY for word in words),
        sum(word[0] not in _ENDS_ONLY and word.endswith(_ARTICLE[::-1]) for word in words),
        sum(word[-1] in _ENDS_ONLY or word.startswith(_ARTICLE) for word in words),
    )


def unknown_share(text: str) -> float:
    """Return the share of visible characters that stand for no letter: private ones, controls, U+FFFD."""
    visible = len(_VISIBLE.findall(text))
    return len(_UNKNOWN.findall(text)) / visible if visible else 0.0


def glued_share(text: str) -> float:
    """Return the share of Arabic letters in runs that are too long for a word."""
    words = [len(word) for word in re.findall("[ء-ي]+", text)]
    letters = sum(words)
    return sum(length for length in words if length > LONGEST_WORD) / letters if letters else 0.0
