"""`python -m rag.train.proofs --replies FOLDER`: trains the verifier, which decides whether a source supports a claim.

In: files of texts and of replies about them, true and false (`eval/sets/replies`). Each claim is weighed beside its
best source as in use, and a forest learns from its features. Cross-fitted by text: every figure printed is about texts
that a forest has not seen, and what is kept is the mean of those forests.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from index.words.analysis import Analyzer
from rag.proving.verifier import BUNDLED_VERIFIER, Verifier
from rag.train.falsified import made_of
from rag.train.forests import Flags, Floats, Growth, LabelledRows, cross_fitted
from rag.train.proof_rows import Row, rows_of
from rag.train.replies import Reply, read_replies
from rag.wiring import open_analyzer

GROWTH = Growth(folds=5, trees=400, leaves=14, least_in_leaf=10, rate=0.05, ridge=3.0, seen_features=0.4)
BAR = 0.7
"""Chance from which on a claim is shown. Chosen: see the card, `rag/proving/model/README.md`."""
MADE = 0.2
"""Weight of a generated reply, relative to one that a person wrote: chosen."""
MOST_WEIGHT = 3.0
"""Weight of a row, at most, where its label is rare among those of its length: chosen."""
_BARS = (0.5, 0.6, 0.7, 0.8, 0.9)


def learn(replies: Sequence[Reply], analyzer: Analyzer, growth: Growth = GROWTH) -> tuple[Verifier, Floats]:
    """Return what was learned, and the least chance of each reply's claims by a forest that has not seen its text."""
    rows, is_barred = rows_of(replies, analyzer)
    names = tuple(rows[0].features)
    features = np.array([[row.features[name] for name in names] for row in rows], np.float32)
    owner = np.array([row.reply for row in rows])
    labels = np.array([replies[at].is_right for at in owner])
    texts = [replies[at].text for at in owner]
    chances, forest = cross_fitted(LabelledRows(features, labels, _weights(rows, labels), texts), growth)
    least = np.where(is_barred, 0.0, 1.0)
    np.minimum.at(least, owner, chances)
    return Verifier(names, forest, BAR), least


def _weights(rows: Sequence[Row], labels: Flags) -> Floats:
    """Return how much each row counts: truths and lies of one length the same together, what is made less."""
    groups = [(row.is_made, row.length) for row in rows]
    of_group, of_label = Counter(groups), Counter(zip(groups, labels.tolist(), strict=True))
    balance = [
        of_group[group] / (2 * of_label[group, is_right])
        for group, is_right in zip(groups, labels.tolist(), strict=True)
    ]
    return np.minimum(balance, MOST_WEIGHT) * [MADE if row.is_made else 1.0 for row in rows]


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
    parser.add_argument(
        "--out", type=Path, default=BUNDLED_VERIFIER, help="where to write (default: the bundled weights)"
    )
    arguments = parser.parse_args(given)
    files = sorted(path for path in arguments.replies.glob("*.txt") if path.stem not in arguments.leave_out)
    if not files:
        print(f"{arguments.replies} has no .txt file. Name a folder of texts and replies.", file=sys.stderr)
        return 2
    analyzer = open_analyzer()
    replies = learned_from(files, analyzer)
    verifier, chances = learn(replies, analyzer)
    report(replies, chances)
    verifier.save(arguments.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
