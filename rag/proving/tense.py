"""Whether what a source says will be done is told as done: the king will open it, and "the king opened it".

In: the stated words of a claim and of its source. Out: yes or no. A verb of the past is known in English by its ending
or its odd form, in Arabic only where it opens the claim; what is planned, hoped or asked for is not looked at.
"""

from collections.abc import Sequence

from corpus.fold import fold
from index.words.terms import Word
from rag.proving.inflection import is_future, other_forms
from rag.proving.stated import StatedWord, places_of

_WILL = frozenset({"will", "shall"})
_NOT_PAST = frozenset("will shall would to be been is are being".split())
_PRESENT = ("ي", "ت", "ن")
_AND = "و"


def is_yet_to_come(stated: Sequence[StatedWord], sources: Sequence[Sequence[StatedWord]]) -> bool:
    """Return whether the claim tells as past what stands in the future in every source text that has it."""
    return any(_is_past(word) and _is_always_future(word, sources) for word in stated)


def _is_past(word: StatedWord) -> bool:
    plain = fold(word.text)
    if plain.isascii():
        has_past_form = plain.endswith("ed") or bool(other_forms(Word(word.text, "latin")))
        return has_past_form and word.led_by not in _NOT_PAST
    return word.at == 0 and not plain.startswith(_PRESENT) and not is_future(plain)


def _is_always_future(word: StatedWord, sources: Sequence[Sequence[StatedWord]]) -> bool:
    found = [source[at] for source in sources for at in places_of(word, source)]
    return bool(found) and all(
        each.led_by in _WILL or (not each.text.isascii() and is_future(fold(each.text).removeprefix(_AND)))
        for each in found
    )
