"""The end of a route that a question asks for: its origin, its destination, or both.

In: a question. Out: the prepositions before the answer: the engineers *from* a town, the board brought *to* a museum.
"""

import re

from corpus.fold import fold

FROM, TO = frozenset({"from", "من"}), frozenset({"to", "الي"})
"""Folded prepositions before the start and the end of a route or a change."""
_WHERE = "(?:اين|وين|فين)"
_BOTH = re.compile(rf"from where to where|(?:من )?{_WHERE} (?:ل|الي |ل ?){_WHERE}")
_FROM = re.compile(rf"(?<!\w)(?:من {_WHERE}|منين|ممن)(?!\w)|^from (?:where|whom)|where\b.*\bfrom\W*$")
_TO = re.compile(rf"(?<!\w)(?:الي {_WHERE}|ل{_WHERE})(?!\w)|^to (?:where|whom)|where\b.*\bto\W*$")


def asks_both_ends(question: str) -> bool:
    """Return whether a question asks from where to where."""
    return _BOTH.search(fold(question)) is not None


def end_asked(question: str) -> frozenset[str]:
    """Return the folded prepositions before the end of a route that is asked for; none where neither is, or both are.

    >>> sorted(end_asked("Where did the coach come from?")) == sorted(FROM), end_asked("Where is the coach?")
    (True, frozenset())
    """
    asked = fold(question)
    if _BOTH.search(asked):
        return frozenset()
    return FROM if _FROM.search(asked) else TO if _TO.search(asked) else frozenset()
