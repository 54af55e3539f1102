"""Which country a figure is of.

In: a question and the texts beside the sentence chosen. Out: whether the country there is another.
"""

from collections.abc import Iterable

from corpus.fold import fold
from rag.asking.answer_type import FIGURES
from rag.asking.question import Question
from rag.reading.forms.kinds import typed_spans
from rag.reading.forms.tokens import read
from rag.words.known_names import is_country

_JOINED = "وبلف"


def is_of_another_country(question: Question, texts: Iterable[str]) -> bool:
    """Return whether a question asks for a figure of one country, and the texts name others alone.

    The names of peoples, and of a country in its other spellings, are looked for by the caller.
    """
    names = [each.text for each in question.constraints if each.kind == "name"]
    if question.expects not in FIGURES or len(names) != 1 or not _is_country(names[0]):
        return False
    places = (text[each.start : each.end] for text in texts for each in typed_spans(read(text)) if each.kind == "place")
    return any(map(_is_country, places))


def _is_country(name: str) -> bool:
    plain = fold(name).strip()
    return any(map(is_country, (plain, plain[1:] if plain[:1] in _JOINED else plain, plain.removeprefix("the "))))
