"""Whether the subject of a verb in a claim is none that its source has for it: who does what.

    source: A walkway replaced the arch until 1952, when the county paid for a span.    claim: A span replaced the arch.

In: the parts of a claim and of the last sentence of its source. Out: yes or no. In English what does a deed stands
before it, in Arabic behind or before it; behind and or a comma it may be the one of the verb before. Where a pronoun
stands for it, it is not known, and nothing is said.
"""

from collections.abc import Sequence
from itertools import takewhile

from corpus.fold import fold
from rag.proving.clauses import SAYING, Part
from rag.proving.roles import is_office
from rag.proving.stated import StatedWord, is_among, places_of
from rag.proving.verbs import is_verbal_noun

MOST_BEHIND = 5
"""Words behind an Arabic verb among which its subject stands: a title, a name, an object. Source: chosen."""
LAST_WORDS = 4
"""Words before who or which of which one is meant. Source: chosen, a title and a name of three parts."""
HEAD_WORDS = 2
"""Of these, how many say who it is in a claim: a title and a name. Source: chosen."""
_TIMES = frozenset(map(fold, "يوم صباح مساء ليلة عام سنة شهر أسبوع ربيع صيف خريف شتاء مطلع نهاية منتصف أواخر".split()))
_BY, _ADVERB = "by", "ly"
_ARTICLE, _INDEFINITE, _AND = "ال", "ا", "و"
_CLAUSAL = frozenset(map(fold, "as since before after until than".split()))
"""Prepositions that may open a clause: as the ferry carries no cars."""


def is_done_by_another(claim: Sequence[Part], source: Sequence[Part], told: Sequence[StatedWord]) -> bool:
    """Return whether the subject of a verb of the claim is, in the source, none of the verb wherever it has it."""
    return any(_is_another(at, claim, source, told) for at, part in enumerate(claim) if part.kind == "deed")


def _is_another(at: int, claim: Sequence[Part], source: Sequence[Part], told: Sequence[StatedWord]) -> bool:
    deed, is_english = claim[at], claim[at].words[0].text.isascii()
    claimed = _doers(at, claim, deed.is_passive) or _next(at, claim)
    known = [word for word in claimed if places_of(word, told)]
    heads = known if is_english else _heads(known)
    objects = () if is_english else [word for word in claimed if word not in heads]
    doers = [_doers(place, source, deed.is_passive if is_english else None) for place in _places(deed, source)]
    # Behind an Arabic verb without a subject comes its object, which the claim has behind its own.
    is_known = all(each and not is_among(each[0], objects) for each in doers)
    return bool(heads and doers) and is_known and not any(_has(each, heads, claimed) for each in doers)


def is_done_to_another(claim: Sequence[Part], source: Sequence[Part]) -> bool:
    """Return whether what follows a verb of the claim follows another verb in the source, where this one has what the
    claim leaves out: a storm destroyed houses and damaged a church; "it damaged houses"."""
    said = [word for part in claim for word in part.words]
    return any(_follows_another(at, claim, source, said) for at, part in enumerate(claim) if part.kind == "deed")


def _follows_another(at: int, claim: Sequence[Part], source: Sequence[Part], said: Sequence[StatedWord]) -> bool:
    is_english, is_passive = claim[at].words[0].text.isascii(), claim[at].is_passive
    places = [
        place
        for place in _places(claim[at], source)
        if source[place].is_passive == is_passive and source[place].words[0].text.isascii() == is_english
    ]
    is_cut = all(_is_cut(place, source, said) for place in places)
    if not places or not is_cut:
        return False
    others = [place for place, part in enumerate(source) if part.kind == "deed" and place not in places]
    theirs = [word for place in others for word in _following(place, source)]
    own = [word for part in source for word in part.words if word not in theirs]
    own += [word for place in places for word in _doers(place, source, is_passive)]
    objects = _following(at, claim)[0 if is_english else HEAD_WORDS :]
    return any(places_of(word, theirs) and not places_of(word, own) for word in objects)


def _is_cut(place: int, source: Sequence[Part], said: Sequence[StatedWord]) -> bool:
    """Return whether the claim leaves out a word behind a deed, and no pronoun stands there for another one."""
    subject = 0 if source[place].words[0].text.isascii() else 1
    has_pronoun = any(part.kind == "pronoun" for part in _behind_deed(place, source))
    return not has_pronoun and any(not places_of(word, said) for word in _following(place, source)[subject:])


def _following(at: int, parts: Sequence[Part]) -> list[StatedWord]:
    return [word for part in _behind_deed(at, parts) for word in part.words]


def _behind_deed(at: int, parts: Sequence[Part]) -> Sequence[Part]:
    """Return what stands behind a deed in its clause."""
    return [*takewhile(lambda part: part.kind in ("phrase", "pronoun", "joining"), parts[at + 1 :])]


def _places(deed: Part, source: Sequence[Part]) -> list[int]:
    """Return where a source has a deed: the word itself, where it has that, else what says the same."""
    places = [at for at, part in enumerate(source) if part.kind == "deed"]
    same = [places[at] for at in places_of(deed.words[0], [source[place].words[0] for place in places])]
    return [at for at in same if _bare(source[at]) == _bare(deed)] or same


def _bare(deed: Part) -> str:
    return fold(deed.words[0].text).removeprefix(_AND)


def _doers(at: int, parts: Sequence[Part], is_passive: bool | None) -> tuple[StatedWord, ...]:
    """Return the words that may name the subject of a deed, or who does it, where that is in the passive and it is
    asked for in the active; for both where it is asked in Arabic, which writes them alike (None)."""
    if parts[at].is_infinitive:
        return ()
    if is_passive is None and parts[at].is_passive:
        return (*_doers(at, parts, True), *_agent(at, parts))
    if is_passive is not None and parts[at].is_passive != is_passive:
        return () if is_passive else _agent(at, parts)
    before = parts[at - 1].kind if at else "comma"
    is_english = parts[at].words[0].text.isascii()
    if before == "relative":
        return (*_antecedent(parts[: at - 1]), *(() if is_english else _behind(at, parts)))
    if before == "pronoun":
        return ()
    begin = _clause(at, parts)
    clause = parts[begin:at]
    if clause and clause[-1].lead in _CLAUSAL and not clause[-1].words[0].is_number:
        return clause[-1].words
    earlier = [place for place in range(at) if parts[place].kind == "deed"]
    inherited = tuple(word for place in earlier for word in _doers(place, parts, parts[place].is_passive))
    if not is_english:
        is_same = before == "joining" and not parts[at].words[0].text.startswith(_AND)
        topic = _topic(clause) if before == "phrase" else inherited if is_same else ()
        return (*topic, *_behind(at, parts))
    if all(word.text.endswith(_ADVERB) for word in _core(clause)):
        before = parts[begin - 1].kind if begin else before
    if before == "joining" and earlier and parts[earlier[-1]].is_infinitive:
        return ()
    is_object = begin > 0 and parts[begin - 1].kind == "deed" and parts[begin - 1].words[0].text not in SAYING
    own = () if before == "joining" or is_object else _core(clause)
    # Behind a comma begins another clause, behind "and" alone perhaps only another thing of the last one.
    is_sure = begin < 2 or parts[begin - 1].kind != "joining" or parts[begin - 2].kind == "comma"
    return own if own and is_sure else (*own, *inherited)


def _agent(at: int, parts: Sequence[Part]) -> tuple[StatedWord, ...]:
    """Return who does what stands in the passive: behind by."""
    following = takewhile(lambda part: part.kind == "phrase", parts[at + 1 :])
    return next((part.words for part in following if part.lead == _BY), ())


def _topic(clause: Sequence[Part]) -> tuple[StatedWord, ...]:
    """Return what an Arabic verb may be said of that stands before it: in a visit that took three days, the visit."""
    last = clause[-1].words
    strange = [*takewhile(lambda word: not (word.text.startswith(_ARTICLE) or word.is_name), last[::-1])]
    if strange and not last[-1].is_number:
        return tuple(strange)  # what is indefinite has its clause right behind it: a hall that bears her name
    return (*_core(clause), *(() if last[-1].is_number else last))


def _clause(at: int, parts: Sequence[Part]) -> int:
    """Return where the clause of a deed begins: behind another deed, behind the "and" that follows one."""
    begin = at
    while begin and parts[begin - 1].kind not in ("deed", "relative", "clausal"):
        if parts[begin - 1].kind == "joining" and any(part.kind == "deed" for part in parts[: begin - 1]):
            break
        begin -= 1
    return begin


def _antecedent(before: Sequence[Part]) -> tuple[StatedWord, ...]:
    """Return the words of which who or which is said: the last phrase, and those that it is led from."""
    found: list[StatedWord] = []
    for part in reversed(before):
        if part.kind == "phrase":
            found += [word for word in part.words[-LAST_WORDS:] if not word.is_number]
        if part.kind == "deed" or (part.kind == "phrase" and not part.lead):
            break
    return tuple(found)


def _heads(words: Sequence[StatedWord]) -> Sequence[StatedWord]:
    """Return of the words behind an Arabic verb the subject: the first one, or somebody with a title."""
    titled = next((at for at, word in enumerate(words) if is_office(word)), len(words))
    return [*words[:1], *words[titled : titled + HEAD_WORDS]]


def _next(at: int, claim: Sequence[Part]) -> tuple[StatedWord, ...]:
    """Return the words right behind an Arabic verb, however strange: a claim names its subject, unlike its source."""
    is_arabic = not claim[at].words[0].text.isascii()
    words = _core(claim[at + 1 : at + 2]) if is_arabic else ()
    return () if any(word.text.endswith(_INDEFINITE) for word in words[:1]) else words


def _behind(at: int, parts: Sequence[Part]) -> tuple[StatedWord, ...]:
    """Return the words right behind an Arabic verb, where they are definite: what is not is mostly its object."""
    following = takewhile(lambda part: part.kind in ("phrase", "joining"), parts[at + 1 :])
    behind = [word for part in following for word in _core([part])[:MOST_BEHIND]]
    return tuple(behind) if any(_is_definite(at, behind) for at in range(len(behind[:1]))) else ()


def _is_definite(at: int, words: Sequence[StatedWord]) -> bool:
    """Return whether an Arabic word has the article, is a name or an office, or is bound to such a one: أسرة الغواص."""
    first = words[at]
    if first.is_name or is_office(first) or first.text.startswith(_ARTICLE):
        return True
    if fold(first.text) in _TIMES:
        return False
    is_bound = not first.text.endswith(_INDEFINITE) and not is_verbal_noun(fold(first.text))
    return is_bound and at + 1 < len(words) and _is_definite(at + 1, words)


def _core(parts: Sequence[Part]) -> tuple[StatedWord, ...]:
    """Return the words of phrases that no preposition leads."""
    words = (word for part in parts if part.kind == "phrase" and not part.lead for word in part.words)
    return tuple(word for word in words if not word.is_number)


def _has(doers: Sequence[StatedWord], heads: Sequence[StatedWord], claimed: Sequence[StatedWord]) -> bool:
    """Return whether the words that may be a subject have the one of a claim; of two names behind a verb it is the
    first."""
    names = [at for word in claimed for at in places_of(word, doers) if doers[at].is_name]
    return any(is_among(head, doers) for head in heads) and names == sorted(names)
