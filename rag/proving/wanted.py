"""Whether a claim tells as done what its source only wants, promises or asks for: it invited them to meet, "they met".

In: the parts of a claim and of the last sentence of its source. Out: yes or no. What stands behind to (or أن)
is not done yet: a claim that has it must have the word that it hangs from, or an infinitive itself. So it is with
what one noun says, where it hangs from a verb (طلب منع الإنارة).
"""

from collections.abc import Sequence
from itertools import takewhile

from corpus.fold import fold
from rag.proving.clauses import SAYING, Part
from rag.proving.implied import terms_of
from rag.proving.inflection import is_future as is_future_verb
from rag.proving.stated import StatedWord, itself, places_of
from rag.proving.verbs import is_past

_FACTUAL = frozenset(map(fold, "after since during before because despite بعد منذ خلال قبل عقب إثر رغم".split()))
_AND, _OF_NOW = "و", ("ي", "ت", "ن")
_WILL, _SURE, _TRUE = "will", frozenset({"will", "shall"}), frozenset({"", "can", "must"})
_SCHEDULED = terms_of("schedule plan due مقرر المقرر مقررة المقررة مخطط")
"""Terms of words from which hangs what will be."""
_DONE = terms_of(
    """
    begin start continue manage help use come have able conduct perform make take reach amount
    بدأ بدأت استمر استمرت واصل واصلت تمكن تمكنت نجح نجحت تولى تولت يتولى تتولى أجرى أجرت شهد شهدت أعاد أعادت
    بلغ بلغت يبلغ تبلغ استخدم تستخدم يستخدم
    """
)
"""Terms of words from which hangs what was done: it began to rain."""


def is_only_wanted(claim: Sequence[Part], source: Sequence[Part]) -> bool:
    """Return whether a word of the claim stands behind an infinitive alone, without what that hangs from."""
    said = [word for part in claim for word in part.words]
    if any(_is_only_possible(part, source) for part in claim if part.kind == "deed"):
        return True
    if any(part.is_infinitive for part in claim):
        return False
    is_future = any(word.led_by == _WILL or is_future_verb(fold(word.text)) for word in said)
    done = _DONE | _SCHEDULED if is_future else _DONE
    hanging = [at for at, part in enumerate(source) if part.is_infinitive]
    open_ = [at for at in hanging if not _hangs_from_said(at, source, said, done)]
    wanted = [word for at in open_ for word in _scope(at, source)]
    other = [word for part in source for word in part.words if word not in wanted]
    return any(_is_only_there(word, wanted, other) for word in said) or any(
        _is_only_named(part.words[0], source, said, done) for part in claim if part.kind == "deed"
    )


def _is_only_possible(deed: Part, source: Sequence[Part]) -> bool:
    """Return whether a deed without will or would has one wherever the source has it."""
    deeds = [part for part in source if part.kind == "deed"]
    same = [deeds[at] for at in places_of(deed.words[0], [part.words[0] for part in deeds])]
    is_past_tense = is_past(fold(deed.words[0].text))
    # What somebody said would be is only in his tense.
    is_reported = not is_past_tense and any(part.words[0].text in SAYING for part in deeds)
    if deed.modal or deed.is_infinitive or is_reported or not same:
        return False
    return all(part.modal not in _TRUE and (is_past_tense or part.modal not in _SURE) for part in same)


def _is_only_named(deed: StatedWord, source: Sequence[Part], said: Sequence[StatedWord], done: frozenset[int]) -> bool:
    """Return whether what a claim tells as a deed is only the object of one that it lacks: asked for a ban."""
    words = [word for part in source for word in part.words]
    found = [words[at] for at in places_of(deed, words)]
    at = [place for place, part in enumerate(source) if any(word in part.words for word in found)]
    return (
        bool(at)
        and all(map(_is_noun, found))
        and all(source[place].kind == "phrase" and _is_object(place, source, said, done) for place in at)
    )


def _is_object(place: int, source: Sequence[Part], said: Sequence[StatedWord], done: frozenset[int]) -> bool:
    if source[place].lead in _FACTUAL:
        return False
    before = next((part for part in source[:place][::-1] if part.kind not in ("phrase", "pronoun")), None)
    if before is None or before.kind != "deed":
        return False
    return not (itself(before.words[0]) & done or places_of(before.words[0], said))


def _is_only_there(word: StatedWord, wanted: Sequence[StatedWord], other: Sequence[StatedWord]) -> bool:
    return not (word.is_name or word.is_number) and bool(places_of(word, wanted)) and not places_of(word, other)


def _hangs_from_said(at: int, source: Sequence[Part], said: Sequence[StatedWord], done: frozenset[int]) -> bool:
    """Return whether a claim has the verb before an infinitive, or that is one of those that tell what was done."""
    clause = takewhile(lambda part: part.kind not in ("comma", "relative"), source[:at][::-1])
    before = [part for part in clause if part.words]
    governors = next((part.words for part in before if part.kind == "deed"), before[0].words[-1:] if before else ())
    return any(itself(word) & done or places_of(word, said) for word in governors)


def _scope(at: int, source: Sequence[Part]) -> list[StatedWord]:
    """Return the words of an infinitive, and those behind it in its clause."""
    found = [*source[at].words]
    for part in source[at + 1 :]:
        if part.kind in ("deed", "relative", "clausal", "comma"):
            break
        found += part.words
    return found


def _is_noun(word: StatedWord) -> bool:
    """Return whether a word, where it is no deed, is surely none: an Arabic one in the form of a verb may be."""
    return word.text.isascii() or not fold(word.text).removeprefix(_AND).startswith(_OF_NOW)
