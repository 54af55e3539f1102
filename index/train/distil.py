"""Teaching an English BERT Arabic: an Arabic text shall land where the teacher puts its English.

The teacher's vectors are computed once, so that a step costs the Arabic side alone, and every text is told apart from
thousands of others at no more cost than one matrix product:

    loss = cross entropy(softmax(s * student @ pool), softmax(s * teacher @ pool)) + c * (1 - cos(student, teacher))

At first the rows of Arabic pieces alone are learned, and English texts keep their vectors to the last bit. The layers
may be learned as well, at a rate of their own; then English texts are among the examples, each its own translation.
Batches hold texts of one length, so that nothing is padded. Source: knowledge distillation across languages (Reimers
and Gurevych, EMNLP 2020), with the teacher's similarities as soft targets (Hinton et al., 2015).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import log_softmax, normalize, softmax
from transformers import BertModel

SEED = 20_261_129

Pieces = Sequence[int]
Encode = Callable[[Sequence[Pieces]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class DistilSettings:
    """How the rows are learned; the defaults are those of the bundled encoder.

    A batch holds about `batch_tokens`; `pool` is how many teacher vectors a text is told apart from; `scale` multiplies
    cosines before the softmax, `cosine` weighs the second part of the loss. `layers_rate` is the learning rate of the
    layers, 0 to leave them as they are.
    """

    batch_tokens: int = 512
    most_rows: int = 96
    pool: int = 4_096
    scale: float = 20.0
    cosine: float = 5.0
    learning_rate: float = 1e-3
    layers_rate: float = 0.0
    warm_up: int = 50
    steps: int = 1_800
    checkpoint_every: int = 50
    seed: int = SEED


@dataclass(frozen=True, slots=True)
class Example:
    """Piece numbers of a text (with [CLS] and [SEP]) and the row of its teacher vector."""

    pieces: tuple[int, ...]
    teacher: int


class Teacher:
    """Vectors of English texts, made when they are first asked for, and kept."""

    def __init__(self, encode: Encode, texts: Sequence[Pieces], dim: int) -> None:
        """Take what encodes piece numbers to unit rows, and the texts' piece numbers."""
        self._encode = encode
        self._texts = texts
        self._vectors = np.zeros((len(texts), dim), np.float32)
        self._made = np.zeros(len(texts), np.bool_)

    def of(self, rows: Sequence[int]) -> NDArray[np.float32]:
        """Return the vectors of these texts."""
        if missing := [row for row in dict.fromkeys(rows) if not self._made[row]]:
            self._vectors[missing] = self._encode([self._texts[row] for row in missing])
            self._made[missing] = True
        vectors: NDArray[np.float32] = self._vectors[rows]
        return vectors

    def made(self) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the rows that are made, and their vectors."""
        rows = np.flatnonzero(self._made)
        return rows, self._vectors[rows]

    def take(self, rows: NDArray[np.int64], vectors: NDArray[np.float32]) -> None:
        """Take vectors that were made before."""
        self._vectors[rows], self._made[rows] = vectors, True

    def known(self, most: int, draw: np.random.Generator) -> NDArray[np.float32]:
        """Return up to `most` vectors that are made already."""
        made = np.flatnonzero(self._made)
        vectors: NDArray[np.float32] = self._vectors[draw.choice(made, min(most, len(made)), replace=False)]
        return vectors


class Student:
    """A body with learned Arabic rows; its layers are frozen until they are asked for."""

    def __init__(self, body: BertModel, rows: NDArray[np.int64], vectors: NDArray[np.float32]) -> None:
        """Take the body with all of its rows; those numbered `rows` begin at `vectors` and are learned."""
        self.body = body.eval().requires_grad_(False)
        self.rows = rows
        self.learned = torch.nn.Parameter(torch.from_numpy(vectors.copy()))
        self._frozen = body.get_input_embeddings().weight
        self._place = torch.full((len(self._frozen),), -1)
        self._place[torch.from_numpy(rows)] = torch.arange(len(rows))

    def layers(self) -> list[torch.nn.Parameter]:
        """Return the weights of the layers, to be learned from now on."""
        return list(self.body.encoder.requires_grad_(True).parameters())

    def whole(self) -> BertModel:
        """Return the body with what was learned in its place."""
        with torch.no_grad():
            self._frozen[torch.from_numpy(self.rows)] = self.learned
        return self.body

    def encode(self, pieces: torch.Tensor) -> torch.Tensor:
        """Return unit rows for texts of one length, int64 `(texts, length)`."""
        place = self._place[pieces]
        known = self._frozen[pieces]
        learned = torch.nn.functional.embedding(place.clamp(min=0), self.learned)
        embedded = torch.where((place >= 0)[..., None], learned, known)
        return normalize(self.body(inputs_embeds=embedded).last_hidden_state.mean(dim=1))


def distil(
    student: Student,
    examples: Sequence[Example],
    teacher: Teacher,
    settings: DistilSettings,
    checkpoint: Path,
    report: Callable[[int, float], None],
) -> None:
    """Teach the student; goes on from `checkpoint` if there is one, and writes it now and then.

    Args:
        report: called with the step and the mean loss since the last call, whenever a checkpoint is written.
    """
    learned = [([student.learned], settings.learning_rate)]
    if settings.layers_rate:
        learned.append((student.layers(), settings.layers_rate))
    optimizer = torch.optim.Adam([{"params": weights, "lr": rate} for weights, rate in learned], fused=True)
    first = _restore(teacher, optimizer, checkpoint)
    losses = []
    for step, batch in enumerate(batches(examples, settings)):
        if step < first:
            continue
        for group, (_, rate) in zip(optimizer.param_groups, learned, strict=True):
            group["lr"] = rate * _share(step, settings)
        loss = _loss(student, batch, teacher, settings, step)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        losses.append(float(loss.detach()))
        if (step + 1) % settings.checkpoint_every == 0 or step + 1 == settings.steps:
            _store(teacher, optimizer, step + 1, checkpoint)
            report(step + 1, float(np.mean(losses)))
            losses.clear()


def batches(examples: Sequence[Example], settings: DistilSettings) -> Iterator[list[Example]]:
    """Yield `steps` batches of texts of one length each, epoch after epoch, always the same ones for a seed."""
    given = 0
    for epoch in range(settings.steps):
        shuffle = np.random.default_rng(settings.seed + epoch)
        by_length: dict[int, list[Example]] = {}
        for at in shuffle.permutation(len(examples)).tolist():
            by_length.setdefault(len(examples[at].pieces), []).append(examples[at])
        cut = []
        for length, group in by_length.items():
            rows = min(settings.most_rows, max(1, settings.batch_tokens // length))
            cut += [group[start : start + rows] for start in range(0, len(group), rows)]
        for at in shuffle.permutation(len(cut)).tolist():
            if given == settings.steps:
                return
            given += 1
            yield cut[at]


def _share(step: int, settings: DistilSettings) -> float:
    return min((step + 1) / settings.warm_up, 1 - step / settings.steps)


def _loss(
    student: Student, batch: Sequence[Example], teacher: Teacher, settings: DistilSettings, step: int
) -> torch.Tensor:
    own = student.encode(torch.tensor([example.pieces for example in batch]))
    target = torch.from_numpy(teacher.of([example.teacher for example in batch]))
    others = teacher.known(settings.pool, np.random.default_rng((settings.seed, step)))
    pool = torch.cat([target, torch.from_numpy(others)])
    wanted = softmax(settings.scale * target @ pool.T, dim=1)
    told = log_softmax(settings.scale * own @ pool.T, dim=1)
    apart = -(wanted * told).sum(dim=1).mean()
    return apart + settings.cosine * (1 - (own * target).sum(dim=1)).mean()


def _restore(teacher: Teacher, optimizer: torch.optim.Adam, checkpoint: Path) -> int:
    if not checkpoint.exists():
        return 0
    saved = torch.load(checkpoint, weights_only=True)
    with torch.no_grad():
        for weights, learned in zip(_weights(optimizer), saved["learned"], strict=True):
            weights.copy_(learned)
    optimizer.load_state_dict(saved["optimizer"])
    teacher.take(*(saved[name].numpy() for name in ("taught", "teacher")))
    return int(saved["step"])


def _store(teacher: Teacher, optimizer: torch.optim.Adam, step: int, checkpoint: Path) -> None:
    fresh = checkpoint.with_suffix(".new")
    taught, vectors = map(torch.from_numpy, teacher.made())
    learned = {"learned": _weights(optimizer), "optimizer": optimizer.state_dict(), "step": step}
    torch.save(learned | {"taught": taught, "teacher": vectors}, fresh)
    fresh.replace(checkpoint)


def _weights(optimizer: torch.optim.Adam) -> list[torch.Tensor]:
    return [weights.detach() for group in optimizer.param_groups for weights in group["params"]]
