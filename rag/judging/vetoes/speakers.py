"""Vetoes answers by another speaker: what the mayor says does not answer what the governor said."""

import re
from collections.abc import Sequence

from corpus.fold import bare, fold
from rag.asking.question import Question
from rag.judging.concepts.core import stem_hashes
from rag.judging.concepts.matches import Matches
from rag.judging.vetoes.case import Case
from rag.judging.vetoes.reported_speech import is_reported, may_be_by, names_speaker
from rag.judging.vetoes.word_lists import LISTS
from rag.words.known_names import known_names

LEAST_GIVEN = 2
"""Given names in a row that make a person's name; a single one may be an ordinary word: chosen."""
_ENGLISH = LISTS.compile(r"(?:did|does|do|has|have|had)\s+(.+?)\s+<ASKED_TO_SAY>(?!\w)")
_ARABIC = re.compile(rf"((?:\s+(?!(?:{'|'.join(LISTS['AFTER_SPEAKER_AR'])})(?!\w))[\w-]+)+)")
"""The words up to a preposition or conjunction, in text that is not folded: folding makes على (on) the name علي."""
_DESCRIBES = LISTS.compile("<DESCRIBES_AR>")
"""Cues that are followed by what is described, and not by who describes it."""


def is_of_another_speaker(case: Case) -> bool:
    """Return whether the evidence names the speaker asked about, and nothing near the sentence is said by that speaker.

    Measured on 37 shipped sets (2026-11-30): of 95 answerable questions for somebody's words this veto refuses 1, whose
    answer is another's words; of 27 unanswerable ones it refuses 17.
    """
    table = case.table
    speaker = table.core.concepts_of(stem_hashes(asked_speaker(case.question))) if not case.crosses else ()
    if not _has_name(table, speaker) or not any(names_speaker(table, row, speaker) for row in range(len(table.texts))):
        return False
    return not any(is_reported(table, row) and may_be_by(table, row, speaker) for row in table.window(case.row))


def asked_speaker(question: Question) -> str:
    """Return the words for the speaker whose statement is asked for; empty where no statement is, or no speaker."""
    if question.type != "what_said" or question.cue is None:
        return ""
    start, end = question.cue
    if question.language == "en":
        match = _ENGLISH.search(fold(question.text[end:]))
        return match[1] if match else ""
    if _DESCRIBES.search(fold(question.text[start:end])):
        return ""
    match = _ARABIC.match(bare(question.text[end:]))
    return match[1].strip() if match else ""


def _has_name(table: Matches, speaker: Sequence[int]) -> bool:
    """Return whether the words for a speaker include a name, and not only an office or a deed (the winner)."""
    given = [place for place in speaker if table.core.words[place] in known_names("given", "ar")]
    return len(given) >= LEAST_GIVEN or not table.core.likely_names().isdisjoint(speaker)
