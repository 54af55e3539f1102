"""A short answer of several parts in the other language: a list of countries, about 40 metres, three years and a half.

In: the words that answer, in one language. Out: what they are in the other, or None where one of the parts is not sure
(`rag.rendering.render`).
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from corpus.fold import fold
from corpus.passage import Language
from rag.rendering.render import rendered
from rag.words.pattern import one_of

_ITEM_END = re.compile(r"\s*[,،]\s*(?:and\s+|و(?=\w))?|\s+and\s+|\s+و\s*(?=\w)")
_AND_HALF = re.compile(r"(?:(?P<number>\w+) and a half (?P<unit>\w+)|(?P<whole>.+) ونصف(?: ال\w+)?)")
_ROUGHLY: Mapping[Language, Mapping[str, str]] = {
    "ar": {
        "about|around|approximately|roughly|some": "نحو",
        "nearly|almost": "قرابة",
        "more than|over": "أكثر من",
        "less than|fewer than|under": "أقل من",
        "at least": "ما لا يقل عن",
        "up to": "ما يصل إلى",
    },
    "en": {
        "نحو|حوالي|زهاء": "about",
        "قرابة|ما يقارب|ما يقرب من": "nearly",
        "أكثر من|ما يزيد على|ما يزيد عن": "more than",
        "أقل من": "less than",
        "ما لا يقل عن|على الأقل": "at least",
        "ما يصل إلى": "up to",
    },
}
"""What a language says before a figure, by what the other one does."""
_COMMA: Mapping[Language, str] = {"ar": " و", "en": ", "}
_AND: Mapping[Language, str] = {"ar": " و", "en": " and "}


def rendered_whole(text: str, language: Language) -> str | None:
    """Return a short answer in `language`, as a whole or part by part; None where a part is not sure.

    >>> rendered_whole("2016 و2019", "en"), rendered_whole("three and a half years", "ar")
    ('2016 and 2019', '3 سنوات ونصف')
    """
    rules = (rendered, _rough, _halved, _listed)
    return next((found for rule in rules if (found := rule(text, language)) is not None), None)


def _rough(text: str, language: Language) -> str | None:
    """Return a figure with the words before it that make it less exact."""
    plain = fold(text)
    matches = ((ours, theirs.match(plain)) for theirs, ours in _roughly(language))
    ours, before = next(((ours, before) for ours, before in matches if before), ("", None))
    figure = rendered(plain[before.end() :], language) if before else None
    return f"{ours} {figure}" if figure and any(letter.isdigit() for letter in figure) else None


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


def _listed(text: str, language: Language) -> str | None:
    items = [rendered(item, language) for item in _ITEM_END.split(text)]
    known = [item for item in items if item]
    if len(known) < max(len(items), 2):
        return None
    return _AND[language].join((_COMMA[language].join(known[:-1]), known[-1]))


@cache
def _roughly(language: Language) -> Sequence[tuple[re.Pattern[str], str]]:
    rows = _ROUGHLY[language].items()
    return [(re.compile(rf"{one_of(theirs.split('|'))}\s+(?=\S)"), ours) for theirs, ours in rows]
