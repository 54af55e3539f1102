"""Number words of both languages as digits, so that ستة, six, 6 and ٦ are one term.

Each word is a term: a compound such as خمسة وعشرون gives 5 and 20, which `combined` adds up. One (واحد, one) is left
out: it is rarely used as a number.
"""

from collections.abc import Sequence

from corpus.fold import fold

_ARABIC = {
    2: "اثنان اثنين اثنتان اثنتين",
    3: "ثلاثة ثلاث",
    4: "أربعة أربع",
    5: "خمسة خمس",
    6: "ستة ست",
    7: "سبعة سبع",
    8: "ثمانية ثمان ثماني",
    9: "تسعة تسع",
    10: "عشرة عشر",
    11: "حداشر احداشر احدعش",
    12: "اتناشر اطناشر اثنعش تنعش",
    13: "تلتاشر تلاتاشر ثلطعش تلتعش",
    14: "أربعتاشر اربعطعش أربعتعش",
    15: "خمستاشر خمسطعش خمستعش",
    16: "ستاشر سطعش ستعش",
    17: "سبعتاشر سبعطعش سبعتعش",
    18: "تمنتاشر ثمنطعش تمنتعش",
    19: "تسعتاشر تسعطعش تسعتعش",
    20: "عشرون عشرين",
    30: "ثلاثون ثلاثين",
    40: "أربعون أربعين",
    50: "خمسون خمسين",
    60: "ستون ستين",
    70: "سبعون سبعين",
    80: "ثمانون ثمانين",
    90: "تسعون تسعين",
    100: "مئة مائة",
    200: "مئتان مئتين مئتي مائتان مائتين مائتي",
    300: "ثلاثمئة ثلاثمائة",
    400: "أربعمئة أربعمائة",
    500: "خمسمئة خمسمائة",
    600: "ستمئة ستمائة",
    700: "سبعمئة سبعمائة",
    800: "ثمانمئة ثمانمائة ثمانيمئة",
    900: "تسعمئة تسعمائة",
    1000: "ألف آلاف",
    2000: "ألفان ألفين ألفي",
}
_ENGLISH = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split(),
        range(2, 20),
        strict=True,
    )
) | dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))

_VALUES = {fold(word): value for value, spellings in _ARABIC.items() for word in spellings.split()}
_VALUES |= _ENGLISH | {"hundred": 100, "thousand": 1000}
_SCALES = (100, 1000)
_CONJUNCTION = "و"


def number_of_word(word: str) -> int | None:
    """Return the value of a number word, with or without the conjunction و before it; None for another word."""
    folded = fold(word)
    return _VALUES.get(folded) or _VALUES.get(folded.removeprefix(_CONJUNCTION))


def combined(values: Sequence[int]) -> int:
    """Return the value of consecutive number words: 2, 100 -> 200; 3, 50 -> 53; 5, 1000, 300 -> 5300.

    Units stand before tens in Arabic (ثلاثة وخمسون) and after them in English; the sum is the same.
    """
    total = current = 0
    for value in values:
        current = max(1, current) * value if value in _SCALES else current + value
        if value == max(_SCALES):
            total, current = total + current, 0
    return total + current


def canonical_number(digits: str) -> str:
    """Return the canonical spelling of ASCII digits with separators: 1500 for 1,500; 1.1 for 1.10."""
    whole, _, fraction = digits.replace(",", "").partition(".")
    whole, fraction = whole.lstrip("0") or "0", fraction.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole
