from pathlib import Path

import torch

from index.train.checkpoint import restore, store


def trained(weight: torch.nn.Parameter, steps: int) -> torch.optim.Adam:
    """Return an optimizer after some steps of minimising the square of a weight."""
    optimizer = torch.optim.Adam([weight], lr=0.1)
    for _ in range(steps):
        optimizer.zero_grad()
        (weight**2).sum().backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    return optimizer


def test_weights_step_and_state_of_the_optimizer_are_restored(tmp_path: Path) -> None:
    path = tmp_path / "stage.pt"
    first = torch.nn.Parameter(torch.tensor([1.0, -2.0]))
    store(trained(first, 3), 3, path)
    second = torch.nn.Parameter(torch.zeros(2))
    optimizer = trained(second, 0)
    assert restore(optimizer, path) == 3
    assert torch.equal(second, first)
    whole = torch.nn.Parameter(torch.tensor([1.0, -2.0]))
    trained(whole, 4)
    (second**2).sum().backward()  # type: ignore[no-untyped-call]
    optimizer.step()
    assert torch.allclose(second, whole)


def test_without_a_checkpoint_training_starts_at_step_zero(tmp_path: Path) -> None:
    weight = torch.nn.Parameter(torch.ones(2))
    assert restore(trained(weight, 0), tmp_path / "none.pt") == 0
    assert torch.equal(weight, torch.ones(2))
