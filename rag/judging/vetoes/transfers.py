"""Who gives and who takes: what Norway sells to Iceland is not what Iceland sells to Norway.

The recipient of a transfer (of what is sold, lent, sent, bought, received) stands after *to* or beside *market*, the
giver after *from*; a name with neither before the verb of the question, or in Arabic alone beside it, is at the other
end. `transfers.tsv` has the words in both languages.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from corpus.fold import fold
from corpus.table import table_rows
from rag.asking.answer_type import AnswerType
from rag.asking.constraints import Constraint
from rag.asking.question import Question
from rag.judging.concepts.positions import APART
from rag.judging.vetoes.case import Case
from rag.reading.forms.kinds import Kind, typed_spans
from rag.reading.forms.tokens import Tokens, read
from rag.reading.spans.routes import FROM, TO
from rag.words.known_names import is_people, is_place
from rag.words.pattern import starred

End = Literal["giver", "taker"]
_OTHER: Mapping[End, End] = {"giver": "taker", "taker": "giver"}
_SUBJECT: Mapping[str, End] = {"give": "giver", "take": "taker"}
_TABLE = Path(__file__).with_name("transfers.tsv")
_REACH = 10
"""Words between a verb and a name at an end of it, at most: the *export* of crops and hides to *Norway*: chosen."""
_NAMED: frozenset[Kind] = frozenset({"place", "person", "organisation", "name"})
_ASKS_END: frozenset[AnswerType] = frozenset({"person", "organisation", "place"})
"""What is asked for is itself at one end, so that an Arabic name beside the verb may be at either."""
_AUXILIARY_REACH = 2
"""Words before a name among which an auxiliary stands: *was the* boat sold?"""
_IS = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_FOR = re.compile("[وف]?ل(?P<name>\\w{3,})")


def is_reversed(case: Case) -> bool:
    """Return whether the sentence has the transfer asked about the other way round, in the text or in its translation.

    Measured on 40 shipped sets (2026-11-30): 5 of 633 questions answered in vain are refused for this, and 1 of 3,270
    that their texts answer, to which a figure of the other way was the answer.
    """
    ends = {} if case.crosses else _ends_asked(case.question)
    if not ends:
        return False
    found = [_agrees(case, nth, text, ends) for nth, text in enumerate(case.table.texts[case.row])]
    return False in found and True not in found


def _ends_asked(question: Question) -> Mapping[Constraint, End]:
    """Return the names of a question that are at an end of a transfer, with that end."""
    folded = fold(question.text)
    if not any(_patterns()[kind].search(folded) for kind in _SUBJECT):
        return {}  # few questions have such a verb, and only those are read
    tokens = read(question.text)
    verb = next(_verbs(tokens), None)
    if verb is None:
        return {}
    names = [(each, _words_of(tokens, each)) for each in question.names]
    ends = {each: end for each, words in names if words and (end := _marked(tokens, words))}
    free = [(each, words) for each, words in names if words and each not in ends]
    at, kind = verb
    if tokens.words[at].isascii():
        free = [(each, words) for each, words in free if words.stop <= at and _acts(tokens, words, at)][-1:]
    elif question.expects in _ASKS_END:
        free = []
    return ends | ({free[0][0]: _SUBJECT[kind]} if len(free) == 1 else {})


def _agrees(case: Case, nth: int, text: str, ends: Mapping[Constraint, End]) -> bool | None:
    """Return whether a text of the sentence has a name of the question at the same end; None where it has no ends."""
    there = _ends_in(read(text))
    found = []
    for name, end in ends.items():
        here = (place for concept in case.concepts_of([name]) for place in case.positions[case.row].get(concept, ()))
        own = {place - nth * APART for place in here if place // APART == nth}
        if own & there.get(end, set()):
            return True
        found.append(bool(own) and bool(there.get(end) or own & there.get(_OTHER[end], set())))
    return False if any(found) else None


def _ends_in(tokens: Tokens) -> Mapping[End, set[int]]:
    """Return the places of the names at either end of a transfer."""
    verbs = [at for at, _ in _verbs(tokens)]
    ends: dict[End, set[int]] = {}
    for words in _names(tokens):
        end = _marked(tokens, words)
        near = (words.start - at for at in verbs)
        if end and any(0 < far <= _REACH or (_is_market(tokens, words) and abs(far) <= _REACH) for far in near):
            ends.setdefault(end, set()).update(words)
    return ends


def _names(tokens: Tokens) -> Iterator[range]:
    yield from (range(each.first, each.last + 1) for each in typed_spans(tokens) if each.kind in _NAMED)
    yield from (range(at, at + 1) for at, word in enumerate(tokens.words) if is_people(word))


def _words_of(tokens: Tokens, name: Constraint) -> range:
    first = int(tokens.ends.searchsorted(name.start, "right"))
    return range(first, int(tokens.starts.searchsorted(name.end, "left")))


def _marked(tokens: Tokens, words: Sequence[int]) -> End | None:
    """Return the end of a name by the words beside it."""
    word = tokens.words[words[0]]
    before = next((each for each in reversed(tokens.words[: words[0]]) if each != "the"), "")
    if before in FROM:
        return "giver"
    return "taker" if before in TO or _is_for(word) or _is_market(tokens, words) else None


def _is_for(word: str) -> bool:
    """Return whether *to* is joined to a name (لقطر, للبحرين), and not part of it: Lebanon (لبنان)."""
    match = _FOR.fullmatch(word)
    return match is not None and not is_place(word) and (match["name"][0] == "ل" or is_place(match["name"]))


def _is_market(tokens: Tokens, words: Sequence[int]) -> bool:
    beside = (*tokens.words[max(words[0] - 1, 0) : words[0]], *tokens.words[words[-1] + 1 : words[-1] + 2])
    return any(_patterns()["market"].fullmatch(word) for word in beside)


def _acts(tokens: Tokens, words: Sequence[int], verb: int) -> bool:
    """Return whether a name before a verb is its subject, in the active voice: not *was the boat sold?*"""
    before = tokens.words[max(words[0] - _AUXILIARY_REACH, 0) : verb]
    return tokens.words[verb].endswith("ing") or _IS.isdisjoint(before)


def _verbs(tokens: Tokens) -> Iterator[tuple[int, str]]:
    for at, word in enumerate(tokens.words):
        kind = next((kind for kind in _SUBJECT if _patterns()[kind].fullmatch(word)), None)
        if kind:
            yield at, kind


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {word: starred(forms.split("|")) for word, forms in table_rows(_TABLE)}
