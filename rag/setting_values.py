"""Conversion of a setting, from the environment or a TOML file, to the type of its field."""

import json
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

_TRUE, _FALSE = frozenset("1 true yes on".split()), frozenset("0 false no off".split())


def converted(given: object, kind: Any) -> Any:
    """Return a value as the type of its field: bool, int, float, str, Path, Path | None, tuple[str, ...], or a Literal
    of strings.

    Raises: TypeError, ValueError with the type that is expected.
    """
    if kind is bool:
        return _boolean(given)
    if kind in (int, float):
        return kind(_scalar(given, (str, int, float)))
    if kind == tuple[str, ...]:
        return _names(given)
    text = _scalar(given, (str,))
    if get_origin(kind) is Literal and text not in get_args(kind):
        raise ValueError(f"not one of {', '.join(filter(None, get_args(kind)))}")
    return Path(text).expanduser() if kind in (Path, Path | None) else text


def _boolean(given: object) -> bool:
    text = str(given).lower()
    if text not in _TRUE | _FALSE:
        raise ValueError("neither true nor false")
    return text in _TRUE


def _names(given: object) -> tuple[str, ...]:
    """Return comma-separated names, or those of a JSON array."""
    if isinstance(given, str):
        given = json.loads(given) if given.startswith("[") else [name.strip() for name in given.split(",")]
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise TypeError("not a list of names")
    return tuple(given)


def _scalar(given: object, kinds: tuple[type, ...]) -> Any:
    if isinstance(given, bool) or not isinstance(given, kinds):
        raise TypeError(f"not a {'number' if float in kinds else 'text'}")
    return given
