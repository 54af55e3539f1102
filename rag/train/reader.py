"""`python -m rag.train.reader --data FOLDER` makes the weights in `rag/reading/model`, and prints how well they do.

Questions of ARCD (Arabic) and SQuAD 2.0 (English), each asked of all the passages of its set, and those of the
project's own invented texts, in and across both languages. Cross-fitted: titles are dealt into parts, each part is read
by networks (`reader_networks`) that were learned on the others; the mean of those is kept. Every figure printed
(`reader_report`) is about titles that its network has not seen.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rag.reading.network import MODEL, Network
from rag.train.arguments import add_cache, add_data, lacks_data
from rag.train.averaged import mean_network
from rag.train.examples import PARTS, SETS, Example, examples, invented_examples
from rag.train.networks import Floats
from rag.train.reader_networks import WEIGHTS, ReadExample, read, train_gate, train_sentences, train_spans
from rag.train.reader_report import report
from rag.train.retrieval_cache import RetrievalCache

MOST_QUESTIONS = 4_000


@dataclass(frozen=True, slots=True)
class Learned:
    """The networks by name, and each example as networks that have not seen it read it.

    `chances` are those that the gates give to the short answers, float32 `(len(unseen),)`.
    """

    networks: Mapping[str, Network]
    unseen: Sequence[ReadExample]
    chances: Floats

    def report(self) -> Iterator[str]:
        """Yield the figures of each set."""
        for name in WEIGHTS:
            is_own = np.array([each.example.set_name == name for each in self.unseen])
            own = [each for each in self.unseen if each.example.set_name == name]
            yield from report(name, own, self.chances[is_own])


def learn(made: Sequence[Example]) -> Learned:
    """Return what was learned, cross-fitted by title."""
    scorers, choosers, unseen = [], [], list[ReadExample]()
    for part in range(PARTS):
        seen = [each for each in made if each.part != part]
        scorers.append(train_sentences(seen))
        choosers.append(train_spans(seen, scorers[-1]))
        unseen += read([each for each in made if each.part == part], scorers[-1], choosers[-1])
    gates = [train_gate([each for each in unseen if each.example.part != part]) for part in range(PARTS)]
    members = {"sentences": scorers, "spans": choosers, "gate": gates}
    odds = [float(gates[each.example.part].scores(each.row[None])[0]) for each in unseen]
    return Learned({name: mean_network(each) for name, each in members.items()}, unseen, _chances(odds))


def _chances(odds: Sequence[float]) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.array(odds))), np.float32)


def main(given: Sequence[str] | None = None) -> int:
    """Train, write the weights, print the figures, and return the exit code: 0 done, 2 wrong usage."""
    parser = argparse.ArgumentParser("python -m rag.train.reader", description=__doc__)
    add_data(parser)
    add_cache(parser)
    parser.add_argument("--questions", type=int, default=MOST_QUESTIONS, help="of each set (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=MODEL, help="where the weights go (default: the package)")
    arguments = parser.parse_args(given)
    if lacks_data(arguments.data, (path for _, path in SETS.values())):
        return 2
    cache = RetrievalCache(arguments.cache)
    learned = learn([*examples(arguments.data, arguments.questions, cache), *invented_examples(cache)])
    for name, network in learned.networks.items():
        network.save(arguments.out / f"{name}.json")
    print(*learned.report(), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
