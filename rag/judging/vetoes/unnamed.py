"""What something is called: *a ferry* or *three songs* is no answer, as it has no name.

A name stands beside its noun: right after it (the *ferry Alma*), or before it with nothing but small words between (Ada
Lund, the *mayor*). The veto is on questions with name, title or called, and on which organisation (which *bank*), about
passages that have the noun.
"""

import re
from collections.abc import Collection, Iterator

from corpus.fold import fold
from rag.asking.question import Question
from rag.asking.question_cues import end_of_follow_up
from rag.judging.concepts.core import stem_hashes
from rag.judging.concepts.matches import Matches
from rag.judging.vetoes.case import Case
from rag.reading.forms.kinds import Kind, Typed, typed_spans
from rag.reading.forms.tokens import EDGES, Tokens, read
from rag.words.known_names import is_people, is_place
from rag.words.pattern import one_of

_AFTER = 6
"""Words after a noun, at most, at which its name begins: the mayor of the old town of Ghent, *Ada Lund*: chosen."""
_OF_PLACES = frozenset({"in", "to"})
"""Classes of words after which a name is where something is or goes, and not what it is called."""
_OF_OTHERS = _OF_PLACES | {"of", "the"}
"""Classes of words after which a name is nobody's: officials from *the United Nations*."""
_NAMES: frozenset[Kind] = frozenset({"person", "organisation", "quoted", "name"})
_WHICH = re.compile(r"(?:.*\s)?(?:which|[وبلف]?(?:اي|ايه|انو|انهي|انهو|ياتو))")
_BEFORE_NOUN = 3
"""Words after which, at most, of which one is the noun: which *bank*, which big oil *company*: chosen."""
_DETERMINERS = r"(?:(?:the|a|an|his|her|its|their|this|that|those|these)\s+)?"
_COUNT = r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+)?"
_REST = one_of("who whom whose that which in on at for from to of near with by under behind".split())
_NAMED = tuple(
    map(
        re.compile,
        (
            rf"(?<!\w)(?:names?|titles?)\s+of\s+{_DETERMINERS}{_COUNT}(?P<noun>[^?,.]+?)(?=\s+{_REST}(?!\w)|[?,.]|$)",
            rf"what(?:\s+(?:is|was|are|were)|['’]?s)\s+{_DETERMINERS}{_COUNT}(?P<noun>[^?,.]+?)(?:\s+{_REST}\s[^?,.]+?)?\s+(?:called|named)\b",
            r"(?<!\w)(?:which|what|who\s+(?:are|were)(?:\s+the)?)\s+(?:\w+\s+){0,2}?(?P<noun>\w+(?<!ou)s)\s.*\sby\s+name(?!\w)",
            r"(?<!\w)(?:[ول]?اسم|[وبل]?عنوان|[وب]?(?:اسماء|عناوين))\s+(?:ال\s?ـ?\s*)?(?P<noun>\w+)",
            r"(?<!\w)(?:من\s+(?:هم|هن)|ما\s+(?:هي|هو)|اي)\s+(?P<noun>\w+)\s.*\s(?:بالاسم|بالاسماء|باسماي(?:هم|ها))(?!\w)",
            r"^(?P<noun>ال\w+)\s.*\s(?:اسمه|اسمها|اسمهم)\s+(?:ايه|اي|شو|شنو|ايش|وش)",
        ),
    )
)


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
    """Return the concepts of the noun whose name is asked for; none where no name is."""
    folded = fold(question.text)
    folded = folded[: end_of_follow_up(folded)]
    match = next((match for pattern in _NAMED if (match := pattern.search(folded))), None)
    stems = list(stem_hashes(match["noun"] if match else _organisation(question)))[-1:]
    return frozenset(table.core.concepts_of(stems))


def _organisation(question: Question) -> str:
    """Return the noun of the organisation that is asked for right after which; without one, no words."""
    if question.expects != "organisation" or question.cue is None:
        return ""
    start, end = question.cue
    near = fold(question.text[end:]).split()[:_BEFORE_NOUN]
    is_asked = _WHICH.fullmatch(fold(question.text[start:end])) and question.head in near
    is_of_other = any(word.endswith(("'s", "’s")) for word in near)
    return question.head or "" if is_asked and not is_of_other else ""


def _places(tokens: Tokens, table: Matches, concepts: frozenset[int]) -> Iterator[int]:
    for term, owner in zip(tokens.hashes.tolist(), tokens.owners.tolist(), strict=True):
        if not concepts.isdisjoint(table.signs.get(term, ())):
            yield owner


def _kinds(question: Question) -> frozenset[Kind]:
    """Return the kinds of words that may be the name of what is asked for: officials of a bank are not called by it."""
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
    """Return whether a span stands right before a noun, or soon after it and after no words of the classes `apart`."""
    if span.first <= at <= span.last:
        return True
    if span.last < at:
        between = range(span.last + 1, at)
        return not tokens.skip[at] and all(tokens.stop[each] and tokens.words[each] != "and" for each in between)
    is_apart = EDGES[tokens.before[span.first]] in apart
    return span.first - at <= _AFTER and not is_apart and not tokens.gaps[at + 1 : span.first].any()


def _is_name(tokens: Tokens, span: Typed, at: int, own: frozenset[int], kinds: frozenset[Kind]) -> bool:
    """Return whether a span has a word that the question has not, and that is more than the noun or its people."""
    for place in range(span.first, span.last + 1):
        if place == at or tokens.stop[place]:
            continue
        terms = set(tokens.hashes[tokens.owners == place].tolist())
        word = fold(tokens.words[place])
        is_land = "place" not in kinds and is_place(word)
        if terms and terms.isdisjoint(own) and not is_people(word) and not is_land:
            return True
    return False
