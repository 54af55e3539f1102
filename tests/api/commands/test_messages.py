import ast
from pathlib import Path
from string import Formatter

import pytest

import api
from api.commands.messages import arabic, locale, message


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def strings_of_code() -> tuple[set[str], set[str]]:
    """Return the messages that the code names where it says them, and all strings in it."""
    messages: set[str] = set()
    strings: set[str] = set()
    for file in Path(api.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "message":
                messages |= {str(each.value) for each in node.args if isinstance(each, ast.Constant)}
    return messages, strings


def test_all_that_is_said_is_said_in_arabic_and_nothing_else() -> None:
    messages, strings = strings_of_code()
    assert len(messages) > 100
    assert messages - arabic().keys() == set()
    assert arabic().keys() - strings == set()


@pytest.mark.parametrize("english", arabic())
def test_both_languages_have_the_same_blanks(english: str) -> None:
    assert blanks(english) == blanks(arabic()[english])


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "ar_KW.UTF-8"}, "ar"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "ar", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "ar", "LC_MESSAGES": "fr_FR"}, "en"),
        ({"LANG": "en", "LC_MESSAGES": "ar"}, "ar"),
        ({"LANG": "ar", "LC_ALL": ""}, "ar"),
        ({"LANG": "ar", "LC_CTYPE": "en"}, "ar"),
    ],
)
def test_the_first_variable_that_says_anything_decides(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert locale() == language
    removed = {"en": "Removed d from c.", "ar": "حُذفت d من c."}
    assert message("Removed {document} from {collection}.", document="d", collection="c") == removed[locale()]
