"""How much of what a model writes is shown, true and false.

    python -m eval.proofs [FILE.txt ...]

In: files of texts and of replies about them (without one, the set that nothing was learned from); their form is told in
`sets/replies`. Each reply goes the way of a model's: cut into sentences as it streams, and held against the passages
it cites. A reply counts as shown where any of it is.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.words.analysis import Analyzer
from rag.train.replies import RIGHT, Reply, read_replies
from rag.wiring import open_analyzer
from rag.writing.writer import Message
from rag.writing.written import Declined, Writing

REPLIES = Path(__file__).parent / "sets" / "replies"
KEPT_APART = REPLIES / "kept_apart.txt"
_TIMEOUT_S, _CONTEXT_TOKENS = 10.0, 3_000


@dataclass(frozen=True, slots=True)
class Parrot:
    """A writer that says one thing, a few letters at a time."""

    said: str
    name: str = "parrot"
    letters: int = 7

    def count_tokens(self, text: str) -> int:
        """Return a number of words."""
        return len(text.split())

    def write(self, messages: Sequence[Message], deadline: float) -> Generator[str, None, None]:
        """Yield the pieces of it."""
        yield from (self.said[at : at + self.letters] for at in range(0, len(self.said), self.letters))

    def close(self) -> None:
        """Hold nothing."""


def shown(reply: Reply, analyzer: Analyzer) -> str:
    """Return what is shown of a reply; empty: nothing."""
    writing = Writing(Parrot(reply.written), _TIMEOUT_S, _CONTEXT_TOKENS)
    try:
        return " ".join(each.text for each in writing.sentences("", reply.evidence, reply.language, analyzer))
    except Declined:
        return ""


def main(given: Sequence[str] | None = None) -> int:
    """Print how many replies of each kind are shown; return the exit code: 0 done, 2 where a file cannot be read."""
    parser = argparse.ArgumentParser("python -m eval.proofs", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[KEPT_APART], metavar="FILE", help="texts and replies")
    parser.add_argument("--show", action="store_true", help="print the lies shown and the truths dropped")
    arguments = parser.parse_args(given)
    analyzer, counts, total = open_analyzer(), Counter[str](), Counter[str]()
    for path in arguments.files:
        try:
            replies = list(read_replies(path))
        except (OSError, UnicodeDecodeError) as error:
            print(f"{path} cannot be read: {error}. Name a text file of replies.", file=sys.stderr)
            return 2
        for reply in replies:
            is_shown = bool(shown(reply, analyzer))
            total[reply.kind] += 1
            counts[reply.kind] += is_shown
            if arguments.show and is_shown != reply.is_right:
                print(f"{reply.kind} {reply.language} | {reply.written}")
    for kind in sorted(total, key=lambda each: (each != RIGHT, -total[each])):
        print(f"{kind:24s} {counts[kind]:4d} of {total[kind]:4d} shown")
    false = total.total() - total[RIGHT], counts.total() - counts[RIGHT]
    print(f"{'all that is false':24s} {false[1]:4d} of {false[0]:4d} shown")
    return 0


if __name__ == "__main__":
    sys.exit(main())
