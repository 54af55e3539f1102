"""Words of a claim that its source says without having them: who buys pays, and what lasted until May ended in May.

    source: a study on 2,150 students          claim: the study covered 2,150 students
    source: the city bought 31 trams           claim: the city paid for 31 trams

In: a word of a claim, the claim, its source. Out: yes or no. Each kind asks for more than the word that stands in its
place: the same subject beside it, the preposition that says it, the number that it belongs to.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from corpus.fold import fold
from index.words.sparse import term_hash
from index.words.stems import arabic_stem, english_stem
from index.words.terms import words
from rag.proving.stated import StatedWord
from rag.proving.verbs import is_arabic_verb

REACH_WORDS = 5
"""Content words behind a word among which stands what it goes with. Source: chosen, a number, an adjective, a noun."""


def terms_of(listed: str) -> frozenset[int]:
    """Return the terms of words of both languages."""
    return frozenset(
        term_hash(f"e:{english_stem(word)}" if word.isascii() else f"a:{arabic_stem(word)}") for word in listed.split()
    )


def _little(listed: str) -> frozenset[str]:
    return frozenset(map(fold, listed.split()))


UNDOING = terms_of(
    """
    fail failure lack refuse reject deny prevent avoid cancel abandon decline forbid ban
    فشل فشلت تعذر عجز عجزت رفض رفضت ترفض يرفض نفى نفت ينفي تنفي ألغى ألغت ألغي ألغيت امتنع امتنعت تجنب منع منعت حظر حظرت
    """
)
"""Terms of words behind which stands what was not done, although no negation says so."""

_BY_DEED: Sequence[tuple[frozenset[int], frozenset[int]]] = tuple(
    (terms_of(said), terms_of(by))
    for said, by in (
        ("pay spend دفع دفعت أنفق أنفقت", "buy bought purchase give gave contribute اشترى اشترت"),
        ("price cost ثمن سعر كلفة", "pay paid دفع يدفع تدفع دفعت"),
        ("publish نشر نشرت", "appear ظهر ظهرت صدر صدرت"),
        ("part participate", "start compete"),
    )
)
_BY_PREPOSITION: Sequence[tuple[frozenset[int], frozenset[str]]] = tuple(
    (terms_of(said), _little(by))
    for said, by in (
        ("cover comprise شمل شملت يشمل تشمل", "on of among على"),
        ("contain feature احتوى يحتوي تحتوي", "with"),
        ("come provide", "from"),
        ("member عضو أعضاء", "of من"),
        ("last استغرق استغرقت يستغرق تستغرق استمر استمرت يستمر تستمر دام دامت", "for after in within بعد لمدة في"),
    )
)
_BY_WORDS: Sequence[tuple[frozenset[int], frozenset[str]]] = (
    (terms_of("establish found create"), _little("set up")),
    (terms_of("postpone"), _little("put off")),
    (terms_of("announce declare"), _little("said")),
    (terms_of("announce declare"), _little("says")),
    (terms_of("يومي يوميا"), _little("اليوم")),
    (terms_of("people person"), _little("everyone")),
    (terms_of("temperature حرارة"), _little("degrees")),
)
_FIRMS, _HOUSES = terms_of("company firm شركة"), terms_of("building مبنى مقر")
_KINDS_OF = terms_of(
    "company firm city town village river island bank club شركة مدينة بلدة قرية نهر جزيرة مصرف نادي جمعية"
)
_BECAME = terms_of("أصبح أصبحت صار صارت بات باتت")
BECOMING_WORDS = 4
"""How far behind has come to (أصبح) its verb stands: its subject of three words between. Source: chosen."""
_IDIOMS = ((terms_of("free"), terms_of("charge")), (terms_of("sea"), terms_of("level")))
"""What is said of the first alone: free of charge, above sea level."""
_PEOPLE = terms_of("people person شخص أشخاص")
_PERSONS = terms_of(
    "employee worker member patient student pupil passenger visitor spectator resident inhabitant runner guest "
    "موظف عامل عمال عضو أعضاء مريض طالب راكب ركاب زائر زوار متفرج ساكن سكان ضيف"
)
_AGREEMENT = terms_of("agreement deal accord اتفاق اتفاقية")
_REACHED, _AGREED = terms_of("reach توصل توصلت"), terms_of("agree اتفق اتفقت")
_CARRY = terms_of("carry")
_VEHICLES = terms_of("boat ship vessel lorry truck car train plane aircraft bus van wagon")
TIMES = terms_of("time twice")
_DEEP, _DUG = terms_of("deep depth عمق"), terms_of("drill dig dug bore حفر حفرت")
_ALLOWED, _MAY = terms_of("allow permit able"), _little("may can cannot could")
_ABLE, _CAN = terms_of("استطاع يستطيع تستطيع"), _little("يحق بوسع")
_ENDED = terms_of("end stop cease انتهى انتهت توقف توقفت")
_UNTIL, _IN = _little("until till حتى"), _little("in on at في عام سنة")
_EARLIER, _BEFORE = terms_of("previous previously former formerly earlier سابقا"), _little("before قبل")


def may_be_implied(
    word: StatedWord, claim: Sequence[StatedWord], sources: Sequence[Sequence[StatedWord]], texts: Sequence[str]
) -> bool:
    """Return whether a source may say a word of the claim without having it.

    Args:
        sources: the words of its last sentence, in each language that it is there in.
        texts: all of the source, in these languages.
    """
    if word.is_name or word.is_number:
        return False
    little = frozenset(fold(each.text) for text in texts for each in words(text))
    return any(kind(word, claim, source, little) for kind in _KINDS for source in sources)


_Claim = Sequence[StatedWord]
_Kind = Callable[[StatedWord, _Claim, _Claim, frozenset[str]], bool]


def _by_deed(word: StatedWord, claim: _Claim, source: _Claim, little: frozenset[str]) -> bool:
    """Who buys pays: the same stands right before or right behind both."""
    return any(
        word.accepted & said and any(_is_same_beside(word, claim, at, source) for at in _places(by, source))
        for said, by in _BY_DEED
    )


def _is_same_beside(word: StatedWord, claim: _Claim, place: int, source: _Claim) -> bool:
    at = claim.index(word)
    beside = [(at + step, place + step) for step in (-1, 1)]
    return any(
        0 <= mine < len(claim) and 0 <= theirs < len(source) and bool(claim[mine].accepted & source[theirs].accepted)
        for mine, theirs in beside
    )


def _by_preposition(word: StatedWord, claim: _Claim, source: _Claim, little: frozenset[str]) -> bool:
    """A study on students covers them: what follows the word has the preposition that says as much."""
    at = claim.index(word)
    followed = claim[at + 1 : at + 1 + REACH_WORDS]
    return any(
        word.accepted & said and any(each.led_by in by and _among(each, followed) for each in source)
        for said, by in _BY_PREPOSITION
    )


def _of_people(word: StatedWord, claim: _Claim, source: _Claim, little: frozenset[str]) -> bool:
    """Thirty workers are thirty people."""
    before = [first for first, second in pairwise(claim) if second is word and first.is_number]
    return bool(word.accepted & _PEOPLE) and any(
        _among(number, before) and bool(person.accepted & _PERSONS) for number, person in pairwise(source)
    )


def _of_agreement(word: StatedWord, claim: _Claim, source: _Claim, little: frozenset[str]) -> bool:
    """Who agrees reaches an agreement."""
    before = [first for first, second in pairwise(claim) if second is word and first.accepted & _AGREEMENT]
    return bool(word.accepted & _REACHED and before and _places(_AGREED, source))


def _of_vehicles(word: StatedWord, claim: _Claim, source: _Claim, little: frozenset[str]) -> bool:
    """Boats with goods carry them."""
    pairs = [*pairwise(claim)]
    is_carried = any(second is word and first.accepted & _VEHICLES for first, second in pairs)
    goods = [second for first, second in pairs if first is word]
    return bool(word.accepted & _CARRY) and is_carried and any(w.led_by == "with" and _among(w, goods) for w in source)


def _of_times(word: StatedWord, claim: _Claim, source: _Claim, little: frozenset[str]) -> bool:
    """What is five times as salty is five times saltier."""
    plain = fold(word.text)
    bases = {english_stem(plain.removesuffix("ier") + "y"), english_stem(plain.removesuffix("er"))}
    terms = frozenset(term_hash(f"e:{base}") for base in bases)
    return plain.endswith("er") and any(
        first.accepted & TIMES and second.led_by == "as" and bool(second.accepted & terms)
        for first, second in pairwise(source)
    )


def _of_depth(word: StatedWord, claim: _Claim, source: _Claim, little: frozenset[str]) -> bool:
    """What is drilled to so many metres is so deep."""
    return bool(word.accepted & _DEEP and _places(_DUG, source))


def _of_leave(word: StatedWord, claim: _Claim, source: _Claim, little: frozenset[str]) -> bool:
    """Who may eat is allowed to, who may not is not."""
    if word.accepted & _ABLE:
        return bool(little & _CAN)
    deeds = [second for first, second in pairwise(claim) if first is word and second.led_by == "to"]
    leads = {each.led_by for each in source if _among(each, deeds)}
    return bool(word.accepted & _ALLOWED) and (bool(leads & _MAY) or ("not" in leads and bool(little & _MAY)))


def _of_end(word: StatedWord, claim: _Claim, source: _Claim, little: frozenset[str]) -> bool:
    """What went on until a year or a month ended in it: what is said of it in the same clause."""
    times = [each for each in claim if each.led_by in _IN]
    others = [each for each in claim if each is not word and each not in times]
    ends = [each for each in source if each.led_by in _UNTIL and any(each.accepted == time.accepted for time in times)]
    return bool(word.accepted & _ENDED) and any(
        each.clause == end.clause and _among(each, others) for end in ends for each in source
    )


def _by_words(word: StatedWord, claim: _Claim, source: _Claim, little: frozenset[str]) -> bool:
    """What was set up was founded."""
    return any(word.accepted & said and by <= little for said, by in _BY_WORDS)


def _before_name(word: StatedWord, claim: _Claim, source: _Claim, little: frozenset[str]) -> bool:
    """What kind of thing a name is of, or the house of an office, where the source calls it nothing else: شركة رف."""
    named = [second for first, second in pairwise(claim) if first is word and second.at - word.at == 1]
    places = [at for at, each in enumerate(source) if _among(each, named)]
    beside = [source[at - 1] for at in places if at and source[at].at - source[at - 1].at == 1]
    is_kind = bool(word.own & _FIRMS) and all(each.is_name for each in named)
    return (is_kind or bool(word.own & _HOUSES)) and bool(places) and not any(each.own & _KINDS_OF for each in beside)


def _of_becoming(word: StatedWord, claim: _Claim, source: _Claim, little: frozenset[str]) -> bool:
    """What has come to last so long lasts so long: أصبح يستغرق."""
    following = [each for each in claim if 0 < each.at - word.at <= BECOMING_WORDS]
    return bool(word.own & _BECAME) and any(is_arabic_verb(fold(each.text)) for each in following)


def _by_idiom(word: StatedWord, claim: _Claim, source: _Claim, little: frozenset[str]) -> bool:
    """What is free is free of charge."""
    before = [first for first, second in pairwise(claim) if second is word]
    return any(
        word.own & said and any(first.own & by and _among(first, source) for first in before) for by, said in _IDIOMS
    )


def _of_before(word: StatedWord, claim: _Claim, source: _Claim, little: frozenset[str]) -> bool:
    return bool(word.accepted & _EARLIER and little & _BEFORE)


_KINDS: Sequence[_Kind] = (
    _by_deed,
    _by_preposition,
    _of_people,
    _of_agreement,
    _of_vehicles,
    _of_times,
    _of_depth,
    _of_leave,
    _of_end,
    _of_before,
    _by_words,
    _by_idiom,
    _before_name,
    _of_becoming,
)


def _places(terms: frozenset[int], source: _Claim) -> list[int]:
    return [at for at, each in enumerate(source) if each.accepted & terms]


def _among(word: StatedWord, others: Sequence[StatedWord]) -> bool:
    return any(word.accepted & other.accepted for other in others)
