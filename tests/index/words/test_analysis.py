"""The analyzer: its fingerprint is that of all the code that makes terms."""

import ast
from importlib import import_module
from pathlib import Path
from types import ModuleType

from index.words import terms
from index.words.analysis import CODE


def test_the_fingerprint_covers_every_module_that_makes_terms() -> None:
    assert {module.__name__ for module in CODE} == _imported_by(terms)


def _imported_by(module: ModuleType) -> set[str]:
    """Return the project's modules that a module needs, itself among them."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    needed = {each.module for each in ast.walk(tree) if isinstance(each, ast.ImportFrom) and each.module}
    own = (name for name in needed if name.startswith(("corpus.", "index.")))
    return {module.__name__}.union(*(_imported_by(import_module(name)) for name in own))
