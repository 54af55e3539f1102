"""Whether كم asks how long: the word after it is a verb of lasting or staying, كم *دامت*, قد إيه يقدروا *يقعدوا*.

In: a folded text, and where its words that ask end. Out: yes or no.
"""

import re

from rag.words.pattern import one_of

_CAN = r"[بهحس]?[يتنا]?(?:قدر|ستطيع|تمكن)(?:وا|ون|و|ين|ي|ت)?|ب?امكان\w*|ممكن|لازم|[يت]مكن\w*"
_LASTED = "استمر ظل ضل بقي بق قعد مكث دام استغرق لبث اقام قضي قض امضي امض طولت طولوا اخذ خد".split()
_LASTS = "ستمر ظل ضل بقي بق قعد مكث دوم ستغرق لبث قيم قضي قض مضي مض طول اخذ اخد".split()
_HOW_LONG = re.compile(
    rf"\s+(?:(?:{_CAN})\s+(?:ان\s+)?)?"
    rf"(?:{one_of(_LASTED)}(?:ت|وا|و|ا)?|[بهحس]?[ايتن]{one_of(_LASTS)}(?:ون|وا|و|ين|ان)?)(?!\w)"
)


def is_how_long(text: str, end: int) -> bool:
    """Return whether it is asked how long something lasted or somebody stayed, who may be able to."""
    return _HOW_LONG.match(text, end) is not None
