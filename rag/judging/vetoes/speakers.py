"""Who said it: what the mayor says is no answer to what the governor said."""

import re
from collections.abc import Sequence

from corpus.fold import bare, fold
from rag.asking.question import Question
from rag.judging.concepts.core import stem_hashes
from rag.judging.concepts.matches import Matches
from rag.judging.vetoes.case import Case
from rag.judging.vetoes.reported_speech import is_reported, may_be_by, names_speaker
from rag.words.known_names import known_names
from rag.words.pattern import one_of

LEAST_GIVEN = 2
"""Given names that make the name of a person, as one alone may be any other word: chosen."""
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


def is_of_another_speaker(case: Case) -> bool:
    """Return whether the words of somebody are asked for whom the evidence names, and nothing nearby is said by him.

    Measured on 37 shipped sets (2026-11-30): of 95 questions for somebody's words that are answered 1 is refused for
    this, to which another's words were the answer; of 27 that are left open 17 are.
    """
    table = case.table
    speaker = table.core.concepts_of(stem_hashes(asked_speaker(case.question))) if not case.crosses else ()
    if not _has_name(table, speaker) or not any(names_speaker(table, row, speaker) for row in range(len(table.texts))):
        return False
    return not any(is_reported(table, row) and may_be_by(table, row, speaker) for row in table.window(case.row))


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
