"""The tree that is drawn is the tree that is raised."""

import re

import pytest

from corpus import errors


def drawn_tree() -> dict[str, str]:
    """Return class -> parent as the module docstring of `corpus.errors` draws them."""
    parents: dict[str, str] = {}
    branch: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        if match := re.match(r"    ((?:[│ ] {3}|[├└]── )*)([A-Z]\w+)", line):
            depth = len(match[1]) // 4
            branch[depth:] = [match[2]]
            parents[match[2]] = branch[depth - 1] if depth else "Exception"
    return parents


def declared_tree() -> dict[str, str]:
    classes = [value for value in vars(errors).values() if isinstance(value, type)]
    return {each.__name__: ", ".join(base.__name__ for base in each.__bases__) for each in classes}


def test_the_drawing_shows_every_class_under_its_parent() -> None:
    assert drawn_tree() == declared_tree()
    assert len(drawn_tree()) > 20


@pytest.mark.parametrize("name", sorted(declared_tree()))
def test_every_error_says_what_and_what_to_do(name: str) -> None:
    error = vars(errors)[name]("the file is missing", hint="check the path")
    assert str(error) == "the file is missing"
    assert error.hint == "check the path"
    assert error.__doc__


def test_only_passing_conditions_invite_another_try() -> None:
    retryable = {name for name in declared_tree() if vars(errors)[name].retryable}
    assert retryable == {"StorageFull", "StorageBusy", "GeneratorUnavailable"}


def test_a_hint_is_optional() -> None:
    assert errors.EmptyDocument("no text").hint == ""
