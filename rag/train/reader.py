"""`python -m rag.train.reader --data FOLDER` makes the weights in `rag/reading/model`, and prints how well they do.

Three networks, each learned on what the one before it says: which sentence holds the answer, which of its spans is the
answer, and whether that is right. Questions of ARCD (Arabic) and SQuAD 2.0 (English), each asked of all the passages
of its set, and those of the project's own invented texts, in and across both languages. Cross-fitted: titles are dealt
into parts, each part is read by networks that were learned on the others; the mean of those is kept. Every figure
printed is about titles that its network has not seen.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rag.reading.network import MODEL, Network
from rag.reading.sentences.features import FEATURES
from rag.reading.sentences.found import Found
from rag.reading.spans.closely import possible_scores
from rag.reading.spans.competing import SPAN_FEATURES, competing
from rag.reading.spans.gate import GATE_FEATURES, gate_row
from rag.train.averaged import mean_network
from rag.train.examples import PARTS, SETS, Example, examples, invented_examples, span_f1
from rag.train.kept import Kept
from rag.train.networks import Floats, Recipe, train_network

MOST_QUESTIONS = 4_000
WEIGHTS: Mapping[str, float] = {"ARCD": 2.0, "SQuAD": 1.0, "invented": 3.0}
"""How much an example counts: there are fewer in Arabic, and fewest asked as people ask their own documents."""
RIGHT_F1 = 0.5
"""A short answer is right from this token F1 on, as the project's question sets count it."""
_SENTENCES = Recipe(hidden=8, epochs=40, is_listwise=True)
_SPANS = Recipe(hidden=32, epochs=20, is_listwise=True)
_GATE = Recipe(hidden=8, epochs=120, is_listwise=False)
_GATE_BATCH = 32
"""Examples that the gate learns from together."""
_BARS = (0.3, 0.4, 0.5, 0.6, 0.7)


@dataclass(frozen=True, slots=True)
class Read:
    """An example as networks that have not seen it read it: the gate's features, and how right they were.

    `f1` is the token F1 of the span that they chose; `holds` says whether their first sentence holds an answer.
    """

    example: Example
    row: Floats
    f1: float
    holds: bool


def train_sentences(seen: Sequence[Example]) -> Network:
    """Return the network that tells which sentence holds the answer."""
    groups = [
        (each.rows[own], each.holds[own].astype(np.float32), _weight(each))
        for each in seen
        if (own := _in_its_language(each)).any() and each.holds[own].any()
    ]
    return train_network(FEATURES, groups, _SENTENCES)


def _in_its_language(example: Example) -> NDArray[np.bool_]:
    """Return which sentences are read in the language of the question.

    The others do not teach: the invented texts stand in one library in both languages, so that the network would learn
    in which language the answers of a few documents are. Measured: with them, answers in the first sentence of XQuAD
    fell from .673 to .613 (English → Arabic).
    """
    other = FEATURES.index("other language")
    return np.asarray(example.rows[:, other] == 0)


def rank(example: Example, scorer: Network) -> list[Found]:
    """Return the sentences of an example, scored, best first."""
    scores = scorer.scores(example.rows)
    order = np.argsort(-scores, kind="stable").tolist()
    return [replace(example.sentences[at], score=float(scores[at])) for at in order]


def train_spans(seen: Sequence[Example], scorer: Network) -> Network:
    """Return the network that tells which span answers."""
    groups = []
    for each in seen:
        spans = competing(each.question, rank(each, scorer), each.language)
        if spans is not None and (gains := span_f1(spans, each)).max() >= RIGHT_F1:
            groups.append((spans.rows, np.where(gains >= RIGHT_F1, gains**2, 0).astype(np.float32), _weight(each)))
    return train_network(SPAN_FEATURES, groups, _SPANS)


def read(examples_: Sequence[Example], scorer: Network, chooser: Network) -> list[Read]:
    """Return what the networks make of each example that has a span to choose."""
    made = []
    for each in examples_:
        ranked = rank(each, scorer)
        spans = competing(each.question, ranked, each.language)
        if spans is None:
            continue
        scores = possible_scores(each.question, spans, chooser.scores(spans.rows))
        if scores is not None:
            best, row = gate_row(each.question, spans, scores)
            made.append(Read(each, row, float(span_f1(spans, each)[best]), _holds(each, ranked[0])))
    return made


def train_gate(seen: Sequence[Read]) -> Network:
    """Return the network that tells whether the chosen span is right."""
    rows = np.array([each.row for each in seen], np.float32)
    labels = np.array([each.f1 >= RIGHT_F1 for each in seen], np.float32)
    batches = [
        (rows[at : at + _GATE_BATCH], labels[at : at + _GATE_BATCH], 1.0) for at in range(0, len(rows), _GATE_BATCH)
    ]
    return train_network(GATE_FEATURES, batches, _GATE)


def learn(made: Sequence[Example]) -> tuple[dict[str, Network], list[Read], Floats]:
    """Return the networks by name; and each example as networks that have not seen it read it, with the chance that
    their gate gives it."""
    scorers, choosers, unseen = [], [], list[Read]()
    for part in range(PARTS):
        seen = [each for each in made if each.part != part]
        scorers.append(train_sentences(seen))
        choosers.append(train_spans(seen, scorers[-1]))
        unseen += read([each for each in made if each.part == part], scorers[-1], choosers[-1])
    gates = [train_gate([each for each in unseen if each.example.part != part]) for part in range(PARTS)]
    members = {"sentences": scorers, "spans": choosers, "gate": gates}
    odds = [float(gates[each.example.part].scores(each.row[None])[0]) for each in unseen]
    return {name: mean_network(each) for name, each in members.items()}, unseen, _chances(odds)


def _weight(example: Example) -> float:
    return WEIGHTS[example.set_name]


def report(name: str, unseen: Sequence[Read], chances: Floats) -> None:
    """Print the figures of one set."""
    holds, base = np.mean([each.holds for each in unseen]), np.mean([each.example.holds[0] for each in unseen])
    print(f"{name}, {len(unseen)} questions: answer in the first sentence {holds:.3f}, unlearned {base:.3f}")
    f1 = np.array([each.f1 for each in unseen])
    print(f"  best span: F1 {f1.mean():.3f}, right {np.mean(f1 >= RIGHT_F1):.3f}; chance says {chances.mean():.3f}")
    for bar in _BARS:
        given, right = chances >= bar, f1 >= RIGHT_F1
        print(
            f"  bar {bar}: given and right {np.mean(given & right):.3f}, given and wrong {np.mean(given & ~right):.3f}"
        )


def _chances(odds: Sequence[float]) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.array(odds))), np.float32)


def _holds(example: Example, found: Found) -> bool:
    return any(bool(h) and s.unit is found.unit for h, s in zip(example.holds, example.sentences, strict=True))


def main(given: Sequence[str] | None = None) -> int:
    """Train, write the weights, print the figures, and return the exit code: 0 done, 2 wrong usage."""
    parser = argparse.ArgumentParser("python -m rag.train.reader", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with passages/ and eval/")
    parser.add_argument("--cache", type=Path, help="folder that keeps what was retrieved, used again if it is there")
    parser.add_argument("--questions", type=int, default=MOST_QUESTIONS, help="of each set (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=MODEL, help="where the weights go (default: the package)")
    arguments = parser.parse_args(given)
    if missing := [path for _, path in SETS.values() if not (arguments.data / path).is_file()]:
        print(f"{arguments.data} has no {missing[0]}. Name the folder with the training data.", file=sys.stderr)
        return 2
    kept = Kept(arguments.cache)
    networks, unseen, chances = learn([*examples(arguments.data, arguments.questions, kept), *invented_examples(kept)])
    for name, network in networks.items():
        network.save(arguments.out / f"{name}.json")
    for name in WEIGHTS:
        own = np.array([each.example.set_name == name for each in unseen])
        report(name, [each for each, is_own in zip(unseen, own, strict=True) if is_own], chances[own])
    return 0


if __name__ == "__main__":
    sys.exit(main())
