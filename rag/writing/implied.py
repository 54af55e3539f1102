"""Words that say little more than that two things belong together, and may be missing in a source that joins them.

    source: a study on 2,150 students          claim: the study covered 2,150 students
    source: a well drilled to 1,900 metres     claim: a well 1,900 metres deep

In: a word of a claim, the claim, its source. Out: yes or no. It is no where the source has a word that undoes (failed,
withdrew, without), says another dimension, or where the claim has too little else to be held to.
"""

from collections.abc import Sequence

from corpus.fold import fold
from index.words.sparse import term_hash
from index.words.stems import arabic_stem, english_stem
from index.words.terms import words
from rag.writing.stated import StatedWord

LEAST_OTHER_WORDS = 3
"""Content words that a claim has to have besides: what stands with what. Source: chosen."""


def terms_of(listed: str) -> frozenset[int]:
    """Return the terms of words of both languages."""
    return frozenset(
        term_hash(f"e:{english_stem(word)}" if word.isascii() else f"a:{arabic_stem(word)}") for word in listed.split()
    )


_JOINING = terms_of(
    "cover comprise contain carry come provide involve feature consist belong part participate member "
    "last استغرق استغرقت يستغرق تستغرق استمر استمرت دام دامت "
    "شمل شملت يشمل تشمل تضمن يتضمن تتضمن احتوى يحتوي تحتوي ضم يضم تضم شارك شاركت"
)
_DIMENSIONS = terms_of("deep high tall long wide broad thick away far depth height length width عمق ارتفاع طول عرض بعد")
UNDOING = terms_of(
    """
    fail failure lack refuse reject deny prevent avoid cancel abandon decline forbid ban
    فشل فشلت تعذر عجز عجزت رفض رفضت ترفض يرفض نفى نفت ينفي تنفي ألغى ألغت امتنع امتنعت تجنب منع منعت حظر حظرت
    """
)
"""Terms of words behind which stands what was not done, although no negation says so."""
_PARTING = UNDOING | terms_of(
    """
    exclude omit leave lose withdraw quit boycott skip miss escape remove except empty separate dismiss
    استثنى استثنت يستثنى استبعد استبعدت غاب غابت انسحب انسحبت قاطع قاطعت خلا تخلو ترك غادر فقد
    """
)


_IMPLIED: Sequence[tuple[frozenset[int], frozenset[int]]] = tuple(
    (terms_of(said), terms_of(by))
    for said, by in (
        ("pay spend دفع دفعت أنفق أنفقت", "buy purchase اشترى اشترت شراء"),
        ("reach conclude توصل توصلت", "agree agreement sign اتفق اتفقت اتفاق وقع وقعت"),
        ("want wish أراد أرادت يريد تريد", "propose plan demand request اقترح اقترحت طالب طالبت دعا دعت"),
        ("publish نشر نشرت", "appear ظهر ظهرت صدر صدرت"),
        (
            "people person شخص أشخاص",
            "employee worker member patient student pupil passenger visitor spectator resident inhabitant runner guest "
            "موظف عامل عمال عضو أعضاء مريض طالب راكب ركاب زائر زوار متفرج ساكن سكان ضيف",
        ),
        ("die death مات وفاة", "kill murder قتل قتلت مقتل"),
    )
)
"""What follows from what: who buys pays, who agrees reaches an agreement."""
_IMPLIED_BY_LITTLE: Sequence[tuple[frozenset[int], frozenset[str]]] = tuple(
    (terms_of(said), frozenset(map(fold, by.split())))
    for said, by in (
        ("allow permit able possible سمح يسمح استطاع يستطيع تستطيع جاز", "may can cannot could يمكن يجوز يحق"),
        ("previous previously former formerly earlier سابقا", "before قبل"),
    )
)
"""The same of stop words: who may do something is allowed to."""
_ENDING = terms_of("end stop cease انتهى انتهت توقف توقفت")
_UNTIL, _IN = (frozenset(map(fold, listed.split())) for listed in ("until till حتى", "in on at في عام سنة"))


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
    rest = [each for source in sources for each in source]
    if any(word.accepted & said and any(each.accepted & by for each in rest) for said, by in _IMPLIED):
        return True
    little = {fold(each.text) for text in texts for each in words(text)}
    if any(word.accepted & said and by & little for said, by in _IMPLIED_BY_LITTLE):
        return True
    if len(claim) - 1 < LEAST_OTHER_WORDS:
        return False
    if word.accepted & _ENDING:
        return any(_is_until(each, claim) for each in rest)
    if word.accepted & _DIMENSIONS:
        return any(each.is_number for each in claim) and not any(each.accepted & _DIMENSIONS for each in rest)
    told = frozenset[int]().union(*(each.accepted for each in claim))
    return bool(word.accepted & _JOINING) and not any(each.accepted & _PARTING - told for each in rest)


def _is_until(word: StatedWord, claim: Sequence[StatedWord]) -> bool:
    """Return whether a source says until of a year or a month in which something ends in the claim."""
    return word.led_by in _UNTIL and any(each.accepted == word.accepted and each.led_by in _IN for each in claim)
