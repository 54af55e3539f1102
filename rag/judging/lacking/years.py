"""Which year is asked about: what held in 2022 does not tell of 2020.

In: a question and the texts of a passage. Out: whether they name other years alone. The year before or after one that
they name is theirs too, where they speak of what was before or after.
"""

import re
from collections.abc import Iterable

from corpus.fold import fold
from rag.asking.question import Question
from rag.words.pattern import one_of

_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
_BACK = re.compile(
    rf"(?<!\w){one_of('previous before last earlier السابق السابقة سبق سبقه سبقها الماضي الماضية قبل'.split())}"
)
_ON = re.compile(
    rf"(?<!\w){one_of('following next later after التالي التالية المقبل المقبلة القادم القادمة بعد'.split())}"
)


def is_of_another_year(question: Question, texts: Iterable[str]) -> bool:
    """Return whether a question asks about a year, and the texts name others and not this one.

    >>> from rag.asking.question import understand
    >>> asked = understand("How many boats sank in 2020?")
    >>> is_of_another_year(asked, ["In 2022 nine boats sank."]), is_of_another_year(asked, ["Nine boats sank."])
    (True, False)
    """
    asked = {year for each in question.constraints if each.kind == "date" for year in _years(each.text)}
    if not asked:
        return False
    text = fold(" ".join(texts))
    named = _years(text)
    before = {year - 1 for year in named} if _BACK.search(text) else set()
    after = {year + 1 for year in named} if _ON.search(text) else set()
    return bool(named) and asked.isdisjoint(named | before | after)


def _years(text: str) -> set[int]:
    return {int(year) for year in _YEAR.findall(fold(text))}
