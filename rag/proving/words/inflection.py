"""Forms of a word that do not share its stem: irregular plurals, verbs and nationalities in English, verbs in Arabic.

`inflection.tsv` has the English ones (build, built; Kuwait, Kuwaiti) and verbal nouns (die, death); Arabic ones are
made by prefix and ending. Forms that are mostly another word (left, found, saw) are left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from corpus.fold import fold
from corpus.table import table_rows
from index.words.terms import Word

_TABLE = Path(__file__).with_name("inflection.tsv")
_HE_OR_SHE = {"ي": "ت", "ت": "ي"}
_FUTURE = tuple(map(fold, ("سي", "ست", "سن", "سأ")))
_AND_THEN = ("في", "فت")
_AND, _INDEFINITE = "و", "ا"
_LEAST_VERB_LETTERS = 4
_PARTICLES, _LEAST_AFTER_PARTICLE = ("و", "ف"), 3


def other_forms(word: Word) -> tuple[str, ...]:
    """Return the forms of a word that have another stem.

    >>> other_forms(Word("built", "latin")), other_forms(Word("ستدير", "arabic"))
    (('build',), ('تدير', 'يدير'))
    """
    plain = fold(word.text)
    if word.kind == "latin":
        return tuple(_same().get(plain, ()))
    return tuple(dict.fromkeys(_arabic_forms(plain))) if word.kind == "arabic" else ()


@cache
def _same() -> Mapping[str, Sequence[str]]:
    """Return for each English form the others of its rows."""
    same: dict[str, dict[str, None]] = {}
    for _, row in table_rows(_TABLE):
        forms = row.split()
        for form in forms:
            same.setdefault(form, {}).update(dict.fromkeys(other for other in forms if other != form))
    return {form: tuple(others) for form, others in same.items()}


def _arabic_forms(plain: str) -> Iterator[str]:
    """Yield the present for the future, the verb without *and then*, he for she; أردني for the indefinite أردنيا."""
    if is_future(plain.removeprefix(_AND)):
        plain = plain.removeprefix(_AND)[1:]
        yield plain
    if len(plain) > _LEAST_VERB_LETTERS and plain.startswith(_AND_THEN):
        plain = plain[1:]
        yield plain
    if len(plain) >= _LEAST_VERB_LETTERS and (other := _HE_OR_SHE.get(plain[0])):
        yield other + plain[1:]
    if len(plain) > _LEAST_VERB_LETTERS and plain.endswith(_INDEFINITE):
        yield plain.removesuffix(_INDEFINITE)


def is_future(plain: str) -> bool:
    """Return whether an Arabic word (folded) may be a verb in the future: it will train (ستدرب)."""
    return len(plain) > _LEAST_VERB_LETTERS and plain.startswith(_FUTURE)


def without_particle(plain: str) -> str:
    """Return a folded word without *and*, *then* (و, ف) joined to it; short words are left as they are."""
    return plain[1:] if len(plain) > _LEAST_AFTER_PARTICLE and plain[0] in _PARTICLES else plain
