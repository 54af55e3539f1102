"""The one door through which other people's models come in: weights are data, and data cannot run."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from corpus.errors import ModelUnavailable

_REFUSED_FILES = ("*.py", "*.bin", "*.pkl", "*.pt", "*.ckpt")

Model = TypeVar("Model")


def load_pretrained(role: str, name_or_path: str, load: Callable[[], Model], *, hint: str) -> Model:
    """Return what `load` returns.

    Args:
        role: what the model is to be, for the error: `encoder`, `reader`.
        name_or_path: a folder, or a name that the library may fetch from its hub.

    Raises: ModelUnavailable in one line when it cannot be loaded, or its folder holds code or pickled weights.
    """
    _refuse_code(Path(name_or_path))
    try:
        return load()
    except Exception as error:  # transformers, hub and torch raise dozens of kinds
        reason = f"the {role} {name_or_path!r} cannot be loaded: {error}".splitlines()[0]
        raise ModelUnavailable(reason, hint=hint) from error


def _refuse_code(folder: Path) -> None:
    for pattern in _REFUSED_FILES if folder.is_dir() else ():
        if found := next(folder.rglob(pattern), None):
            raise ModelUnavailable(
                f"{folder} holds {found.name}, which could run code",
                hint="Use a model folder with safetensors weights and no code.",
            )
