"""The names of the months: twelve of the Gregorian calendar in both languages, and those of the Muslim calendar.

`months.tsv` has the names that CLDR gives a month, then others: abbreviations, the names of the Levant and Iraq, of the
Maghreb, and spoken forms. All but those of CLDR are folded here.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from corpus.fold import fold
from corpus.passage import Language
from corpus.table import table_rows
from rag.words.pattern import one_of

_ROWS = [*table_rows(Path(__file__).with_name("months.tsv"))]
_GREGORIAN = [(arabic, english, *filter(None, more.split("|"))) for _, arabic, english, more in _ROWS if english]

MONTHS: Mapping[Language, Sequence[str]] = {
    "ar": [arabic for arabic, *_ in _GREGORIAN],
    "en": [english for _, english, *_ in _GREGORIAN],
}
"""What CLDR calls the months, January first."""
MONTH_NAMES: Sequence[Sequence[str]] = [tuple(map(fold, names)) for names in _GREGORIAN]
"""All names of each month, folded, January first."""
HIJRI_MONTHS: Sequence[str] = [fold(arabic) for kind, arabic, *_ in _ROWS if kind == "hijri"]
"""The months of the Muslim calendar, folded, Muharram first."""
MONTH_NUMBER: Mapping[str, int] = {name: number for number, names in enumerate(MONTH_NAMES, 1) for name in names}
"""1 to 12, by each folded name of a month."""
MONTH = one_of([*MONTH_NUMBER, *HIJRI_MONTHS])
"""Pattern of any month in folded text."""
