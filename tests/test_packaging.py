"""What is installed is what the repository holds: all packages, all data files, all libraries that are imported."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETUPTOOLS = PYPROJECT["tool"]["setuptools"]
TOP_LEVEL = [pattern.rstrip("*") for pattern in SETUPTOOLS["packages"]["find"]["include"]]
PACKAGES = [".".join(i.parent.relative_to(ROOT).parts) for top in TOP_LEVEL for i in (ROOT / top).rglob("__init__.py")]

# One file over 100 MB is refused by common hosts of repositories; this stays well below.
MOST_BYTES_A_FILE = 90_000_000
# Libraries of an extra that the tests do without go by other names than those that install them.
EXTRA_LIBRARIES = {"haystack": "haystack-ai", "llama_index": "llama-index-core", "txtai": "txtai"}
# Put together here, so that this file does not hold what it looks for.
MACHINE_PATHS = tuple(f"/{folder}/" for folder in ("work", "root"))
UNFINISHED = re.compile(rf"\b{'TO' + 'DO'}\b")


def test_every_python_file_is_in_a_package() -> None:
    listed = {ROOT.joinpath(*package.split(".")) for package in PACKAGES}
    assert [file for file in _bundled() if file.suffix == ".py" and file.parent not in listed] == []


def test_every_data_file_is_installed() -> None:
    installed: set[Path] = set()
    for package, globs in SETUPTOOLS["package-data"].items():
        for folder in _folders(package):
            installed.update(file for pattern in globs for file in folder.glob(pattern))
    assert [file for file in _bundled() if file.suffix != ".py" and file not in installed] == []


def test_every_glob_of_data_files_finds_some() -> None:
    empty = [
        (package, pattern)
        for package, globs in SETUPTOOLS["package-data"].items()
        for pattern in globs
        if not any(any(folder.glob(pattern)) for folder in _folders(package))
    ]
    assert empty == []


def test_every_imported_library_is_declared() -> None:
    extras = PYPROJECT["project"]["optional-dependencies"]
    declared = {*map(_distribution, PYPROJECT["project"]["dependencies"])}
    declared |= {_distribution(line) for extra, lines in extras.items() if extra != "dev" for line in lines}
    # `index.train` and the packages are used without `[dev]`, so what they import may not come from there.
    providers = packages_distributions()
    undeclared = {
        (module, str(file.relative_to(ROOT)))
        for file in _bundled()
        if file.suffix == ".py"
        for module in _imports(file)
        if not declared & {_normalised(name) for name in (*providers.get(module, []), module, *_extra(module))}
    }
    assert undeclared == set()


def test_no_file_is_too_large() -> None:
    assert [file for file in _bundled() if file.stat().st_size > MOST_BYTES_A_FILE] == []


def test_no_path_of_one_machine_stands_in_a_file() -> None:
    assert [(file, path) for file, text in _texts() for path in MACHINE_PATHS if path in text] == []


def test_nothing_is_marked_unfinished() -> None:
    assert [file for file, text in _texts() if UNFINISHED.search(text)] == []


def _extra(module: str) -> list[str]:
    return [EXTRA_LIBRARIES[module]] if module in EXTRA_LIBRARIES else []


def _folders(package: str) -> list[Path]:
    """Return the folders that an entry of `package-data` speaks of; `*` is every package."""
    return [ROOT.joinpath(*name.split(".")) for name in (PACKAGES if package == "*" else [package])]


def _bundled() -> Iterator[Path]:
    """Yield every file in the packages."""
    for top in TOP_LEVEL:
        yield from _files(ROOT / top)


def _texts() -> Iterator[tuple[Path, str]]:
    """Yield every text file of the project; of hidden folders, only those that belong to it."""
    own = [ROOT / name for name in (*TOP_LEVEL, "tests", ".ci", ".github") if (ROOT / name).is_dir()]
    at_root = [file for file in ROOT.iterdir() if file.is_file() and file.name not in (".coverage", ".git")]
    for file in (*at_root, *(file for folder in own for file in _files(folder))):
        try:
            yield file, file.read_text(encoding="utf-8")
        except UnicodeDecodeError:  # weights and arrays
            continue


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def _imports(file: Path) -> set[str]:
    """Return the top-level names of the libraries that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return {name.partition(".")[0] for name in names} - {*TOP_LEVEL, *sys.stdlib_module_names}


def _distribution(requirement: str) -> str:
    """Return the name in a requirement: `uvicorn[standard]>=0.32` -> `uvicorn`."""
    return _normalised(re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0])


def _normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
