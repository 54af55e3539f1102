"""Cross-lingual distillation: an Arabic text is trained towards the teacher's vector of its English translation.

The teacher's vectors are computed once (`teacher`), so that a step runs the student only, and contrasts each text with
thousands of others by one matrix product:

    loss = cross entropy(softmax(s * student @ pool), softmax(s * teacher @ pool)) + c * (1 - cos(student, teacher))

In the first stage only the embeddings of Arabic pieces are trained, and vectors of English texts do not change. Later
stages may train all layers of a shallower body; then English texts are examples too, as their own translations.
Batches have texts of one length (`buckets`). Source: Reimers and Gurevych, EMNLP 2020, with the teacher's similarities
as soft targets (Hinton et al., 2015).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn.functional import log_softmax, softmax

from index.train.buckets import Bucket
from index.train.checkpoint import restore, store
from index.train.student import Student

SEED = 20_261_129


@dataclass(frozen=True, slots=True)
class DistilSettings:
    """Hyperparameters; the defaults are those of the first stage of the bundled encoder.

    A batch has about `batch_tokens`; `pool` is the number of teacher vectors that a text is contrasted with; `scale`
    multiplies cosines before the softmax, `cosine` is the weight of the second term of the loss. `learning_rate` is
    that of embeddings, `layers_rate` that of the layers, 0 to freeze them.
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
class Lesson:
    """The training data: examples, and unit vectors of the teacher, float32 `(rows, dim)`, on the training device.

    `auxiliary_loss`, a function of student and step, is added to the loss.
    """

    examples: Sequence[Bucket]
    teacher: Tensor
    auxiliary_loss: Callable[[Student, int], Tensor] | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """The checkpoint file, and a callback after each checkpoint, with step and mean loss since the last call."""

    checkpoint: Path
    report: Callable[[int, float], None]


def distil(student: Student, lesson: Lesson, settings: DistilSettings, progress: Progress) -> None:
    """Train the student, resuming from the checkpoint if there is one, and writing it regularly."""
    optimizer, rates = _optimizer(student, settings)
    first = restore(optimizer, progress.checkpoint)
    losses: list[Tensor] = []
    for step, batch in enumerate(batches(lesson.examples, settings)):
        if step < first:
            continue
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * _rate_factor(step, settings)
        loss = _loss(student, batch, lesson.teacher, settings, step)
        if lesson.auxiliary_loss:
            loss = loss + lesson.auxiliary_loss(student, step)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        losses.append(loss.detach())
        if (step + 1) % settings.checkpoint_every == 0 or step + 1 == settings.steps:
            store(optimizer, step + 1, progress.checkpoint)
            progress.report(step + 1, float(torch.stack(losses).mean()))
            losses.clear()


def batches(examples: Sequence[Bucket], settings: DistilSettings) -> Iterator[Bucket]:
    """Yield `steps` batches of texts of one length each, epoch after epoch; deterministic for a seed."""
    given = 0
    for epoch in range(settings.steps):
        draw = torch.Generator().manual_seed(settings.seed + epoch)
        cut = []
        for bucket in examples:
            rows = min(settings.most_rows, max(1, settings.batch_tokens // bucket.pieces.shape[1]))
            cut += [(bucket, at) for at in torch.split(torch.randperm(len(bucket.teacher), generator=draw), rows)]
        for number in torch.randperm(len(cut), generator=draw).tolist():
            if given == settings.steps:
                return
            given += 1
            bucket, at = cut[number]
            yield bucket.some(at)


def _optimizer(student: Student, settings: DistilSettings) -> tuple[torch.optim.Adam, list[float]]:
    """Return the optimizer of embeddings and perhaps layers, and the learning rate of each of its groups."""
    groups = [([student.learned], settings.learning_rate)]
    if settings.layers_rate:
        groups.append((student.layers(), settings.layers_rate))
    optimizer = torch.optim.Adam([{"params": weights, "lr": rate} for weights, rate in groups], fused=True)
    return optimizer, [rate for _, rate in groups]


def _rate_factor(step: int, settings: DistilSettings) -> float:
    """Return the factor of the learning rates: linear warm-up, then linear decay to 0."""
    return min((step + 1) / settings.warm_up, 1 - step / settings.steps)


def _loss(student: Student, batch: Bucket, teacher: Tensor, settings: DistilSettings, step: int) -> Tensor:
    vectors, target = student.encode(batch.pieces), teacher[batch.teacher]
    draw = torch.Generator().manual_seed(settings.seed + step)
    others = torch.randint(len(teacher), (settings.pool,), generator=draw)
    pool = torch.cat([target, teacher[others.to(teacher.device)]])
    wanted = softmax(settings.scale * target @ pool.T, dim=1)
    found = log_softmax(settings.scale * vectors @ pool.T, dim=1)
    cross_entropy = -(wanted * found).sum(dim=1).mean()
    return cross_entropy + settings.cosine * (1 - (vectors * target).sum(dim=1)).mean()
