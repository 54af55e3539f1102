"""Plans: a sentence that tells only as a plan, a hope or a negotiation what a question asks about as a fact.

    Do the ferries sail to Marjan?   Talks on sending ferries to Marjan are under way.   -> not yes

In: the question, and the places of a sentence that match it with their weights. Out: whether they are told only as a
plan. `polarity.tsv` lists the cues: `plan` in either, `future` in the question alone.
"""

import re
from collections.abc import Mapping

from corpus.fold import fold
from rag.asking.question import Question
from rag.reading.forms.tokens import Tokens
from rag.reading.yes_no.words import FULFILLED, FUTURE, PLAN, ends_clause

SCOPE_WORDS = 12
"""Content words behind a cue that depend on it, at most: chosen. With as many as a negation has (7), talks on *direct
ferries between the two ports, Zamarad and Marjan*, would leave out the names."""
_ARABIC_FUTURE = re.compile(r"(?<!\w)[وف]?س[يتن]\w{3}")
"""A verb with the prefix of the future. A noun that looks like one (سياسة) only leaves the answer as it is."""


def is_only_planned(question: Question, sentence: Tokens, matched: Mapping[int, float]) -> bool:
    """Return whether most of what matches a question (place -> weight) depends on a plan, while the question speaks of
    neither plans nor the future."""
    folded = fold(question.text)
    if PLAN.search(folded) or FUTURE.search(folded) or _ARABIC_FUTURE.search(folded):
        return False
    total = sum(matched.values())
    cues = [sentence.at(*match.span())[1] for match in PLAN.finditer(sentence.folded.text)]
    return any(2 * _weight_behind(sentence, cue, matched) > total for cue in cues if cue not in matched)


def asks_whether_fulfilled(question: Question) -> bool:
    """Return whether a question asks if something has come true *already*: a plan says that it has not."""
    return FULFILLED.search(fold(question.text)) is not None


def _weight_behind(sentence: Tokens, cue: int, matched: Mapping[int, float]) -> float:
    """Return the weight of what matches in the scope of a cue: behind it in its clause, and in a list after a colon."""
    behind = range(cue + 1, len(sentence))
    end = next((at for at in behind if ends_clause(sentence, at) and not _is_after_colon(sentence, at)), len(sentence))
    scope = [at for at in range(cue + 1, end) if not sentence.stop[at]][:SCOPE_WORDS]
    return sum(matched.get(at, 0.0) for at in scope)


def _is_after_colon(sentence: Tokens, at: int) -> bool:
    return ":" in sentence.text[sentence.ends[at - 1] : sentence.starts[at]]
