"""Reported speech in the evidence: which sentences report what somebody said, and who may be the speaker.

The speaker of a sentence is named in it, or in the nearest sentence before it that names a person. Where no sentence
before it names a person, any person may be the speaker.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from corpus.fold import fold
from rag.judging.concepts.matches import SURE, Matches
from rag.judging.vetoes.word_lists import LISTS
from rag.reading.forms.kinds import typed_spans
from rag.reading.forms.tokens import read
from rag.reading.forms.vocabulary import vocabulary
from rag.reading.sentences.anaphora import antecedent_of
from rag.reading.sentences.context import MOST_STEPS
from rag.words.known_names import is_people
from rag.words.titles import TITLES

LEAST_NAMED = 0.4
"""Least share of the words for the speaker, by weight, in a sentence that names the speaker: chosen, since texts write
a name in full only once."""
_TITLES = TITLES | vocabulary("TITLE_EN")


def is_reported(table: Matches, row: int) -> bool:
    """Return whether a row has reported speech, in the text or in its translation."""
    return any(antecedent_of(text) == "speaker" or saying().search(fold(text)) for text in table.texts[row])


@cache
def saying() -> re.Pattern[str]:
    """Return the pattern of the verbs and nouns of speech of both languages, for folded text."""
    return LISTS.compile(r"(?<!\w)(?:<SAYS>|[وف]?(?:لل|ل|ال)?<SAYS_AR>)(?!\w)")


def may_be_by(table: Matches, row: int, speaker: Sequence[int]) -> bool:
    """Return whether a speaker may have said what a row reports."""
    for each in islice(_back_from(table, row), MOST_STEPS + 1):
        if names_speaker(table, each, speaker):
            return True
        if _has_person(table, each):
            return False
    return True


def _back_from(table: Matches, row: int) -> Iterator[int]:
    """Yield a row and those before it in its document, as far as they were retrieved without a gap."""
    number: int | None = int(table.owner[row])
    while number is not None:
        rows = table.rows[number]
        yield from range(min(row, rows.stop - 1), rows.start - 1, -1)
        number = table.before.get(number)
        row = len(table.texts)


def names_speaker(table: Matches, row: int, speaker: Sequence[int]) -> bool:
    """Return whether a row has enough of the words for a speaker, and at least one word of each of the speaker's
    names."""
    covered, weights = table.coverage[row] >= SURE, table.core.weights
    own = _without_titles(table, speaker)
    names = [_without_titles(table, group) for group in table.core.names if not set(group).isdisjoint(own)]
    is_enough = float(covered[own] @ weights[own]) >= LEAST_NAMED * float(weights[own].sum())
    return is_enough and all(covered[group].any() for group in names)


def _without_titles(table: Matches, concepts: Sequence[int]) -> list[int]:
    """Return the concepts without titles, which many persons share (*Sheikh* Salem); all, where each is a title."""
    return [at for at in concepts if table.core.words[at] not in _TITLES] or [*concepts]


def _has_person(table: Matches, row: int) -> bool:
    """Return whether a row names a person by more than title and nationality (the Tunisian minister)."""
    tokens = [read(text) for text in table.texts[row]]
    return any(
        any(word not in _TITLES and not is_people(word) for word in each.words[person.first : person.last + 1])
        for each in tokens
        for person in typed_spans(each)
        if person.kind == "person"
    )
