"""What is asked for more exactly than its kind says: a city is no country, and a day more than a month.

In: a question. Out: a test of words that might answer it, None where any of the kind do.
"""

from collections.abc import Callable, Mapping

from corpus.fold import fold
from rag.asking.question import Question
from rag.asking.question_words import is_place
from rag.reading.kinds import day

Fits = Callable[[str], bool]

_HEADS: Mapping[str, Fits] = {
    "city cities capital capitals town village مدينة مدن عاصمة عاصمتين مدينتين قرية": lambda text: not is_place(text),
    "country countries state nation دولة دول بلد بلدان بلدين دولتين": lambda text: is_place(text),
    "day days يوم أيام": lambda text: day().search(fold(text)) is not None,
}
_FITS = {fold(head): fits for heads, fits in _HEADS.items() for head in heads.split()}


def finer(question: Question) -> Fits | None:
    """Return what tells whether words are as exact as the noun that is asked for (which *city*)."""
    return _FITS.get(fold(question.head or ""))
