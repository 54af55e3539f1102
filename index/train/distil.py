"""Teaching an English BERT Arabic: an Arabic text shall land where the teacher puts its English.

The teacher's vectors are computed once, so that a step costs the student's side alone, and every text is told apart
from thousands of others at no more cost than one matrix product:

    loss = cross entropy(softmax(s * student @ pool), softmax(s * teacher @ pool)) + c * (1 - cos(student, teacher))

At first the rows of Arabic pieces alone are learned, and English texts keep their vectors to the last bit. Then all of
a shallower body may be learned; English texts are among the examples by then, each its own translation. Batches hold
texts of one length, so that nothing is padded. Source: knowledge distillation across languages (Reimers and Gurevych,
EMNLP 2020), with the teacher's similarities as soft targets (Hinton et al., 2015).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import embedding, log_softmax, normalize, softmax

if TYPE_CHECKING:
    from transformers import BertModel

SEED = 20_261_129
_TAUGHT_AT_ONCE = 65_536  # pieces

Pieces = Sequence[int]


@dataclass(frozen=True, slots=True)
class DistilSettings:
    """How the weights are learned; the defaults are those of the first stage of the bundled encoder.

    A batch holds about `batch_tokens`; `pool` is how many teacher vectors a text is told apart from; `scale` multiplies
    cosines before the softmax, `cosine` weighs the second part of the loss. `learning_rate` is that of the rows,
    `layers_rate` that of the layers, 0 to leave them as they are.
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


class Shelf(NamedTuple):
    """Texts of one length: piece numbers with [CLS] and [SEP], int `(texts, length)`, and rows of teacher vectors."""

    pieces: Tensor
    teacher: Tensor

    def some(self, at: Tensor) -> "Shelf":
        """Return the texts at these places, in numbers that a model takes."""
        at = at.to(self.pieces.device)
        return Shelf(self.pieces[at].long(), self.teacher[at])


def device() -> torch.device:
    """Return where to train: the accelerator if there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def shelves(texts: Sequence[Pieces], teacher: Sequence[int]) -> list[Shelf]:
    """Return the texts by their length, the shortest first, on the accelerator."""
    by_length: dict[int, list[int]] = {}
    for at, text in enumerate(texts):
        by_length.setdefault(len(text), []).append(at)
    return [
        Shelf(
            torch.tensor([texts[at] for at in group], dtype=torch.int32, device=device()),
            torch.tensor([teacher[at] for at in group], device=device()),
        )
        for _, group in sorted(by_length.items())
    ]


@torch.no_grad()
def teach(body: "BertModel", texts: Sequence[Shelf]) -> Tensor:
    """Return the unit vectors of all texts, float32 `(texts, dim)`, each in the row that its shelf names."""
    rows = sum(len(shelf.teacher) for shelf in texts)
    vectors = torch.zeros(rows, body.config.hidden_size, device=device())
    body = body.eval().to(device())
    for shelf in texts:
        for at in torch.split(torch.arange(len(shelf.teacher)), max(1, _TAUGHT_AT_ONCE // shelf.pieces.shape[1])):
            some = shelf.some(at)
            vectors[some.teacher] = normalize(body(some.pieces).last_hidden_state.float().mean(dim=1))
    return vectors


class Student:
    """A body with learned rows; its layers are frozen until they are asked for."""

    def __init__(self, body: "BertModel", rows: NDArray[np.int64]) -> None:
        """Take the body; its rows numbered `rows` are learned."""
        self.body = body.eval().requires_grad_(False).to(device())
        self._rows = torch.from_numpy(rows).to(device())
        self._frozen = body.get_input_embeddings().weight
        self.learned = torch.nn.Parameter(self._frozen[self._rows].clone())
        self._place = torch.full((len(self._frozen),), -1, device=device())
        self._place[self._rows] = torch.arange(len(rows), device=device())

    def layers(self) -> list[torch.nn.Parameter]:
        """Return the weights of the layers, to be learned from now on."""
        return list(self.body.encoder.requires_grad_(True).parameters())

    def whole(self) -> "BertModel":
        """Return the body with what was learned in its place."""
        with torch.no_grad():
            self._frozen[self._rows] = self.learned
        return self.body.cpu()

    def encode(self, pieces: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return unit rows for texts, int64 `(texts, length)`; `mask` has 0 where a shorter one has ended."""
        place = self._place[pieces]
        learned = embedding(place.clamp(min=0), self.learned)
        embedded = torch.where((place >= 0)[..., None], learned, self._frozen[pieces])
        with torch.autocast(device().type, torch.bfloat16, enabled=device().type == "cuda"):
            states = self.body(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        if mask is not None:
            states = states * mask[..., None]
        return normalize(states.float().sum(dim=1))


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a student is taught: examples, and unit vectors of the teacher, float32 `(rows, dim)`, on the accelerator.

    `beside` gives a loss of each step that is added.
    """

    examples: Sequence[Shelf]
    teacher: Tensor
    beside: Callable[[Student, int], Tensor] | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the state of a training is kept, and what is called, whenever it was, with the step and the mean loss since
    the last call."""

    checkpoint: Path
    report: Callable[[int, float], None]


def shallow(body: "BertModel", layers: int) -> "BertModel":
    """Return the body with `layers` of its layers, evenly spread, the first and the last among them."""
    kept = np.linspace(0, body.config.num_hidden_layers - 1, layers).round().astype(int).tolist()
    body.encoder.layer = torch.nn.ModuleList(body.encoder.layer[at] for at in kept)
    body.config.num_hidden_layers = layers
    return body


def distil(student: Student, lesson: Lesson, settings: DistilSettings, progress: Progress) -> None:
    """Teach the student; goes on from the checkpoint if there is one, and writes it now and then."""
    optimizer, rates = _optimizer(student, settings)
    first = _restore(optimizer, progress.checkpoint)
    losses: list[Tensor] = []
    for step, batch in enumerate(batches(lesson.examples, settings)):
        if step < first:
            continue
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * _share(step, settings)
        loss = _loss(student, batch, lesson.teacher, settings, step)
        if lesson.beside:
            loss = loss + lesson.beside(student, step)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        losses.append(loss.detach())
        if (step + 1) % settings.checkpoint_every == 0 or step + 1 == settings.steps:
            _store(optimizer, step + 1, progress.checkpoint)
            progress.report(step + 1, float(torch.stack(losses).mean()))
            losses.clear()


def batches(examples: Sequence[Shelf], settings: DistilSettings) -> Iterator[Shelf]:
    """Yield `steps` batches of texts of one length each, epoch after epoch, always the same ones for a seed."""
    given = 0
    for epoch in range(settings.steps):
        draw = torch.Generator().manual_seed(settings.seed + epoch)
        cut = []
        for shelf in examples:
            rows = min(settings.most_rows, max(1, settings.batch_tokens // shelf.pieces.shape[1]))
            cut += [(shelf, at) for at in torch.split(torch.randperm(len(shelf.teacher), generator=draw), rows)]
        for number in torch.randperm(len(cut), generator=draw).tolist():
            if given == settings.steps:
                return
            given += 1
            shelf, at = cut[number]
            yield shelf.some(at)


def _optimizer(student: Student, settings: DistilSettings) -> tuple[torch.optim.Adam, list[float]]:
    """Return what learns the rows and perhaps the layers, and the rate of each of its groups."""
    groups = [([student.learned], settings.learning_rate)]
    if settings.layers_rate:
        groups.append((student.layers(), settings.layers_rate))
    optimizer = torch.optim.Adam([{"params": weights, "lr": rate} for weights, rate in groups], fused=True)
    return optimizer, [rate for _, rate in groups]


def _share(step: int, settings: DistilSettings) -> float:
    return min((step + 1) / settings.warm_up, 1 - step / settings.steps)


def _loss(student: Student, batch: Shelf, teacher: Tensor, settings: DistilSettings, step: int) -> Tensor:
    vectors, target = student.encode(batch.pieces), teacher[batch.teacher]
    draw = torch.Generator().manual_seed(settings.seed + step)
    others = torch.randint(len(teacher), (settings.pool,), generator=draw)
    pool = torch.cat([target, teacher[others.to(teacher.device)]])
    wanted = softmax(settings.scale * target @ pool.T, dim=1)
    found = log_softmax(settings.scale * vectors @ pool.T, dim=1)
    apart = -(wanted * found).sum(dim=1).mean()
    return apart + settings.cosine * (1 - (vectors * target).sum(dim=1)).mean()


def _restore(optimizer: torch.optim.Adam, checkpoint: Path) -> int:
    if not checkpoint.exists():
        return 0
    saved = torch.load(checkpoint, weights_only=True, map_location=device())
    with torch.no_grad():
        for weights, learned in zip(_weights(optimizer), saved["learned"], strict=True):
            weights.copy_(learned)
    optimizer.load_state_dict(saved["optimizer"])
    return int(saved["step"])


def _store(optimizer: torch.optim.Adam, step: int, checkpoint: Path) -> None:
    fresh = checkpoint.with_suffix(".new")
    torch.save({"learned": _weights(optimizer), "optimizer": optimizer.state_dict(), "step": step}, fresh)
    fresh.replace(checkpoint)


def _weights(optimizer: torch.optim.Adam) -> list[Tensor]:
    return [weights.detach() for group in optimizer.param_groups for weights in group["params"]]
