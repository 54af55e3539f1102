"""`python -m rag.train.proofs --replies FOLDER`: learn when a source says what a written sentence says.

In: files of texts and of replies about them, true and false (`eval/sets/replies`). Each claim is weighed beside its
best source as in use, and a forest learns from its features. Cross-fitted by text: every figure printed is about texts
that a forest has not seen, and what is kept is the mean of those forests.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.language import detect_language
from index.words.analysis import Analyzer
from rag.proving.proof import BUNDLED_PROOF, Proof
from rag.proving.support import weigh
from rag.train.forests import Flags, Floats, Growth, cross_fitted
from rag.train.replies import Reply, made_of, read_replies
from rag.wiring import open_analyzer
from rag.writing.draft import DraftSentence, drafted_sentences

GROWTH = Growth(folds=5, trees=400, leaves=14, least_in_leaf=10, rate=0.05, ridge=3.0, seen_features=0.4)
BAR = 0.7
"""Chance from which on a claim is shown. Chosen: see the card, `rag/proving/model/README.md`."""
MADE = 0.2
"""How much a reply counts that is made, against one that was written: chosen."""
LENGTHS = (8, 11, 14, 18, 24)
"""Words at which a claim counts as longer: chosen. Lies are shorter than truths where people write them, and no less
likely of long sentences where models do; so each length has truths and lies of one weight."""
MOST_WEIGHT = 3.0
_BARS = (0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Row:
    """A claim of a reply, by its number, and the claim's features; claims of one `group` are alike in length."""

    reply: int
    group: tuple[bool, int]
    features: dict[str, float]


def rows_of(replies: Sequence[Reply], analyzer: Analyzer) -> tuple[list[Row], Flags]:
    """Return the claims of all replies, and which replies are never shown, whatever the features of their claims."""
    rows, is_barred = list[Row](), np.zeros(len(replies), np.bool_)
    for at, reply in enumerate(replies):
        drafts = list(drafted_sentences([f"{reply.written}\n"]))
        claims = [_features(reply, draft, analyzer) for draft in drafts]
        is_barred[at] = not drafts or any(each is None for each in claims)
        if not is_barred[at]:
            group = reply.is_made, int(np.digitize(len(reply.written.split()), LENGTHS))
            rows.extend(Row(at, group, features) for each in claims for features in each or ())
    return rows, is_barred


def _features(reply: Reply, draft: DraftSentence, analyzer: Analyzer) -> list[dict[str, float]] | None:
    if detect_language(draft.text) != reply.language:
        return None
    found = list[dict[str, float]]()
    for claim in draft.claims:
        if not claim.markers or not all(1 <= marker <= len(reply.evidence) for marker in claim.markers):
            return None
        cited = [reply.evidence[marker - 1] for marker in claim.markers]
        weighed = weigh(claim.text, cited, reply.language, analyzer)
        if weighed is None:
            return None
        found.append(weighed.features)
    return found


def learn(replies: Sequence[Reply], analyzer: Analyzer) -> tuple[Proof, Floats]:
    """Return what was learned, and the least chance of each reply's claims by a forest that has not seen its text."""
    rows, is_barred = rows_of(replies, analyzer)
    names = tuple(rows[0].features)
    features = np.array([[row.features[name] for name in names] for row in rows], np.float32)
    owner = np.array([row.reply for row in rows])
    labels = np.array([replies[at].is_right for at in owner])
    texts = [replies[at].text for at in owner]
    chances, forest = cross_fitted(features, labels, _weights(rows, labels), texts, GROWTH)
    least = np.where(is_barred, 0.0, 1.0)
    np.minimum.at(least, owner, chances)
    return Proof(names, forest, BAR), least


def _weights(rows: Sequence[Row], labels: Flags) -> Floats:
    """Return how much each row counts: truths and lies of a group the same together, what is made less."""
    count = Counter(zip((row.group for row in rows), labels.tolist(), strict=True))
    return np.array(
        [
            (MADE if row.group[0] else 1.0)
            * min(MOST_WEIGHT, (count[row.group, True] + count[row.group, False]) / (2 * count[row.group, is_right]))
            for row, is_right in zip(rows, labels.tolist(), strict=True)
        ]
    )


def report(replies: Sequence[Reply], chances: Floats) -> None:
    """Print, file by file and kind by kind, which share of the replies would be shown from which chance on."""
    is_right = np.array([each.is_right for each in replies])
    files = [each.text.split()[0] + (", made" if each.is_made else "") for each in replies]
    kinds = [each.kind + (", made" if each.is_made else "") for each in replies]
    for name in dict.fromkeys((*files, *kinds)):
        own = np.array([name in pair for pair in zip(files, kinds, strict=True)])
        print(f"{name:24s} true {_shares(chances[own & is_right])}   false {_shares(chances[own & ~is_right])}")


def _shares(chances: Floats) -> str:
    shares = (f"{bar}: {np.mean(chances >= bar):.3f}" for bar in _BARS if len(chances))
    return f"{len(chances):5d}  {'  '.join(shares)}"


def learned_from(paths: Iterable[Path], analyzer: Analyzer) -> list[Reply]:
    """Return the replies of some files, and those made of them."""
    written = [reply for path in paths for reply in read_replies(path)]
    return [*written, *made_of(written, analyzer)]


def main(given: Sequence[str] | None = None) -> int:
    """Learn, print the figures, write the weights; return the exit code: 0 done, 2 wrong usage."""
    parser = argparse.ArgumentParser("python -m rag.train.proofs", description=__doc__)
    parser.add_argument("--replies", type=Path, required=True, help="folder of files of texts and replies")
    parser.add_argument("--leave-out", nargs="*", default=(), help="names of files that are not learned from")
    parser.add_argument("--out", type=Path, default=BUNDLED_PROOF, help="where to write (default: the bundled weights)")
    arguments = parser.parse_args(given)
    files = sorted(path for path in arguments.replies.glob("*.txt") if path.stem not in arguments.leave_out)
    if not files:
        print(f"{arguments.replies} has no .txt file. Name a folder of texts and replies.", file=sys.stderr)
        return 2
    analyzer = open_analyzer()
    replies = learned_from(files, analyzer)
    proof, chances = learn(replies, analyzer)
    report(replies, chances)
    proof.save(arguments.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
