"""Light words, which are no content words of a claim: reporting words (according, the text says), light verbs (held).

Negations are left out here, too: `operators` has them.
"""

import re
from collections.abc import Mapping, Sequence

from corpus.fold import fold
from index.words.terms import Word
from rag.proving.words.inflection import is_future
from rag.proving.words.operators import DENIES, kinds

_ALWAYS = frozenset(
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
"""Light whatever follows. أبو and عبد are half of a name, whose joined form is a word of its own."""
_YEAR, _NUMBER = "<year>", "<number>"
_TIMES = frozenset(
    "second minute hour day night morning evening week weekend month season spring summer autumn winter year".split()
)
_BEFORE: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("every", "each"), _TIMES),
    **dict.fromkeys(("carry", "carries", "carried"), frozenset({"out"})),
    **dict.fromkeys(map(fold, ("year", "عام", "سنة", "العام")), frozenset({_YEAR})),
    "going": frozenset({"to"}),
    fold("أصل"): frozenset({_NUMBER}),
}
"""Light before one of these: is going to coach, every day, من أصل 210."""
_NAMING = frozenset({"named", "called"})
_NAMED_OTHERWISE = "after"
_ARTICLES = frozenset("a an the its his her their".split())
_YEAR_OF_OUR_TIME = re.compile("1[0-9]{3}|20[0-9]{2}")


def is_light(word: Word, following: Sequence[Word]) -> bool:
    """Return whether a word is light.

    Args:
        following: the next two words, as far as there are.
    """
    plain = fold(word.text)
    if plain in _NAMING and _is_deed(following):
        return False
    present = plain[1:] if is_future(plain) else plain
    is_always = plain in _ALWAYS or present in _ALWAYS or plain in kinds()[DENIES]
    return is_always or not _BEFORE.get(plain, frozenset()).isdisjoint(_signs(following[:1]))


def _is_deed(following: Sequence[Word]) -> bool:
    """Return whether *named* is a verb with an object, and not just before a name: named after a king."""
    behind = [fold(each.text) for each in following]
    return _NAMED_OTHERWISE in behind or not _ARTICLES.isdisjoint(behind[:1])


def _signs(words: Sequence[Word]) -> set[str]:
    """Return the folded words, and the placeholders of those that are numbers or years."""
    years = {_YEAR for word in words if _YEAR_OF_OUR_TIME.fullmatch(word.text)}
    numbers = {_NUMBER for word in words if word.kind == "number"}
    return {fold(word.text) for word in words} | years | numbers
