"""Of which year: a figure of 2022 is none of 2020.

A text with *the year before* or *after* has the year before or after each of its own, too.
"""

import re

from corpus.fold import fold
from rag.judging.concepts.matches import SURE
from rag.judging.vetoes.case import Case
from rag.words.pattern import one_of

_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
_BACK = re.compile(
    rf"(?<!\w){one_of('previous before last earlier السابق السابقة سبق سبقه سبقها الماضي الماضية قبل'.split())}"
)
_ON = re.compile(
    rf"(?<!\w){one_of('following next later after التالي التالية المقبل المقبلة القادم القادمة بعد'.split())}"
)


def is_of_another_year(case: Case) -> bool:
    """Return whether a year is asked about that is not near the sentence, and the passage has others alone.

    Not where a yes or no is asked for."""
    if case.question.expects == "polarity" or case.features["numbers_window"] >= SURE:
        return False
    asked = {year for each in case.question.constraints if each.kind == "date" for year in _years(each.text)}
    if not asked:
        return False
    text = fold(" ".join(case.passage))
    named = _years(text)
    before = {year - 1 for year in named} if _BACK.search(text) else set()
    after = {year + 1 for year in named} if _ON.search(text) else set()
    return bool(named) and asked.isdisjoint(named | before | after)


def _years(text: str) -> set[int]:
    return {int(year) for year in _YEAR.findall(fold(text))}
