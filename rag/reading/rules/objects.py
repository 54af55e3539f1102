"""The object of a relation that the question asks for: what the talks led to, focused on, included.

In: the question and the sentences found. Out: the words of the object, or None. `relations.tsv` has two parts of each
relation: patterns of the questions that ask for the object (`asks`, each with an example), and the verbs that stand
before the object in a sentence (`says`; ~ stands for a subject between an Arabic verb and its preposition: يؤدي *السد*
إلى).
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from corpus.fold import fold
from corpus.table import table_rows
from rag.asking.question import Question
from rag.reading.forms.lists import list_from
from rag.reading.rules.word_lists import LISTS
from rag.reading.sentences.anaphora import antecedent_of
from rag.reading.sentences.extract import quoted
from rag.reading.sentences.found import Found, covers_as_much, first_result
from rag.reading.sentences.names import has_names_or_demonyms
from rag.reading.sentences.stretch import Stretch
from rag.words.pattern import filled, one_of

RELATIONS = Path(__file__).with_name("relations.tsv")
LEAST_SHARE = 0.1
"""Least share of the question that the rest of the sentence covers. Source: compared with .15, on the asked sets of
`eval/sets` two more questions are answered and one less (2026-11-30)."""
LEAST_WORDS, MOST_WORDS = 2, 20
"""Bounds on the words of an object: chosen."""
_TYPES = frozenset({"what", "list", "how", "why"})
PARTS: Mapping[str, str] = {
    "WHAT": one_of(LISTS["WHAT"]),
    "WHAT_DOES": r"\bwhat\s+(?!to\b)(?:\w+\s+){1,12}",  # what *will the talks* lead to; not: what led to the talks
    "IMPERFECT": "[وفس]*[يت]",
}
_SUBJECT = r"(?:\s+\w+){0,4}?"
_LOOKAHEAD: Mapping[str, int] = {"benefit": 3}
"""Words looked ahead for a word of the question, up to which the subject of the object's verb goes on (help the states
*of the east* grow corn); 1 for other relations."""
_CONTRAST = LISTS.folded("CONTRAST")


class Relation(NamedTuple):
    """How a question asks for the object of a relation, and the verbs before the object in a sentence."""

    asks: re.Pattern[str]
    says: re.Pattern[str]
    lookahead: int


class _Object(NamedTuple):
    """The words `first` to `last` (included) of a sentence, and how much of the question the rest of it covers."""

    found: Found
    first: int
    last: int
    share: float


@cache
def relations() -> Sequence[Relation]:
    """Return the relations of `relations.tsv`."""
    rows: dict[str, dict[str, list[str]]] = {}
    for relation, part, _, pattern in table_rows(RELATIONS):
        rows.setdefault(relation, {}).setdefault(part, []).append(pattern)
    return tuple(_relation(name, own["asks"], "|".join(own["says"]).split("|")) for name, own in rows.items())


def _relation(name: str, asks: Sequence[str], verbs: Sequence[str]) -> Relation:
    verb = one_of(verbs).replace(r"\s+\~", _SUBJECT)
    asking, saying = re.compile(filled("|".join(asks), PARTS)), re.compile(rf"(?<!\w)[وف]?س?{verb}(?!\w)")
    return Relation(asking, saying, _LOOKAHEAD.get(name, 1))


def find_object(question: Question, found: Sequence[Found]) -> Stretch | None:
    """Return the object of the relation that a question asks about, from the sentence that covers most of the rest of
    the question."""
    if question.type not in _TYPES:
        return None
    text = fold(question.text)
    asked = [each for each in relations() if (match := each.asks.search(text)) and _asks_no_other(question, match)]
    if not asked:
        return None
    near = [each for each in found if covers_as_much(each, found[0]) or _continues(each, found[0])]
    objects = [each for relation in asked for one in near if (each := _object(relation, one)) is not None]
    enough = (each for each in objects if each.share >= LEAST_SHARE)
    # A sentence without the question's names may be about somebody else.
    best = max(enough, key=lambda each: (has_names_or_demonyms(question, each.found), each.share), default=None)
    best = best or first_result(each if _is_on_topic(question, each.found, found[0]) else None for each in objects)
    return Stretch(best.found, best.first, best.last) if best else None


def _asks_no_other(question: Question, asks: re.Match[str]) -> bool:
    """Return whether a question has no head noun, or one that is part of the match: which *projects* did they discuss
    asks for projects, and not for anything discussed."""
    return question.head is None or fold(question.head) in asks[0]


def _is_on_topic(question: Question, found: Found, first: Found) -> bool:
    """Return whether a sentence is about the topic of the question: by an anaphor, or by all its names."""
    has_names = bool(question.names) and has_names_or_demonyms(question, found)
    return _continues(found, first) or (found is first and (has_names or _is_anaphoric(found)))


def _continues(found: Found, first: Found) -> bool:
    """Return whether a sentence begins with an anaphor (*these* works help …), later in the paragraph of the first one
    or at the start of the next paragraph."""
    passage, other = first.evidence.passage, found.evidence.passage
    is_next = passage.document_id == other.document_id and other.number == passage.number + 1 and not found.unit.start
    is_after = found.evidence is first.evidence and found.unit.start > first.unit.start
    return (is_after or is_next) and _is_anaphoric(found)


def _is_anaphoric(found: Found) -> bool:
    return antecedent_of(quoted(found).text) is not None


def _object(relation: Relation, found: Found) -> _Object | None:
    """Return the words after the verb of a relation and its subject, to the end of the list that they begin."""
    tokens = found.tokens
    match = relation.says.search(tokens.folded.text)
    if match is None:
        return None
    end = len(tokens) - 1
    first = tokens.word_from(match.end())
    while first < end and (tokens.stop[first] or found.shares[first : first + relation.lookahead].any()):
        first += 1
    last = list_from(tokens, first)[1] if first <= end else end
    last = next((at - 1 for at in range(first + 1, last + 1) if tokens.words[at] in _CONTRAST), last)
    share = found.covered(np.r_[0:first, last + 1 : len(tokens)])
    fits = LEAST_WORDS <= last - first + 1 <= MOST_WORDS
    return _Object(found, first, last, share) if fits and found.is_new(first, last) else None
