import pytest

from api.commands.error_line import IN_ARABIC, error_line, program_line, usage_line
from corpus.errors import IqtibasError, UnknownCollection, UnreadableFile
from tests.error_tree import ERRORS


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def arabic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ar")


def test_every_error_has_a_sentence_in_arabic() -> None:
    assert set(IN_ARABIC) == set(ERRORS)


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("error", "line"),
    [
        (UnknownCollection("no such thing", hint="Look again."), "iqtibas: no such thing. Look again."),
        (UnknownCollection("No such thing.", hint="look again"), "iqtibas: No such thing. Look again."),
        (UnknownCollection("no such thing"), "iqtibas: no such thing."),
        (UnreadableFile("a\n\u202eb\x1b[2J: bad", hint="ok?"), "iqtibas: a b [2J: bad. Ok?"),
    ],
)
def test_an_error_is_one_line(error: IqtibasError, line: str) -> None:
    assert error_line(error) == line


@pytest.mark.usefixtures("arabic")
def test_in_arabic_the_error_s_own_words_follow_in_brackets() -> None:
    line = error_line(UnknownCollection("there is no collection 'x'.", hint="Look again."))
    assert line == f"iqtibas: {IN_ARABIC[UnknownCollection]} (there is no collection 'x')."


@pytest.mark.usefixtures("english")
def test_wrong_usage_names_the_help() -> None:
    assert usage_line("No such option: -x.", "iqtibas ask") == "iqtibas: No such option: -x. Try `iqtibas ask --help`."


def test_a_line_of_the_program_is_one_line() -> None:
    assert program_line("a\r\nb\u2028c") == "iqtibas: a b c"
