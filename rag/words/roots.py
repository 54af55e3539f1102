"""Arabic root extraction: تدريب, يدرب, بيدرب and مدرب have the root درب, where light stemming keeps them apart.

In: a folded word without article. Out: its candidate roots of three letters: the word without a prefix and a suffix of
verbs and verbal nouns, and without the long vowels after its first letter. No lexicon is used: a word may have several
candidates, and weak roots (باع, لغى) are not found.
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
    """Return the candidate roots of a folded word, none for a word of another script.

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
    """Return the consonants of a core: without long vowels, and without the infix ت of form VIII (افتتح from فتح)."""
    bare = core if len(core) == _LETTERS else core[0] + core[1:].translate(_LONG)
    return bare[0] + bare[2:] if len(bare) > _LETTERS and bare[1] == _ADDED else bare
