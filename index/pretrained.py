"""Loading of third-party models without executing code from them."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from corpus.errors import ModelUnavailable
from index.model_hub import is_path, why_unreachable

_REFUSED_FILES = ("*.py", "*.bin", "*.pkl", "*.pt", "*.ckpt")

Model = TypeVar("Model")


def load_pretrained(role: str, name_or_path: str, load: Callable[[bool], Model], *, hint: str) -> Model:
    """Return what `load` returns.

    Args:
        role: names the model in errors: `encoder`, `reader`.
        name_or_path: a folder, or a name that the library may fetch from its hub.
        load: loads the model; its argument says whether to use local files only, as the hub cannot be reached.

    Raises: ModelUnavailable in one line when it cannot be loaded, or its folder holds code or pickled weights.
    """
    folder = Path(name_or_path)
    if is_folder := folder.is_dir():
        _refuse_code(folder)
    elif is_path(name_or_path):
        raise _unavailable(role, name_or_path, "there is no such folder", hint)
    unreachable = None if is_folder else why_unreachable()
    try:
        return load(unreachable is not None)
    except Exception as error:  # transformers, hub and torch raise dozens of kinds
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        if unreachable and isinstance(error, OSError):
            reason = f"it is no folder, it was not fetched before, and {unreachable}"
        raise _unavailable(role, name_or_path, reason, hint) from error


def _refuse_code(folder: Path) -> None:
    for pattern in _REFUSED_FILES:
        if found := next(folder.rglob(pattern), None):
            raise ModelUnavailable(
                f"{folder} holds {found.name}, which could run code",
                hint="Use a model folder with safetensors weights and no code.",
            )


def _unavailable(role: str, name_or_path: str, reason: str, hint: str) -> ModelUnavailable:
    return ModelUnavailable(f"the {role} {name_or_path!r} cannot be loaded: {reason}", hint=hint)
