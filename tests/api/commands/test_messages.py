from string import Formatter

import pytest

from api.commands.messages import MESSAGES, locale, message


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", MESSAGES)
def test_both_languages_say_the_same_with_the_same_blanks(key: str) -> None:
    said = MESSAGES[key]
    assert set(said) == {"ar", "en"}
    assert blanks(said["ar"]) == blanks(said["en"])


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
    assert message("removed", document="d", collection="c") == MESSAGES["removed"][locale()].format(
        document="d", collection="c"
    )
