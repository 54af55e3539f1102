"""`python -m rag.train.reader --data FOLDER` makes the weights in `rag/reading/model`, and prints how well they do.

Three networks, each learned on what the one before it says: which sentence holds the answer, which of its spans is the
answer, and whether that is right. Questions of ARCD (Arabic) and SQuAD 2.0 (English), each asked of all the passages
of its set, and those of the project's own invented texts, in and across both languages. Cross-fitted: titles are dealt
into parts, each part is read by networks that were learned on the others; the mean of those is kept. Every figure
printed is about titles that its network has not seen.
"""

import argparse
import gzip
import hashlib
import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from corpus.document import new_document
from corpus.fold import fold
from corpus.passage import Language
from index.library import Library
from rag.answer import evidence_of
from rag.asking.question import Question, understand
from rag.judging.concepts.core import stem_hashes
from rag.reading.network import MODEL, Network
from rag.reading.sentences import find
from rag.reading.sentences.find import Found
from rag.reading.spans.closely import possible_scores
from rag.reading.spans.competing import SPAN_FEATURES, Competing, competing
from rag.reading.spans.gate import GATE_FEATURES, gate_row
from rag.temporary import temporary_library
from rag.train.averaged import mean_network
from rag.train.invented import read_invented
from rag.train.kept import Kept, Retrieved
from rag.train.rows import retrieved_for

SETS: dict[str, tuple[Language, Path]] = {
    "ARCD": ("ar", Path("passages") / "arcd_train.ar.jsonl.gz"),
    "SQuAD": ("en", Path("eval") / "squad_v2.0_dev.en.jsonl.gz"),
}
MOST_QUESTIONS = 4_000
WEIGHTS: Mapping[str, float] = {"ARCD": 2.0, "SQuAD": 1.0, "invented": 3.0}
"""How much an example counts: there are fewer in Arabic, and fewest asked as people ask their own documents."""
PARTS = 4
RIGHT_F1 = 0.5
"""A short answer is right from this token F1 on, as the project's question sets count it."""
HIDDEN = {"sentences": 8, "spans": 32, "gate": 8}
EPOCHS = {"sentences": 40, "spans": 20, "gate": 120}
_BATCH = 32
_RATE = 4e-3
_DECAY = 1e-4
_CONSTANT = 1e-6
_LEAST_SCALE = 0.05
_SEED = 20_261_129

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """A question, the sentences looked at with their features, and which of them hold an answer of its passage."""

    set_name: str
    language: Language
    part: int
    question: Question
    sentences: list[Found]
    rows: Floats
    holds: NDArray[np.bool_]
    answers: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Read:
    """An example as networks that have not seen it read it: the gate's features, and how right they were.

    `f1` is the token F1 of the span that they chose; `holds` says whether their first sentence holds an answer.
    """

    example: Example
    row: Floats
    f1: float
    holds: bool


def part_of(title: str) -> int:
    """Return the part that a title is dealt into, from 0."""
    return hashlib.sha256(title.encode()).digest()[0] % PARTS


def examples(data: Path, most: int, kept: Kept) -> Iterator[Example]:
    """Yield the examples of all sets, each question asked of all the passages of its set."""
    for name, (language, path) in SETS.items():
        with gzip.open(data / path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        contexts = list(dict.fromkeys(_line(row["context"]) for row in rows))
        answered = [row for row in rows if row["answers"]]
        chosen = random.Random(_SEED).sample(answered, min(most, len(answered)))
        with temporary_library() as library:
            questions = [row["question"] for row in chosen]
            ask = partial(_retrieved, library, contexts, language)
            retrieved = kept.retrieved([language, contexts], questions, library, ask)
            for row, evidence in zip(chosen, retrieved, strict=True):
                question = understand(row["question"])
                looked, features = find.looked_at(question, evidence, language, library.analyzer)
                if looked:
                    gold = _gold(row["answers"], _line(row["context"]), looked)
                    yield Example(name, language, part_of(row["title"]), question, looked, features, *gold)


def invented_examples(kept: Kept) -> Iterator[Example]:
    """Yield those of the project's own invented texts whose answers stand there."""
    for asked in read_invented():
        with temporary_library() as library:
            retrieved = retrieved_for(asked, library, kept)
        for situation, evidence in zip(asked.situations, retrieved, strict=True):
            if not (situation.is_answered and situation.answers and evidence):
                continue
            question = understand(situation.question)
            looked, features = find.looked_at(question, evidence, asked.asked, library.analyzer)
            gold = _gold(situation.answers, situation.passage, looked)
            yield Example("invented", asked.asked, part_of(situation.title), question, looked, features, *gold)


def _retrieved(library: Library, contexts: Sequence[str], language: Language, questions: Sequence[str]) -> Retrieved:
    documents = (new_document(c, document_id=f"d{n}", language=language) for n, c in enumerate(contexts))
    list(library.add_many("default", documents))
    return [evidence_of(library.retrieve(each, top_k=find.READ_PASSAGES)) for each in questions]


def _gold(
    answers: Sequence[str], context: str, looked: Sequence[Found]
) -> tuple[NDArray[np.bool_], tuple[frozenset[int], ...]]:
    """Return which sentences hold an answer, as they stand or in the translation read, and the answers' stems."""
    bare = [fold(each).strip(" .،,") for each in answers]
    holds = [
        each.evidence.passage.text == context
        and any(answer in fold(text) for answer in bare for text in (_source(each), each.tokens.text))
        for each in looked
    ]
    return np.array(holds, np.bool_), tuple(filter(None, (frozenset(stem_hashes(each)) for each in answers)))


def _source(found: Found) -> str:
    return found.evidence.passage.text[found.unit.start : found.unit.end]


def _line(text: str) -> str:
    return text.replace("\n", " ").strip()


def span_f1(spans: Competing, example: Example) -> Floats:
    """Return the best token F1 of each candidate against the answers, 0 outside the sentences that hold one."""
    best = np.zeros(len(spans.owner), np.float32)
    for number, sentence in enumerate(spans.sentences):
        rows = np.flatnonzero(spans.owner == number)
        holds = any(h and s.unit is sentence.unit for h, s in zip(example.holds, example.sentences, strict=True))
        if not holds:
            continue
        tokens = sentence.tokens
        _, leading = np.unique(tokens.owners, return_index=True)
        stems, content = np.zeros(len(tokens), np.uint64), ~tokens.stop
        stems[tokens.owners[leading]] = tokens.hashes[leading]
        for answer in example.answers:
            inside = np.concatenate([[0], np.cumsum(np.isin(stems, np.array(list(answer), np.uint64)))])
            lengths = np.concatenate([[0], np.cumsum(content)])
            first, last = spans.first[rows], spans.last[rows] + 1
            overlap = np.minimum(inside[last] - inside[first], len(answer))
            best[rows] = np.maximum(
                best[rows], 2 * overlap / np.maximum(lengths[last] - lengths[first] + len(answer), 1)
            )
    return best


def _listwise(scores: torch.Tensor, gains: torch.Tensor) -> torch.Tensor:
    return -torch.log((torch.softmax(scores, 0) * gains).sum() + 1e-6)


def train(
    name: str, features: Sequence[str], groups: Sequence[tuple[Floats, Floats, float]], *, listwise: bool
) -> Network:
    """Return a network that scores the rows of each group by their gains (float32 in [0, 1]); a group has a weight.

    Listwise: the chance that the softmax over a group gives to its gains is made as great as it can be. Otherwise a
    logistic regression.
    """
    torch.manual_seed(_SEED)
    every = np.concatenate([rows for rows, _, _ in groups])
    # A feature that never changes in training must not count where it does.
    mean, deviation = every.mean(0), every.std(0)
    scale = np.where(deviation < _CONSTANT, 1 / _CONSTANT, np.maximum(deviation, _LEAST_SCALE)).astype(np.float32)
    width, hidden = every.shape[1], HIDDEN[name]
    first, last = torch.nn.Linear(width, hidden), torch.nn.Linear(hidden, 1)
    optimizer = torch.optim.AdamW([*first.parameters(), *last.parameters()], lr=_RATE, weight_decay=_DECAY)
    made = [
        (torch.from_numpy((rows - mean) / scale), torch.from_numpy(gains), weight) for rows, gains, weight in groups
    ]
    dropout = torch.nn.Dropout(0.1)
    order = random.Random(_SEED)
    loss = _listwise if listwise else torch.nn.functional.binary_cross_entropy_with_logits
    for epoch in range(EPOCHS[name]):
        for group in optimizer.param_groups:
            group["lr"] = _RATE * (1 - epoch / EPOCHS[name])
        order.shuffle(made)
        for at in range(0, len(made), _BATCH):
            batch = made[at : at + _BATCH]
            scores = last(dropout(torch.relu(first(torch.cat([rows for rows, _, _ in batch]))))).squeeze(1)
            of_group = scores.split([len(rows) for rows, _, _ in batch])
            losses = [weight * loss(each, gains) for each, (_, gains, weight) in zip(of_group, batch, strict=True)]
            optimizer.zero_grad()
            torch.stack(losses).sum().backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    weights, biases, output = (each.detach().numpy() for each in (first.weight.T, first.bias, last.weight[0]))
    return Network(tuple(features), mean, scale, weights, biases, output, last.bias.item())


def train_sentences(seen: Sequence[Example]) -> Network:
    """Return the network that tells which sentence holds the answer."""
    groups = [
        (each.rows[own], each.holds[own].astype(np.float32), _weight(each))
        for each in seen
        if (own := _in_its_language(each)).any() and each.holds[own].any()
    ]
    return train("sentences", find.FEATURES, groups, listwise=True)


def _in_its_language(example: Example) -> NDArray[np.bool_]:
    """Return which sentences are read in the language of the question.

    The others do not teach: the invented texts stand in one library in both languages, so that the network would learn
    in which language the answers of a few documents are. Measured: with them, answers in the first sentence of XQuAD
    fell from .673 to .613 (English → Arabic).
    """
    other = find.FEATURES.index("other language")
    return np.asarray(example.rows[:, other] == 0)


def rank(example: Example, scorer: Network) -> list[Found]:
    """Return the sentences of an example, scored, best first."""
    scores = scorer.scores(example.rows)
    order = np.argsort(-scores, kind="stable").tolist()
    return [find.scored(example.sentences[at], float(scores[at])) for at in order]


def train_spans(seen: Sequence[Example], scorer: Network) -> Network:
    """Return the network that tells which span answers."""
    groups = []
    for each in seen:
        spans = competing(each.question, rank(each, scorer), each.language)
        if spans is not None and (gains := span_f1(spans, each)).max() >= RIGHT_F1:
            groups.append((spans.rows, np.where(gains >= RIGHT_F1, gains**2, 0).astype(np.float32), _weight(each)))
    return train("spans", SPAN_FEATURES, groups, listwise=True)


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
    batches = [(rows[at : at + _BATCH], labels[at : at + _BATCH], 1.0) for at in range(0, len(rows), _BATCH)]
    return train("gate", GATE_FEATURES, batches, listwise=False)


def _weight(example: Example) -> float:
    return WEIGHTS[example.set_name]


def report(name: str, unseen: Sequence[Read], chances: Floats) -> None:
    """Print the figures of one set."""
    holds, base = np.mean([each.holds for each in unseen]), np.mean([each.example.holds[0] for each in unseen])
    print(f"{name}, {len(unseen)} questions: answer in the first sentence {holds:.3f}, unlearned {base:.3f}")
    f1 = np.array([each.f1 for each in unseen])
    print(f"  best span: F1 {f1.mean():.3f}, right {np.mean(f1 >= RIGHT_F1):.3f}; chance says {chances.mean():.3f}")
    for bar in (0.3, 0.4, 0.5, 0.6, 0.7):
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
    made = [*examples(arguments.data, arguments.questions, kept), *invented_examples(kept)]
    scorers, choosers, all_read = [], [], []
    for part in range(PARTS):
        seen = [each for each in made if each.part != part]
        scorers.append(train_sentences(seen))
        choosers.append(train_spans(seen, scorers[-1]))
        all_read += read([each for each in made if each.part == part], scorers[-1], choosers[-1])
    gates = [train_gate([each for each in all_read if each.example.part != part]) for part in range(PARTS)]
    for name, members in {"sentences": scorers, "spans": choosers, "gate": gates}.items():
        mean_network(members).save(arguments.out / f"{name}.json")
    for name in WEIGHTS:
        unseen = [each for each in all_read if each.example.set_name == name]
        odds = [float(gates[each.example.part].scores(each.row[None])[0]) for each in unseen]
        report(name, unseen, _chances(odds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
