"""Regular expressions for any of a list of words or phrases, for text that is folded and for text as it is written."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from corpus.fold import fold

_ANY_ENDING, _BETWEEN = r"\w*", r"(?:\s+\S+){0,3}?"
_FEW_WORDS = re.escape(fold(" …"))
_SPELLINGS = {" ": r"\s+", "ا": "[اأإآ]", "ه": "[هة]", "ي": "[يىئ]", "و": "[وؤ]"}
"""The letters that writers use for one another, by the one that `corpus.fold` keeps."""
PLACEHOLDER = re.compile("<([A-Z_]+)>")


def one_of(words: Iterable[str]) -> str:
    """Return a pattern of any of the words or phrases, the longest first, folded."""
    folded = sorted({fold(word.strip()) for word in words if word.strip()}, key=lambda word: (-len(word), word))
    return _any(folded, lambda rest: re.escape(rest).replace(r"\ ", r"\s+"))


def spelling_of(words: Iterable[str]) -> str:
    """Return a pattern of any of the words or phrases in text that is not folded: the longest first, Arabic letters in
    any of the spellings that folding makes one.

    >>> re.findall(spelling_of(["إلى", "مدرسة"]), "الي المدرسه، إلى")
    ['الي', 'مدرسه', 'إلى']
    """
    folded = sorted(set(map(fold, words)), key=lambda word: (-len(word), word))
    return "(?:" + "|".join("".join(_SPELLINGS.get(each, re.escape(each)) for each in word) for word in folded) + ")"


def filled(pattern: str, parts: Mapping[str, str]) -> str:
    """Return a pattern with the part of each <NAME> in its place. Raises: KeyError.

    >>> filled("<DAY> of <MONTH>", {"DAY": "1", "MONTH": "May"})
    '1 of May'
    """
    return PLACEHOLDER.sub(lambda name: parts[name[1]], pattern)


def starred(phrases: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern of any of the phrases, in Arabic with their prefixes; * matches any ending, … up to three words
    between.

    >>> bool(starred(["sign*", "turn* … down"]).search("they turned it down"))
    True
    """
    return re.compile(rf"(?<!\w)[وف]?(?:لل|ب?ال)?{_any(map(fold, phrases), _starred)}(?!\w)")


def _starred(text: str) -> str:
    return re.escape(text).replace(_FEW_WORDS, _BETWEEN).replace(r"\*", _ANY_ENDING)


def _any(words: Iterable[str], pattern_of: Callable[[str], str]) -> str:
    """Return a pattern of any of some words, those that begin alike in their order.

    At a place of a text only those are tried that begin with its letter: of a hundred that takes a tenth of the time.
    """
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(pattern_of(word[1:]))
    return "(?:" + "|".join(f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items()) + ")"
