"""Which places of a text tell where something is or was, and which country a figure is of.

In: a question and the texts beside the sentence chosen. Out: whether no place there can be the one asked for, or the
country there is another. A country that does what is told (*Peru* agreed, وافقت بيرو) stands first in its sentence and
tells no place; nor does one within the name of an organisation.
"""

from collections.abc import Iterable, Sequence

from corpus.fold import fold
from rag.asking.question import Question
from rag.asking.question_words import is_country
from rag.judging.answer_kind import FIGURES
from rag.reading.kinds import Typed, typed_spans
from rag.reading.tokens import Tokens, read

_JOINED = "وبلف"


def is_told_of_doers(question: Question, texts: Iterable[str]) -> bool:
    """Return whether a question asks where, and the only places of the texts do what is told.

    >>> from rag.asking.question import understand
    >>> where = understand("Where was the fair held?")
    >>> is_told_of_doers(where, ["Peru agreed to the fair."]), is_told_of_doers(where, ["The fair was in Peru."])
    (True, False)
    """
    if question.expects != "place" or question.head is not None:
        return False
    roles = [_does(tokens, each) for tokens in map(read, texts) for each in _of_kind(tokens, "place")]
    return bool(roles) and all(roles)


def _does(tokens: Tokens, place: Typed) -> bool:
    """Return whether a place stands where the one who does something does, or within an organisation's name."""
    first = int(not tokens.words[0].isascii())
    organisations = _of_kind(tokens, "organisation")
    return place.first <= first or any(o.first <= place.first and place.last <= o.last for o in organisations)


def is_of_another_country(question: Question, texts: Iterable[str]) -> bool:
    """Return whether a question asks for a figure of one country, and the texts name others alone.

    The names of peoples, and of a country in its other spellings, are looked for by the caller.
    """
    names = [each.text for each in question.constraints if each.kind == "name"]
    if question.expects not in FIGURES or len(names) != 1 or not _is_country(names[0]):
        return False
    there = [tokens.text[each.start : each.end] for tokens in map(read, texts) for each in _of_kind(tokens, "place")]
    return any(map(_is_country, there))


def _is_country(name: str) -> bool:
    plain = fold(name).strip()
    return any(map(is_country, (plain, plain[1:] if plain[:1] in _JOINED else plain, plain.removeprefix("the "))))


def _of_kind(tokens: Tokens, kind: str) -> Sequence[Typed]:
    return [each for each in typed_spans(tokens) if each.kind == kind]
