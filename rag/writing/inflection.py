"""Other forms of a word that its stem does not show: odd plurals and verbs in English, the person of a verb in Arabic.

In: a word. Out: words that are the same one in another form. Forms that are mostly another word (left, found, saw,
rose as a flower would be one too, but is mostly the verb) are left out where they would mislead.
"""

from collections.abc import Mapping

from corpus.fold import fold
from index.words.terms import Word

_FORMS = """
    man men, woman women, child children, person people, foot feet, tooth teeth, life lives, wife wives, half halves,
    begin began begun, break broke broken, bring brought, build built, buy bought, catch caught, choose chose chosen,
    come came, cost cost, cut cut, deal dealt, do did done, draw drew drawn, drink drank drunk, drive drove driven,
    eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought, fly flew flown, forbid forbade forbidden,
    freeze froze frozen, get got, give gave given, go went gone, grow grew grown, hide hid hidden, hold held, keep kept,
    know knew known, lead led, lend lent, lose lost, make made, mean meant, meet met, pay paid, ride rode ridden,
    ring rang rung, rise rose risen, run ran, say said, sell sold, send sent, shake shook shaken, shine shone,
    shoot shot, shrink shrank shrunk, sing sang sung, sink sank sunk, sleep slept, speak spoke spoken, spend spent,
    stand stood, steal stole stolen, strike struck, swear swore sworn, swim swam swum, take took taken, teach taught,
    tell told, think thought, throw threw thrown, understand understood, wear wore worn, win won, withdraw withdrew,
    write wrote written
"""
_SAME: Mapping[str, tuple[str, ...]] = {
    form: tuple(other for other in forms if other != form) for line in _FORMS.split(",") if (forms := line.split())
    for form in forms
}  # fmt: skip
_HE_OR_SHE = {"ي": "ت", "ت": "ي"}
_LEAST_VERB_LETTERS = 4


def other_forms(word: Word) -> tuple[str, ...]:
    """Return other forms of a word; none where its stem shows them all.

    >>> other_forms(Word("built", "latin")), other_forms(Word("تدير", "arabic"))
    (('build',), ('يدير',))
    """
    plain = fold(word.text)
    if word.kind == "latin":
        return _SAME.get(plain, ())
    other = _HE_OR_SHE.get(plain[:1]) if word.kind == "arabic" and len(plain) >= _LEAST_VERB_LETTERS else None
    return (other + plain[1:],) if other else ()
