"""Whether an English claim makes a deed of what its source only has as a thing: it bears the name, "they named it".

In: the stated words of a claim and the texts of its source. Out: yes or no. A deed is a word in -ed with no article;
a thing stands behind an article or its like. Both have one stem.
"""

import re
from collections.abc import Sequence

from rag.proving.stated import StatedWord

_DEED = "ed"
_THING = re.compile(r"\b(?:the|a|an|his|its|her|their|this|of)\s(\w+)", re.IGNORECASE)


def makes_deed(stated: Sequence[StatedWord], sources: Sequence[Sequence[StatedWord]], texts: Sequence[str]) -> bool:
    """Return whether a deed of the claim is a thing wherever the source has it."""
    things = frozenset(word.lower() for text in texts for word in _THING.findall(text))
    deeds = [word for word in stated if word.text.isascii() and word.text.endswith(_DEED)]
    return any(_is_always_thing(deed, things, source) for deed in deeds for source in sources)


def _is_always_thing(deed: StatedWord, things: frozenset[str], source: Sequence[StatedWord]) -> bool:
    found = [each.text.lower() for each in source if each.own & deed.own]
    return bool(found) and all(text in things and not text.endswith(_DEED) for text in found)
