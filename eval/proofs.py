"""How many true and false replies of a language model pass verification.

    python -m eval.proofs [FILE.txt ...]

The files contain texts and labelled replies about them, in the format that `sets/replies/README.md` describes; the
default is the held-out file. A writer that repeats a given text takes the place of the model: each sentence is verified
against the passages that it cites, as it streams. A reply counts as shown if any of its sentences is shown.
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
"""Far above what `FixedWriter` needs, so that neither limit affects the result."""


@dataclass(frozen=True, slots=True)
class FixedWriter:
    """A writer that always writes the same text, in pieces of `letters` characters."""

    text: str
    name: str = "fixed"
    letters: int = 7

    def count_tokens(self, text: str) -> int:
        """Return the number of words."""
        return len(text.split())

    def write(self, messages: Sequence[Message], wait: Wait) -> Generator[str, None, None]:
        """Yield the text in pieces, whatever the messages are."""
        yield from (self.text[at : at + self.letters] for at in range(0, len(self.text), self.letters))

    def close(self) -> None:
        """Do nothing: there is nothing to release."""


def shown(reply: Reply, analyzer: Analyzer) -> str:
    """Return the sentences of a reply that are shown; empty if none is."""
    writing = Writing(FixedWriter(reply.written), _TIMEOUT_S, _CONTEXT_TOKENS)
    try:
        return " ".join(each.text for each in writing.sentences("", reply.evidence, reply.language, analyzer))
    except Declined:
        return ""


@dataclass(slots=True)
class Counted:
    """The number of replies of each kind, and of those that were shown."""

    total: Counter[str] = field(default_factory=Counter)
    shown: Counter[str] = field(default_factory=Counter)

    def lines(self) -> Iterator[str]:
        """Yield a line for each kind, `right` first and then the most frequent, and one for all false replies."""
        for kind in sorted(self.total, key=lambda each: (each != RIGHT, -self.total[each])):
            yield _line(kind, self.shown[kind], self.total[kind])
        false = self.shown.total() - self.shown[RIGHT], self.total.total() - self.total[RIGHT]
        yield _line("all that is false", *false)


def _line(kind: str, shown: int, total: int) -> str:
    return f"{kind:24s} {shown:4d} of {total:4d} shown"


def main(given: Sequence[str] | None = None) -> int:
    """Print how many replies of each kind are shown, and return the exit code."""
    parser = argparse.ArgumentParser("python -m eval.proofs", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[HELD_OUT], metavar="FILE", help="texts and replies")
    parser.add_argument(
        "--show", action="store_true", help="print the false replies that are shown, and the right ones that are not"
    )
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
