"""Evidence of damage in Arabic text: words in reversed order, meaningless characters, lost spaces."""

import re
from typing import NamedTuple

_WORD = re.compile("[ء-ي]{3,}")
_FINAL_LETTERS = "ةى"
_ARTICLE = "ال"
_MEANINGLESS = re.compile("[\ufffd\ue000-\uf8ff\u0000-\u0008\u000e-\u001f\u0080-\u009f\U000f0000-\U0010ffff]")
_VISIBLE = re.compile(r"\S")

MAX_MEANINGLESS_SHARE = 0.1
"""Share of meaningless characters above which a text is unreadable; chosen."""

MAX_WORD_LETTERS = 22
"""Upper bound of the length of a word; the longest ones have fewer letters (أفاستسقيناكموها has 15). Longer runs are
several words without spaces."""

MAX_RUN_TOGETHER_SHARE = 0.3
"""Share of Arabic letters in such runs above which a text is unreadable; chosen."""


class OrderSigns(NamedTuple):
    """Numbers of words that can only be reversed, that may be reversed (قليلا ends like a reversed definite word), and
    that cannot be reversed."""

    reversed: int
    perhaps_reversed: int
    forward: int


def order_signs(text: str) -> OrderSigns:
    """Return the signs of the order of letters in a text.

    ة and ى occur only at the end of a word, and the article ال at its beginning; a third of the words of running text
    have one of these.
    """
    words = _WORD.findall(text)
    return OrderSigns(
        sum(word[0] in _FINAL_LETTERS for word in words),
        sum(word[0] not in _FINAL_LETTERS and word.endswith(_ARTICLE[::-1]) for word in words),
        sum(word[-1] in _FINAL_LETTERS or word.startswith(_ARTICLE) for word in words),
    )


def meaningless_share(text: str) -> float:
    """Return the share of private-use characters, controls and U+FFFD among the visible characters."""
    visible = len(_VISIBLE.findall(text))
    return len(_MEANINGLESS.findall(text)) / visible if visible else 0.0


def run_together_share(text: str) -> float:
    """Return the share of Arabic letters in runs that are too long for a word."""
    lengths = [len(word) for word in re.findall("[ء-ي]+", text)]
    letters = sum(lengths)
    return sum(length for length in lengths if length > MAX_WORD_LETTERS) / letters if letters else 0.0
