"""Translation of short answers of several parts: lists, approximate quantities, halves (`rag.rendering.render`).

In: a short answer in one language. Out: the same in the other, or None where a part has no translation.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from corpus.fold import fold
from corpus.passage import Language
from corpus.table import table_rows
from rag.rendering.dated import date as dated
from rag.rendering.render import rendered
from rag.words.pattern import one_of

_ITEM_END = re.compile(r"\s*[,،]\s*(?:and\s+|و(?=\w))?|\s+and\s+|\s+و\s*(?=\w)")
_AND_HALF = re.compile(r"(?:(?P<number>\w+) and a half (?P<unit>\w+)|(?P<whole>.+) ونصف(?: ال\w+)?)")
_ENDS_OF_PERIOD = re.compile(
    r"(?:(?:from|من)\s+)?(?:(?P<day>\d{1,2})|(?P<first>.+?))"
    r"(?:\s*[-–—]\s*|\s+(?:to|until|till|الي|حتي)\s+)(?P<last>\d.+)"
)
_FROM_TO: Mapping[Language, str] = {"ar": "من {} إلى {}", "en": "{} to {}"}
_APPROXIMATORS = Path(__file__).with_name("approximators.tsv")
"""Words that make a figure approximate: English and Arabic, the first of each is the translation of the others."""
_COMMA: Mapping[Language, str] = {"ar": " و", "en": ", "}
_AND: Mapping[Language, str] = {"ar": " و", "en": " and "}


def rendered_whole(text: str, language: Language) -> str | None:
    """Return a short answer in `language`, as a whole or part by part; None where a part is not sure.

    >>> rendered_whole("2016 و2019", "en"), rendered_whole("three and a half years", "ar")
    ('2016 and 2019', '3 سنوات ونصف')
    """
    rules = (rendered, _approximate, _halved, _period, _listed)
    return next((found for rule in rules if (found := rule(text, language)) is not None), None)


def _approximate(text: str, language: Language) -> str | None:
    """Return a figure with the words before it that make it approximate."""
    plain = fold(text)
    matches = ((target, source.match(plain)) for source, target in _approximators(language))
    target, before = next(((target, before) for target, before in matches if before), ("", None))
    figure = rendered(plain[before.end() :], language) if before else None
    return f"{target} {figure}" if figure and any(letter.isdigit() for letter in figure) else None


def _halved(text: str, language: Language) -> str | None:
    match = _AND_HALF.fullmatch(fold(text))
    if match is None:
        return None
    whole = match["whole"] or f"{match['number']} {match['unit']}"
    count = rendered(whole, language) or rendered(f"1 {whole.removeprefix('one ')}", language)
    if count is None or language == "ar":
        return count and f"{count} ونصف"
    figure, unit = count.split(" ", 1)
    return f"{figure} and a half {unit.removesuffix('s')}s"


def _period(text: str, language: Language) -> str | None:
    """Return both ends of a period, of which the first may be a day alone (3-5 February)."""
    match = _ENDS_OF_PERIOD.fullmatch(fold(text))
    last = dated(match["last"], language) if match else None
    if match is None or last is None:
        return None
    if match["day"]:
        return f"{int(match['day'])}–{last}"
    first = dated(match["first"], language)
    return _FROM_TO[language].format(first, last) if first else None


def _listed(text: str, language: Language) -> str | None:
    items = [rendered(item, language) for item in _ITEM_END.split(text)]
    known = [item for item in items if item]
    if len(known) < max(len(items), 2):
        return None
    return _AND[language].join((_COMMA[language].join(known[:-1]), known[-1]))


@cache
def _approximators(language: Language) -> Sequence[tuple[re.Pattern[str], str]]:
    """Return what matches an approximator of the other language, and its translation."""
    rows = ((english.split("|"), arabic.split("|")) for english, arabic in table_rows(_APPROXIMATORS))
    pairs = ((arabic, english) if language == "en" else (english, arabic) for english, arabic in rows)
    return [(re.compile(rf"{one_of(sources)}\s+(?=\S)"), targets[0]) for sources, targets in pairs]
