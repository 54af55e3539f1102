"""Cross-lingual distillation: an Arabic text is trained towards the teacher's vector of its English translation.

The teacher's vectors are computed once (`teacher`), so that a step runs the student only, and contrasts each text with
thousands of others by one matrix product:

    loss = cross entropy(softmax(s * student @ pool), softmax(s * teacher @ pool)) + c * (1 - cos(student, teacher))

In the first stage only the embeddings of Arabic tokens are trained, and vectors of English texts do not change. Later
stages train all layers of a shallower model; then English texts are examples too, as their own translations. Batches
have texts of one length (`buckets`). Source: Reimers and Gurevych, EMNLP 2020, with the teacher's similarities as soft
targets (Hinton et al., 2015).
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

AuxiliaryLoss = Callable[[Student, int], Tensor]
"""A scalar loss of the student at a step."""


@dataclass(frozen=True, slots=True)
class DistilSettings:
    """Hyperparameters; the defaults are those of the first stage of the bundled encoder.

    Attributes:
        batch_tokens, batch_texts: upper bounds of a batch.
        pool: number of teacher vectors that each text is contrasted with.
        scale: factor of cosines before the softmax.
        cosine_weight: weight of the second term of the loss.
        learning_rate: of the token embeddings.
        layers_learning_rate: of the layers; 0 freezes them.
    """

    batch_tokens: int = 512
    batch_texts: int = 96
    pool: int = 4_096
    scale: float = 20.0
    cosine_weight: float = 5.0
    learning_rate: float = 1e-3
    layers_learning_rate: float = 0.0
    warm_up_steps: int = 50
    steps: int = 1_800
    checkpoint_every: int = 50
    seed: int = SEED


@dataclass(frozen=True, slots=True)
class DistilSet:
    """Examples, and the teacher's vectors: float32 unit rows `(targets, dim)` on the training device."""

    examples: Sequence[Bucket]
    teacher: Tensor


@dataclass(frozen=True, slots=True)
class Progress:
    """The checkpoint file, and a callback after each checkpoint, with step and mean loss since the last call."""

    checkpoint: Path
    report: Callable[[int, float], None]


def distil(
    student: Student,
    data: DistilSet,
    settings: DistilSettings,
    progress: Progress,
    auxiliary_loss: AuxiliaryLoss | None = None,
) -> None:
    """Train the student, resuming from the checkpoint if there is one, and writing it regularly.

    Args:
        auxiliary_loss: is added to the loss of distillation.
    """
    optimizer, rates = _optimizer(student, settings)
    first = restore(optimizer, progress.checkpoint)
    losses: list[Tensor] = []
    for step, batch in enumerate(batches(data.examples, settings)):
        if step < first:
            continue
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * _rate_factor(step, settings)
        loss = _loss(student, batch, data.teacher, settings, step)
        if auxiliary_loss:
            loss = loss + auxiliary_loss(student, step)
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
    yielded = 0
    for epoch in range(settings.steps):
        generator = torch.Generator().manual_seed(settings.seed + epoch)
        cut = []
        for bucket in examples:
            size = min(settings.batch_texts, max(1, settings.batch_tokens // bucket.token_ids.shape[1]))
            order = torch.randperm(len(bucket.targets), generator=generator)
            cut += [(bucket, rows) for rows in torch.split(order, size)]
        for number in torch.randperm(len(cut), generator=generator).tolist():
            if yielded == settings.steps:
                return
            yielded += 1
            bucket, rows = cut[number]
            yield bucket.select(rows)


def _optimizer(student: Student, settings: DistilSettings) -> tuple[torch.optim.Adam, list[float]]:
    """Return the optimizer of the trainable weights, and the learning rate of each of its groups."""
    groups = [([student.embeddings], settings.learning_rate)]
    if settings.layers_learning_rate:
        groups.append((student.unfreeze_layers(), settings.layers_learning_rate))
    optimizer = torch.optim.Adam([{"params": weights, "lr": rate} for weights, rate in groups], fused=True)
    return optimizer, [rate for _, rate in groups]


def _rate_factor(step: int, settings: DistilSettings) -> float:
    """Return the factor of the learning rates: linear warm-up, then linear decay to 0."""
    return min((step + 1) / settings.warm_up_steps, 1 - step / settings.steps)


def _loss(student: Student, batch: Bucket, teacher: Tensor, settings: DistilSettings, step: int) -> Tensor:
    vectors, targets = student.encode(batch.token_ids), teacher[batch.targets]
    generator = torch.Generator().manual_seed(settings.seed + step)
    others = torch.randint(len(teacher), (settings.pool,), generator=generator)
    pool = torch.cat([targets, teacher[others.to(teacher.device)]])
    wanted = softmax(settings.scale * targets @ pool.T, dim=1)
    predicted = log_softmax(settings.scale * vectors @ pool.T, dim=1)
    cross_entropy = -(wanted * predicted).sum(dim=1).mean()
    return cross_entropy + settings.cosine_weight * (1 - (vectors * targets).sum(dim=1)).mean()
