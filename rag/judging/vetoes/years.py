"""Vetoes answers about another year: a figure of 2022 does not answer a question about 2020.

A text that says *the year before* or *the year after* also covers the years before or after those that it names.
"""

from corpus.fold import fold
from rag.judging.concepts.matches import SURE
from rag.judging.vetoes.case import Case
from rag.judging.vetoes.word_lists import LISTS
from rag.words.dates import years

_BEFORE, _AFTER = LISTS.compile(r"(?<!\w)<YEAR_BEFORE>"), LISTS.compile(r"(?<!\w)<YEAR_AFTER>")


def is_of_another_year(case: Case) -> bool:
    """Return whether a year is asked about that is not near the sentence, while the passage names only other years.

    Questions for a yes or a no are left out.
    """
    if case.question.expects == "polarity" or case.features["numbers_window"] >= SURE:
        return False
    asked = {year for each in case.question.constraints if each.kind == "date" for year in _years(each.text)}
    if not asked:
        return False
    text = fold(" ".join(case.passage))
    named = _years(text)
    before = {year - 1 for year in named} if _BEFORE.search(text) else set()
    after = {year + 1 for year in named} if _AFTER.search(text) else set()
    return bool(named) and asked.isdisjoint(named | before | after)


def _years(text: str) -> set[int]:
    return set(map(int, years(text)))
