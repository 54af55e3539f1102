"""A claim that joins two clauses, as the two: The pickers come from Romania, and they earn 13 euros.

In: a claim. Out: its clauses, each of which says the same alone. The second one is given the subject of the first where
it has none of its own. A claim that reports, supposes or wants is not cut: what is joined may be part of that.
"""

import re
from collections.abc import Sequence

from index.words.analysis import Analyzer
from index.words.terms import words
from rag.proving.clauses import SAYING, Part, parts_of

_JOINT = re.compile(r",?\s+(?:and|but|while|whereas)\s+", re.IGNORECASE)
_CONTRAST = re.compile("while|whereas", re.IGNORECASE)
"""Behind these stands a whole clause."""
_AUXILIARIES = re.compile(
    r"(?:\s+(?:is|are|was|were|be|been|has|have|had|will|would|can|may|must|also|then|not|\w+ly))+$"
)
_THEY = "they"


def clauses_apart(claim: str, analyzer: Analyzer) -> tuple[str, ...]:
    """Return the two clauses of an English claim; none where it is one, or where they do not stand by themselves."""
    return next((pair for joint in _JOINT.finditer(claim) if (pair := _cut(claim, joint, analyzer))), ())


def _cut(claim: str, joint: re.Match[str], analyzer: Analyzer) -> tuple[str, ...]:
    first, second = claim[: joint.start()], claim[joint.end() :]
    before = parts_of(first, analyzer)
    deeds = [part for part in before if part.kind == "deed"]
    if not deeds or _may_reach_on(before):
        return ()
    if _CONTRAST.search(joint[0]):
        return first, second
    if not any(part.kind == "deed" for part in parts_of(f"{_THEY} {second}", analyzer)):
        return ()
    if _has_subject(second, analyzer):
        return first, second
    subject = _AUXILIARIES.sub("", _until(first, deeds[0].words[0].at))
    return (first, f"{subject} {second}") if subject.strip() else ()


def _may_reach_on(before: Sequence[Part]) -> bool:
    """Return whether what is said first may go on in what is joined to it: he said that, if, wants to."""
    return any(
        part.kind in ("relative", "clausal") or part.is_infinitive or any(word.text in SAYING for word in part.words)
        for part in before
    )


def _has_subject(clause: str, analyzer: Analyzer) -> bool:
    """Return whether a clause begins with what does it, and not with a verb."""
    pronoun, *following = parts_of(f"{_THEY} {clause}", analyzer)
    first = next((part for part in following if part.kind in ("phrase", "deed")), pronoun)
    return first.kind == "phrase" and not all(word.text.endswith("ly") for word in first.words)


def _until(text: str, at: int) -> str:
    """Return what stands before a word, by its place."""
    begins = (piece.start() for piece in re.finditer(r"\S+", text))
    return next((text[:begin].rstrip() for begin in begins if len([*words(text[:begin])]) >= at), "")
