"""Whether what a source only wants, expects, proposes or allows is told as done: hopes to open, "opened".

In: the stated words of a claim and of its source, and the claim's text. Out: yes or no. A claim that hedges at all is
believed to hedge the right thing.
"""

from collections.abc import Sequence

from corpus.fold import bare, fold
from index.words.terms import words
from rag.proving.implied import UNDOING, terms_of
from rag.proving.inflection import is_future
from rag.proving.light_words import NEGATIONS
from rag.proving.stated import StatedWord, itself, places_of

_HEDGES = terms_of(
    """
    want wish hope plan propose proposal expect seek aim intend consider suggest ask request negotiate negotiation
    discuss try attempt urge recommend demand apply threaten claim allege believe suspect fear think warn candidate
    possible possibly perhaps probably likely offer
    أراد يريد تريد نريد يعتزم تعتزم يأمل تأمل سعى سعت يسعى تسعى يطمح تطمح خطط تخطط يخطط اقترح اقترحت يقترح تقترح
    اقتراح توقع تتوقع يتوقع المتوقع تطلع تتطلع يتطلع دعا دعت يدعو تدعو طلب طلبت يطلب تطلب
    تفاوض التفاوض مفاوضات ناقش ناقشا ناقشت حاول حاولت يحاول تحاول محاولة ينوي تنوي يدرس تدرس يمكن ربما محتمل زعم زعمت
    """
)
"""Terms of words behind which stands what is not, or not yet, so."""

_SCHEDULED = terms_of("schedule plan مقرر المقرر مقررة المقررة مخطط")
"""What will be is believed of these, what was is not."""

_MODALS = frozenset("may might could should must would can".split())
_NEARLY = frozenset(map(fold, "nearly almost barely تكاد يكاد كاد كادت".split()))
_LIKE = "like"
_UNCERTAIN = frozenset("may might could should".split())
_WOULD = "would"
_SAYING = frozenset("said says told that announced".split())
_BELIEVED = (
    _HEDGES | _SCHEDULED | UNDOING | terms_of("allow permit possible able entitled سمح يسمح تسمح جاز يجوز تجيز يمكن")
)
REACH_WORDS = 3
"""How many content words behind a hedge are hedged. Source: chosen, a verb with its subject or object."""


def drops_hedge(claim: str, stated: Sequence[StatedWord], sources: Sequence[Sequence[StatedWord]]) -> bool:
    """Return whether a claim without any hedge has a word that stands behind one wherever the sources have it."""
    said = frozenset(bare(word.text).lower() for word in words(claim))
    if said & (_MODALS | NEGATIONS) or any(itself(word) & _BELIEVED for word in stated):
        return False
    is_told_as_future = "will" in said or any(is_future(fold(word.text)) for word in stated)
    leads = _UNCERTAIN if is_told_as_future else _UNCERTAIN | {_WOULD}
    hedges = _HEDGES - _SCHEDULED if is_told_as_future else _HEDGES | _SCHEDULED
    if any(all(_is_nearly(word, source) for source in sources) for word in stated):
        return True
    return any(
        not (word.is_name or word.is_number) and all(_is_hedged(word, hedges, leads, source) for source in sources)
        for word in stated
    )


def _is_nearly(word: StatedWord, source: Sequence[StatedWord]) -> bool:
    """Return whether the claim tells as full what is nearly so wherever the source has it; numbers may be rounded."""
    places = [] if word.is_number or word.led_by in _NEARLY else places_of(word, source)
    return bool(places) and all(source[at].led_by in _NEARLY for at in places)


def _is_hedged(word: StatedWord, hedges: frozenset[int], leads: frozenset[str], source: Sequence[StatedWord]) -> bool:
    places = [at for at, each in enumerate(source) if each.accepted & word.accepted]
    return bool(places) and all(
        _is_uncertain(at, leads, source) or any(_hedges(each, hedges) for each in _before(at, source)) for at in places
    )


def _is_uncertain(at: int, leads: frozenset[str], source: Sequence[StatedWord]) -> bool:
    """Return whether a word is what may be or would be; what somebody said would be is only in his tense."""
    is_reported = source[at].led_by == _WOULD and any(word.led_by in _SAYING for word in source)
    return source[at].led_by in leads and not is_reported


def _before(at: int, source: Sequence[StatedWord]) -> list[StatedWord]:
    return [each for each in source[max(0, at - REACH_WORDS) : at] if each.clause == source[at].clause]


def _hedges(word: StatedWord, hedges: frozenset[int]) -> bool:
    return bool(itself(word) & hedges) or fold(word.text) == _LIKE
