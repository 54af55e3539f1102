"""Words that state nothing of their own: those that carry the telling (according, the text says, held), and negations.

In: a word and the two behind it. Out: whether it is passed over. Negations are counted in `small_words`.
"""

import re
from collections.abc import Sequence

from corpus.fold import fold
from index.words.terms import Word
from rag.proving.words.inflection import is_future
from rag.proving.words.small_words import DENIES, kinds

# Words of the telling, not of the matter; أبو and عبد are half a name, whose joined form is a word of its own.
_LIGHT = frozenset(
    fold(word)
    for word in """
    according text passage passages document documents article paragraph source sources mention mentions mentioned
    states stated say says said report reports reported note notes noted add adds added also include includes included
    including is held took take takes taken place make makes made well addition namely respectively called named
    entitled titled following during away about around approximately nearly there forward one ones amount amounted
    al el bin ibn number numbers per since because due age aged today currently now nowadays lie lies lay located
    situated putting st nd rd th
    النص الفقرة الفقرات المقال المقالة الوثيقة الوثائق المصدر ذكر ذكرت يذكر تذكر ورد جاء وفق وفقا بحسب حسب قال قالت يقول
    تقول أشار أشارت يشير أفاد أفادت كذلك أيضا كما تم تمت قام قامت يتم عقد عقدت بعنوان يدعى يسمى تسمى ومنها وهي وهو حيث
    خلال ضمن عبد أبو أبي أبا نحو حوالي بلغ بلغت يبلغ تبلغ بن ابن عدد أعداد بسبب سبب اليوم الآن حاليا منذ عمر
    يقع تقع بصفة بصفته بصفتها قدره قدرها قيمته قيمتها
    """.split()
)
_YEAR_WORDS = frozenset(map(fold, "year عام سنة العام".split()))
_YEAR = re.compile("1[0-9]{3}|20[0-9]{2}")
_CARRIED = frozenset({"carry", "carries", "carried"})
_GOING, _OUT_OF = "going", fold("أصل")
"""Is going to coach, من أصل 210."""
_NAMING = frozenset({"named", "called"})
_ARTICLES = frozenset("a an the its his her their".split())
_EACH = frozenset({"every", "each"})
_TIMES = frozenset(
    "second minute hour day night morning evening week weekend month season spring summer autumn winter year".split()
)


def is_year(text: str) -> bool:
    """Return whether a number is a year of our time, which counts nothing."""
    return _YEAR.fullmatch(text) is not None


def is_light(word: Word, following: Sequence[Word]) -> bool:
    """Return whether a word states nothing: every before a day, year before a year; named does where `after` or
    an article follows.

    Args:
        following: the next two words, as far as there are.
    """
    plain = fold(word.text)
    now = plain[1:] if is_future(plain) else plain
    followed = [fold(each.text) for each in following]
    if plain in _NAMING and ("after" in followed or _ARTICLES.intersection(followed[:1])):
        return False
    return (
        plain in _LIGHT
        or now in _LIGHT
        or plain in kinds()[DENIES]
        or (plain in _YEAR_WORDS and bool(following) and is_year(following[0].text))
        or (plain in _EACH and bool(_TIMES.intersection(followed[:1])))
        or (plain in _CARRIED and followed[:1] == ["out"])
        or (plain == _GOING and followed[:1] == ["to"])
        or (plain == _OUT_OF and bool(following) and following[0].kind == "number")
    )
