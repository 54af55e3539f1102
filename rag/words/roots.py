"""Arabic words of one root: تدريب and يدرب, بيدرب and مدرب, which light stems keep apart.

In: a folded word without article. Out: the roots of three letters that it may have: what is left without a prefix and
an ending of verbs and their nouns, and without the long vowels after its first letter. No lexicon is asked; a word may
have several, and weak roots (باع, لغى) are not found.
"""

from functools import lru_cache

_PREFIXES = {
    *("", "ي", "ت", "ن", "ا", "م", "س", "بي", "بت", "هي", "هت", "سي", "ست", "ان", "ين", "تن", "من"),
    *("ات", "يت", "تت", "مت", "است", "يست", "تست", "مست", "بيت", "بتت"),
}
_ENDINGS = {"", "ت", "ه", "ها", "هم", "وا", "ون", "ين", "ان", "ات", "نا", "ي", "يه", "ته"}
_LONGEST_PREFIX, _LONGEST_ENDING = max(map(len, _PREFIXES)), max(map(len, _ENDINGS))
_LONG = str.maketrans("", "", "اويء")
_ADDED = "ت"
_LETTERS = 3
_CACHED_WORDS = 4096


@lru_cache(_CACHED_WORDS)
def roots(word: str) -> frozenset[str]:
    """Return the roots that a folded word may have; none of a word in other letters.

    >>> roots("بيدرب") & roots("تدريب"), roots("صمم") & roots("رمم")
    (frozenset({'درب'}), frozenset())
    """
    if not "\u0620" <= word[:1] <= "\u064a":
        return frozenset()
    starts = [at for at in range(_LONGEST_PREFIX + 1) if word[:at] in _PREFIXES]
    ends = [at for at in range(len(word) - _LONGEST_ENDING, len(word) + 1) if word[max(at, 0) :] in _ENDINGS]
    cores = (word[start:end] for start in starts for end in ends if end - start >= _LETTERS)
    return frozenset(root for core in cores if len(root := _without_added(core)) == _LETTERS)


def _without_added(core: str) -> str:
    """Return the letters of a root: without long vowels, and without the ت after the first letter (افتتح from فتح)."""
    bare = core if len(core) == _LETTERS else core[0] + core[1:].translate(_LONG)
    return bare[0] + bare[2:] if len(bare) > _LETTERS and bare[1] == _ADDED else bare
