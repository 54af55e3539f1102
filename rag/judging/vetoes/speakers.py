"""Who said it: what the mayor says is no answer to what the governor said.

The speaker of a sentence is named in it, or in those before it back to the first that names a person; where none does,
it may be anybody whom the document names.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path

from corpus.fold import bare, fold
from corpus.table import table_rows
from rag.asking.question import Question
from rag.judging.concepts.core import stem_hashes
from rag.judging.concepts.matches import SURE, Matches
from rag.judging.vetoes.case import Case
from rag.reading.forms.kinds import typed_spans
from rag.reading.forms.tokens import read
from rag.reading.forms.vocabulary import vocabulary
from rag.reading.sentences.anaphora import antecedent_of
from rag.reading.sentences.context import MOST_STEPS
from rag.words.known_names import is_people, known_names
from rag.words.pattern import one_of
from rag.words.titles import TITLES

LEAST_NAMED = 0.4
"""Share of the words for the speaker, by weight, in a sentence that names him, as a name is written in full only once:
chosen."""
LEAST_GIVEN = 2
"""Given names that make the name of a person, as one alone may be any other word: chosen."""
_TITLES = TITLES | vocabulary("TITLE_EN")
_ENGLISH = re.compile(
    r"(?:did|does|do|has|have|had)\s+(.+?)\s+"
    r"(?:say|said|state|stated|tell|told|declare|declared|announce|announced|claim|claimed|argue|argued|mention)(?!\w)"
)
_ENDS = "|".join(
    "عن في بعد قبل على حول بشأن بخصوص خلال أثناء أمام من إلى الى لدى عند حين عندما لما بأن بان أن ان".split()
)
_ARABIC = re.compile(rf"((?:\s+(?!(?:{_ENDS})(?!\w))[\w-]+)+)")
"""Of the text as it is spelt: folded, على is the name علي."""
_OTHERS_WORDS = re.compile(rf"{one_of('وصف وصفت يصف تصف صور صورت يصور تصور عبارة كلمات نص'.split())}")
"""After these stands what is described, and not who describes it."""
_TABLE = Path(__file__).with_name("speakers.tsv")


def is_of_another_speaker(case: Case) -> bool:
    """Return whether the words of somebody are asked for whom the evidence names, and nothing nearby is said by him.

    Measured on 37 shipped sets (2026-11-30): of 95 questions for somebody's words that are answered 1 is refused for
    this, to which another's words were the answer; of 27 that are left open 17 are.
    """
    table = case.table
    speaker = table.core.concepts_of(stem_hashes(asked_speaker(case.question))) if not case.crosses else ()
    if not _has_name(table, speaker) or not any(_names(table, row, speaker) for row in range(len(table.texts))):
        return False
    return not any(_is_said(table, row) and _is_by(table, row, speaker) for row in table.window(case.row))


def asked_speaker(question: Question) -> str:
    """Return the words for the speaker whose statement is asked for; empty where none is, or he is not named."""
    if question.type != "what_said" or question.cue is None:
        return ""
    start, end = question.cue
    if question.language == "en":
        match = _ENGLISH.search(fold(question.text[end:]))
        return match[1] if match else ""
    if _OTHERS_WORDS.search(fold(question.text[start:end])):
        return ""
    match = _ARABIC.match(bare(question.text[end:]))
    return match[1].strip() if match else ""


def _has_name(table: Matches, speaker: Sequence[int]) -> bool:
    """Return whether a speaker has a name, and not only an office or a deed: the winner may have any name."""
    given = [place for place in speaker if table.core.words[place] in known_names("given", "ar")]
    return len(given) >= LEAST_GIVEN or not table.core.likely_names().isdisjoint(speaker)


def _is_said(table: Matches, row: int) -> bool:
    """Return whether a row has reported speech, in the text or in its translation."""
    return any(antecedent_of(text) == "speaker" or saying().search(fold(text)) for text in table.texts[row])


@cache
def saying() -> re.Pattern[str]:
    """Return the pattern of the words that say that somebody says something, folded, in both languages."""
    english, arabic = (one_of(words.split("|")) for _, words in table_rows(_TABLE))
    return re.compile(rf"(?<!\w)(?:{english}|[وف]?(?:لل|ل|ال)?{arabic})(?!\w)")


def _is_by(table: Matches, row: int, speaker: Sequence[int]) -> bool:
    """Return whether a speaker may have said a row."""
    for each in islice(_back_from(table, row), MOST_STEPS + 1):
        if _names(table, each, speaker):
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


def _names(table: Matches, row: int, speaker: Sequence[int]) -> bool:
    """Return whether a row has enough of the words for a speaker, and some of each name among them."""
    covered, weights = table.coverage[row] >= SURE, table.core.weights
    own = _without_titles(table, speaker)
    names = [_without_titles(table, group) for group in table.core.names if not set(group).isdisjoint(own)]
    is_enough = float(covered[own] @ weights[own]) >= LEAST_NAMED * float(weights[own].sum())
    return is_enough and all(covered[group].any() for group in names)


def _without_titles(table: Matches, concepts: Sequence[int]) -> list[int]:
    """Return the concepts that are no title, which many persons have (*Sheikh* Salem); all, where each is one."""
    return [at for at in concepts if table.core.words[at] not in _TITLES] or [*concepts]


def _has_person(table: Matches, row: int) -> bool:
    """Return whether a row names a person: the Tunisian minister is nobody's name."""
    tokens = [read(text) for text in table.texts[row]]
    return any(
        any(word not in _TITLES and not is_people(word) for word in each.words[person.first : person.last + 1])
        for each in tokens
        for person in typed_spans(each)
        if person.kind == "person"
    )
