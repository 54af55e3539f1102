"""A string of the environment or a value of TOML as the type of a field, or an error that says what is asked for."""

from pathlib import Path
from typing import Any, Literal

import pytest

from rag.setting_values import converted


@pytest.mark.parametrize(
    ("given", "kind", "expected"),
    [
        ("ON", bool, True),
        ("0", bool, False),
        (True, bool, True),
        ("12", int, 12),
        (2, float, 2.0),
        ("1e-3", float, 0.001),
        ("a, b", tuple[str, ...], ("a", "b")),
        ('["a, b"]', tuple[str, ...], ("a, b",)),
        (["a"], tuple[str, ...], ("a",)),
        ("x", Path | None, Path("x")),
        ("~/x", Path, Path.home() / "x"),
        ("on", Literal["on", "off"], "on"),
        ("", str, ""),
    ],
)
def test_a_value_is_of_the_type_of_its_field(given: object, kind: Any, expected: object) -> None:
    value = converted(given, kind)
    assert (value, type(value)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("given", "kind", "message"),
    [
        ("maybe", bool, "neither true nor false"),
        (True, int, "not a number"),
        ("twelve", int, "invalid literal"),
        (3, str, "not a text"),
        ("up", Literal["", "on", "off"], "not one of on, off"),
        ([1], tuple[str, ...], "not a list of names"),
        ("[broken", tuple[str, ...], "Expecting"),
    ],
)
def test_what_is_asked_for_is_said(given: object, kind: Any, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        converted(given, kind)
