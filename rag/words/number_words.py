"""Number words in a row, without scales: three hundred and fifty-two, ثلاثمئة واثنان, الرابع عشر.

The next words of a text, folded, in; the value of each number word, for `combined`, and the words that these are out.
`index.words.numbers` has the value of a word by itself; here is what its neighbours decide: *one* is a number beside
another one, *fourth* beside ten, and *and* within a number.
"""

from collections.abc import Sequence
from itertools import takewhile

from corpus.fold import fold
from index.words.numbers import number_of_word

_UNITS = {fold(word): 1 for word in "one واحد واحدة أحد إحدى".split()} | dict.fromkeys(
    map(fold, "اثنا اثني اثنتا اثنتي".split()), 2
)
"""Numbers only beside another one: أحد عشر, واحد وعشرون."""
_ORDINALS = {
    fold(form): value
    for value, forms in enumerate("حادي/حادية ثاني/ثانية ثالث رابع خامس سادس سابع ثامن تاسع".split(), 1)
    for each in forms.split("/")
    for form in (each, f"{each}ة")
}
"""Numbers only before ten: the fourteenth (الرابع عشر) has the value of fourteen."""
_TEN = frozenset(map(fold, ("عشر", "عشرة")))
_JOINING = "and"
_JOINED_BEHIND = (100, 1000)
"""After these *and* continues the number, if something smaller follows: two hundred and fifty."""
_AND, _ARTICLE, _PREPOSITIONS, _LEAST_WITH_PREPOSITION = "و", "ال", ("ب", "ل"), 4
_NO_NUMBERS = frozenset({"لست", "لسته"})
"""Without their first letter these would be six: I am not (لست)."""


def without_preposition(word: str) -> str:
    """Return a folded word without the ب or ل that is joined to a number: بخمس, لثلاثين."""
    bare = word[1:] if word.startswith(_PREPOSITIONS) else word
    return bare if number_of_word(word) is None and number_of_word(bare) and word not in _NO_NUMBERS else word


def number_words(words: Sequence[str]) -> tuple[list[int], int]:
    """Return the values of the number words that come first, and the words that these are; empty for no number.

    >>> number_words("three hundred and fifty two boats".split()), number_words("one boat".split())
    (([3, 100, 50, 2], 5), ([], 0))
    """
    first = _first_value(words)
    values, taken = ([], 0) if first is None else ([first], 1)
    while values and taken < len(words):
        joining = _joins(words[taken:], values[-1])
        value = _next_value(words[taken + joining])
        if value is None:
            break
        values.append(value)
        taken += 1 + joining
    return values, taken


def _first_value(words: Sequence[str]) -> int | None:
    word, behind = words[0], next(iter(words[1:2]), "")
    if (value := number_of_word(word)) is not None:
        return value
    if behind in _TEN:
        return _unit(word) or _ORDINALS.get(_bare(word).removeprefix(_ARTICLE))
    return _unit(word) if behind.startswith(_AND) and number_of_word(behind) else None


def _next_value(word: str) -> int | None:
    return number_of_word(word) or _unit(word)


def _joins(words: Sequence[str], before: int) -> bool:
    """Return whether *and* joins a smaller value to the number before: two hundred and fifty, and not two hundred and
    three hundred."""
    if words[0] != _JOINING or before not in _JOINED_BEHIND:
        return False
    smaller = [*takewhile(lambda word: (_next_value(word) or before) < before, words[1:])]
    behind = words[1 + len(smaller) :][:1]
    return bool(smaller) and not any(number_of_word(word) == before for word in behind)


def _unit(word: str) -> int | None:
    return _UNITS.get(word) or _UNITS.get(_bare(word))


def _bare(word: str) -> str:
    """Return an Arabic word without and, with, for before it, where enough is left."""
    plain = word.removeprefix(_AND)
    return plain[1:] if len(plain) >= _LEAST_WITH_PREPOSITION and plain.startswith(_PREPOSITIONS) else plain
