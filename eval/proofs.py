"""How many true and false replies pass verification, as if a language model had written them.

    python -m eval.proofs [FILE.txt ...]

In: files of texts and of labelled replies about them (default: the held-out set); `sets/replies` describes the format.
Each reply takes the path of a model's: it is split into sentences as it streams, and each is verified against the
passages that it cites. A reply counts as shown where any of it is.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

from corpus.errors import UnreadableFile
from eval.command_line import exit_code_of
from index.words.analysis import Analyzer
from rag.train.replies import RIGHT, Reply, read_replies
from rag.wait import Wait
from rag.wiring import open_analyzer
from rag.writing.writer import Message
from rag.writing.written import Declined, Writing

REPLIES = Path(__file__).parent / "sets" / "replies"
HELD_OUT = REPLIES / "held_out.txt"
_TIMEOUT_S, _CONTEXT_TOKENS = 10.0, 3_000
"""Far above what such a writer needs: neither limit is what is measured."""


@dataclass(frozen=True, slots=True)
class FixedWriter:
    """A writer that always writes the same text, a few letters at a time."""

    text: str
    name: str = "fixed"
    letters: int = 7

    def count_tokens(self, text: str) -> int:
        """Return a number of words."""
        return len(text.split())

    def write(self, messages: Sequence[Message], wait: Wait) -> Generator[str, None, None]:
        """Yield the pieces of it."""
        yield from (self.text[at : at + self.letters] for at in range(0, len(self.text), self.letters))

    def close(self) -> None:
        """Hold nothing."""


def shown(reply: Reply, analyzer: Analyzer) -> str:
    """Return what is shown of a reply; empty: nothing."""
    writing = Writing(FixedWriter(reply.written), _TIMEOUT_S, _CONTEXT_TOKENS)
    try:
        return " ".join(each.text for each in writing.sentences("", reply.evidence, reply.language, analyzer))
    except Declined:
        return ""


@dataclass(slots=True)
class Counted:
    """How many replies of each kind there were, and how many of them were shown."""

    total: Counter[str] = field(default_factory=Counter)
    shown: Counter[str] = field(default_factory=Counter)

    def lines(self) -> Iterator[str]:
        """Yield a line a kind, what is right first and then the commonest, and one of all that is false."""
        for kind in sorted(self.total, key=lambda each: (each != RIGHT, -self.total[each])):
            yield _line(kind, self.shown[kind], self.total[kind])
        false = self.shown.total() - self.shown[RIGHT], self.total.total() - self.total[RIGHT]
        yield _line("all that is false", *false)


def _line(kind: str, shown: int, total: int) -> str:
    return f"{kind:24s} {shown:4d} of {total:4d} shown"


def main(given: Sequence[str] | None = None) -> int:
    """Print how many replies of each kind are shown; return the exit code."""
    parser = argparse.ArgumentParser("python -m eval.proofs", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[HELD_OUT], metavar="FILE", help="texts and replies")
    parser.add_argument("--show", action="store_true", help="print the lies shown and the truths dropped")
    return exit_code_of(partial(_print_counts, parser.parse_args(given)))


def _print_counts(arguments: argparse.Namespace) -> None:
    analyzer, counted = open_analyzer(), Counted()
    for reply in chain.from_iterable(map(_replies, arguments.files)):
        is_shown = bool(shown(reply, analyzer))
        counted.total[reply.kind] += 1
        counted.shown[reply.kind] += is_shown
        if arguments.show and is_shown != reply.is_right:
            print(f"{reply.kind} {reply.language} | {reply.written}")
    for line in counted.lines():
        print(line)


def _replies(path: Path) -> list[Reply]:
    try:
        return list(read_replies(path))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path} cannot be read: {error}", hint="Name a text file of replies.") from error


if __name__ == "__main__":
    sys.exit(main())
