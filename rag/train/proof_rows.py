"""The rows that the verifier learns from: each claim of a reply beside its best source, with the features in use.

In: replies. Out: a `Row` a claim, and which replies are barred whatever their claims: in another language, without a
marker, or with a word or a number that no passage has.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.language import detect_language
from index.words.analysis import Analyzer
from rag.proving.support import compare
from rag.train.forests import Flags
from rag.train.replies import Reply
from rag.writing.draft import DraftSentence, drafted_sentences

LENGTHS = (8, 11, 14, 18, 24)
"""Words at which a claim counts as longer: chosen. Lies are shorter than truths where people write them, and no less
likely of long sentences where models do; so each length has truths and lies of one weight."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim of a reply, by its number, and the claim's features; `length` is its bin of `LENGTHS`."""

    reply: int
    is_made: bool
    length: int
    features: dict[str, float]


def rows_of(replies: Sequence[Reply], analyzer: Analyzer) -> tuple[list[Row], Flags]:
    """Return the claims of all replies, and which replies are never shown, whatever the features of their claims."""
    rows, is_barred = list[Row](), np.zeros(len(replies), np.bool_)
    for at, reply in enumerate(replies):
        drafts = list(drafted_sentences([f"{reply.written}\n"]))
        claims = [_features(reply, draft, analyzer) for draft in drafts]
        is_barred[at] = not drafts or any(each is None for each in claims)
        if not is_barred[at]:
            length = int(np.digitize(len(reply.written.split()), LENGTHS))
            rows.extend(Row(at, reply.is_made, length, features) for each in claims for features in each or ())
    return rows, is_barred


def _features(reply: Reply, draft: DraftSentence, analyzer: Analyzer) -> list[dict[str, float]] | None:
    """Return the features of each claim of a sentence, None where one of them bars it."""
    if detect_language(draft.text) != reply.language:
        return None
    found = list[dict[str, float]]()
    for claim in draft.claims:
        if not claim.markers or not all(1 <= marker <= len(reply.evidence) for marker in claim.markers):
            return None
        cited = [reply.evidence[marker - 1] for marker in claim.markers]
        comparison = compare(claim.text, cited, reply.language, analyzer)
        if comparison is None:
            return None
        found.append(comparison.features)
    return found
