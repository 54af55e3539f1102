"""Whether كم asks how long, by a verb of lasting or staying after it: كم *دامت*, قد إيه يقدروا *يقعدوا*.

In: a folded text, and the end of its cue. Out: yes or no.
"""

import re

from rag.asking.words.word_lists import LISTS
from rag.words.pattern import one_of

_CAN = r"[بهحس]?[يتنا]?(?:قدر|ستطيع|تمكن)(?:وا|ون|و|ين|ي|ت)?|ب?امكان\w*|ممكن|لازم|[يت]مكن\w*"
_HOW_LONG = re.compile(
    rf"\s+(?:(?:{_CAN})\s+(?:ان\s+)?)?"
    rf"(?:{one_of(LISTS['lasted'])}(?:ت|وا|و|ا)?|[بهحس]?[ايتن]{one_of(LISTS['lasts'])}(?:ون|وا|و|ين|ان)?)(?!\w)"
)


def is_how_long(text: str, end: int) -> bool:
    """Return whether a verb of lasting or staying follows the cue, with or without a modal verb between them."""
    return _HOW_LONG.match(text, end) is not None
