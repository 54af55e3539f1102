"""Vetoes answers without the name that is asked for: *a ferry* and *three songs* have no name.

A name stands beside its noun: soon after it (the *ferry Alma*), or before it with only function words between them (Ada
Lund, the *mayor*). The veto applies to questions that ask for a name by one of the patterns of `named_nouns.tsv` (a
space in them stands for any white space) or for an organisation (which *bank*), about passages that have the noun.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

from corpus.fold import fold
from corpus.table import table_rows
from rag.asking.question import Question
from rag.asking.question_cues import end_of_follow_up
from rag.judging.concepts.core import stem_hashes
from rag.judging.concepts.matches import Matches
from rag.judging.vetoes.case import Case
from rag.judging.vetoes.word_lists import LISTS
from rag.reading.forms.kinds import Kind, Typed, typed_spans
from rag.reading.forms.tokens import EDGES, Tokens, read
from rag.words.known_names import is_people, is_place

_AFTER = 6
"""Words from a noun to the start of its name, at most: the mayor of the old town of Ghent, *Ada Lund*: chosen."""
_OF_PLACES = frozenset({"in", "to"})
"""Classes of words before a name that says where something is or goes, and not what it is called."""
_OF_OTHERS = _OF_PLACES | {"of", "the"}
"""Classes of words before a name that is not a person's: officials from *the United Nations*."""
_NAMES: frozenset[Kind] = frozenset({"person", "organisation", "quoted", "name"})
_WHICH = re.compile(r"(?:.*\s)?(?:which|[وبلف]?(?:اي|ايه|انو|انهي|انهو|ياتو))")
_BEFORE_NOUN = 3
"""Words after *which* among which the noun stands: which *bank*, which big oil *company*: chosen."""
_NAMED_NOUNS = Path(__file__).with_name("named_nouns.tsv")


def is_unnamed(case: Case) -> bool:
    """Return whether the name of something is asked for, and the passage has its noun without a name."""
    question, table = case.question, case.table
    concepts = _named(question, table)
    if not concepts:
        return False
    mentions = [
        (tokens, at)
        for row in table.passage_of(case.row)
        for tokens in map(read, table.texts[row])
        for at in _places(tokens, table, concepts)
    ]
    own = frozenset(stem_hashes(question.text))
    return bool(mentions) and not any(_is_named(tokens, at, own, _kinds(question)) for tokens, at in mentions)


def _named(question: Question, table: Matches) -> frozenset[int]:
    """Return the concepts of the noun whose name is asked for; none where no name is asked for."""
    folded = fold(question.text)
    folded = folded[: end_of_follow_up(folded)]
    match = next((match for pattern in named_nouns() if (match := pattern.search(folded))), None)
    stems = list(stem_hashes(match["noun"] if match else _organisation(question)))[-1:]
    return frozenset(table.core.concepts_of(stems))


def _organisation(question: Question) -> str:
    """Return the noun for an organisation that follows *which* in a question; empty where none does."""
    if question.expects != "organisation" or question.cue is None:
        return ""
    start, end = question.cue
    near = fold(question.text[end:]).split()[:_BEFORE_NOUN]
    is_asked = _WHICH.fullmatch(fold(question.text[start:end])) and question.head in near
    is_of_other = any(word.endswith(("'s", "’s")) for word in near)
    return question.head or "" if is_asked and not is_of_other else ""


def _places(tokens: Tokens, table: Matches, concepts: frozenset[int]) -> Iterator[int]:
    for term, owner in zip(tokens.hashes.tolist(), tokens.owners.tolist(), strict=True):
        if not concepts.isdisjoint(table.concepts_of_term.get(term, ())):
            yield owner


def _kinds(question: Question) -> frozenset[Kind]:
    """Return the kinds of words that may name what is asked for: an official is not named by a bank."""
    if question.expects == "person":
        return _NAMES - {"organisation"}
    return _NAMES | {"place"} if question.expects == "place" else _NAMES


def _is_named(tokens: Tokens, at: int, own: frozenset[int], kinds: frozenset[Kind]) -> bool:
    apart = _OF_PLACES if "organisation" in kinds else _OF_OTHERS
    return any(
        each.kind in kinds and _is_beside(tokens, at, each, apart) and _is_name(tokens, each, at, own, kinds)
        for each in typed_spans(tokens)
    )


def _is_beside(tokens: Tokens, at: int, span: Typed, apart: Collection[str]) -> bool:
    """Return whether a span has a noun in it, stands right before it, or soon after it but not behind a word of the
    classes `apart`."""
    if span.first <= at <= span.last:
        return True
    if span.last < at:
        between = range(span.last + 1, at)
        return not tokens.skip[at] and all(tokens.stop[each] and tokens.words[each] != "and" for each in between)
    is_apart = EDGES[tokens.before[span.first]] in apart
    return span.first - at <= _AFTER and not is_apart and not tokens.gaps[at + 1 : span.first].any()


def _is_name(tokens: Tokens, span: Typed, at: int, own: frozenset[int], kinds: frozenset[Kind]) -> bool:
    """Return whether a span has a word that is not in the question and is neither the noun nor a nationality."""
    for place in range(span.first, span.last + 1):
        if place == at or tokens.stop[place]:
            continue
        terms = set(tokens.hashes[tokens.owners == place].tolist())
        word = fold(tokens.words[place])
        is_land = "place" not in kinds and is_place(word)
        if terms and terms.isdisjoint(own) and not is_people(word) and not is_land:
            return True
    return False


@cache
def named_nouns() -> Sequence[re.Pattern[str]]:
    """Return the patterns of questions that ask for a name, over folded text, with the `noun` of what has the name."""
    return [LISTS.compile(pattern.replace(" ", r"\s+")) for _, pattern in table_rows(_NAMED_NOUNS)]
