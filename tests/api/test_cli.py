import signal
import subprocess
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.api.command_line import CODE_ROOT, FINISHES_WITHIN_S, CommandLine

POLL_S = 0.01

HEAVY = (
    "torch",
    "transformers",
    "sentence_transformers",
    "sklearn",
    "fastapi",
    "starlette",
    "uvicorn",
    "httpx",
    "rich",
    "pydantic",
    "faiss",
    "babel",
)
MODULES_AFTER_ASK = (
    "import sys; from api.cli import run; assert run(['ask', 'ما التجارة؟']) == 0; print(*sys.modules, file=sys.stderr)"
)


@pytest.fixture
def iqtibas(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home", {"IQTIBAS_BUNDLED_ARTICLE": "false"})


def test_an_answer_loads_none_of_the_libraries_that_start_slowly(tmp_path: Path) -> None:
    ended = CommandLine(tmp_path / "home").python("-c", MODULES_AFTER_ASK)
    loaded = {name.split(".")[0] for name in ended.error_lines[-1].split()}
    assert ended.code == 0
    assert "numpy" in loaded
    assert not loaded.intersection(HEAVY)


def test_without_a_command_there_is_help(iqtibas: CommandLine) -> None:
    ended = iqtibas()
    assert ended.code == 0
    assert ended.out == iqtibas("--help").out
    for command in ("ask", "search", "add", "documents", "remove", "serve", "doctor", "bench"):
        assert f"\n  {command} " in ended.out


def test_a_group_of_commands_alone_shows_its_help(iqtibas: CommandLine) -> None:
    ended = iqtibas("keys")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == iqtibas("keys", "--help").out


def test_the_version_is_that_of_the_installed_package(iqtibas: CommandLine) -> None:
    ended = iqtibas("--version")
    assert (ended.code, ended.out) == (0, f"iqtibas {version('iqtibas')}\n")


@pytest.mark.parametrize("command", ["ask", "search", "chat"])
def test_help_names_the_default_collection_as_it_is_written(iqtibas: CommandLine, command: str) -> None:
    assert "[default: default]" in " ".join(iqtibas(command, "--help").out.split())


def test_each_command_is_told_in_a_whole_line_of_the_help(iqtibas: CommandLine) -> None:
    assert "..." not in iqtibas("--help").out.partition("Commands:")[2]


def test_help_follows_the_locale(tmp_path: Path) -> None:
    arabic = CommandLine(tmp_path, {"LC_ALL": "ar_KW.UTF-8"}).in_new_process("ask", "--help")
    assert "أجب عن سؤال" in arabic.out
    assert "--collection" in arabic.out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["ask"], "Missing argument 'QUESTION'. Try `iqtibas ask --help`."),
        (["ask", "x", "--colour"], "No such option '--colour'"),
        (["fly"], "No such command 'fly'. Try"),
        (["serach", "x"], "No such command 'serach' (did you mean `search`?). Try"),
        (["document"], "(did you mean `documents`?)"),
        (["ask", "x", "--top-k", "0"], "--top-k"),
        (["search", "x", "--top-k", "51"], "--top-k"),
        (["ask", "x", "--lang", "fr"], "--lang"),
        (["serve", "--port", "70000"], "--port"),
        (["serve", "--workers", "0"], "--workers"),
        (["add"], "Missing argument"),
    ],
)
def test_wrong_usage_is_one_line_and_code_2(iqtibas: CommandLine, arguments: list[str], expected: str) -> None:
    ended = iqtibas(*arguments)
    assert ended.code == 2
    assert ended.out == ""
    (line,) = ended.error_lines
    assert line.startswith("iqtibas: ")
    assert expected in line
    assert "--help`." in line


def test_wrong_usage_is_said_in_arabic_too(tmp_path: Path) -> None:
    (line,) = CommandLine(tmp_path, {"LANG": "ar"})("ask", "x", "--top-k", "0").error_lines
    assert line.startswith("iqtibas: استعمال غير صحيح (")
    assert line.endswith("جرّب `iqtibas ask --help`.")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"IQTIBAS_HOEM": "x"}, "IQTIBAS_HOEM is not a setting. "),
        ({"IQTIBAS_BUNDLED_ARTICLE": "perhaps"}, "IQTIBAS_BUNDLED_ARTICLE"),
        ({"IQTIBAS_GENERATOR": "magic"}, "IQTIBAS_GENERATOR"),
        ({"IQTIBAS_CONFIG": "/no/such.toml"}, "no such file"),
        ({"IQTIBAS_HOME": "/proc/iqtibas"}, "the data folder cannot be made"),
        ({"IQTIBAS_HOME": __file__}, "the data folder cannot be made"),
    ],
)
def test_a_bad_setting_is_one_line_and_code_2(tmp_path: Path, environment: dict[str, str], expected: str) -> None:
    ended = CommandLine(tmp_path, environment)("ask", "x")
    assert ended.code == 2
    assert ended.out == ""
    (line,) = ended.error_lines
    assert line.startswith("iqtibas: ")
    assert expected in line


@pytest.mark.parametrize("arguments", [["--debug", "ask", "x"], ["ask", "x", "--debug"]])
def test_debug_shows_the_traceback_before_the_line(iqtibas: CommandLine, arguments: list[str]) -> None:
    plain, debugged = (iqtibas(*given, "--collection", "none") for given in (["ask", "x"], arguments))
    assert plain.code == debugged.code == 2
    assert plain.err == "iqtibas: there is no collection 'none'. `iqtibas documents` lists what there is.\n"
    assert debugged.err.startswith("Traceback")
    assert debugged.err.endswith(plain.err)


def test_after_two_dashes_debug_is_a_word_like_others(iqtibas: CommandLine) -> None:
    assert iqtibas("ask", "--json", "--", "--debug").json["question"] == "--debug"


def test_an_interrupt_ends_in_one_line(iqtibas: CommandLine) -> None:
    with iqtibas.started("ask", "-") as process:
        _wait_until(iqtibas.home.exists)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=FINISHES_WITHIN_S)
    assert process.returncode == 130
    assert err == b"iqtibas: interrupted.\n"


def test_a_reader_that_leaves_is_no_error(iqtibas: CommandLine) -> None:
    with iqtibas.started("ask", "-") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.close()
        process.stdin.write("مرحبا".encode())
        process.stdin.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait(FINISHES_WITHIN_S) == 0


def test_a_full_disk_under_the_output_is_one_line(iqtibas: CommandLine) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            iqtibas.command("--help"), stdout=full, stderr=subprocess.PIPE, cwd=CODE_ROOT, check=False
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"iqtibas: the system refused this (")
    assert done.stderr.count(b"\n") == 1


def test_what_nobody_foresaw_is_one_line_too(iqtibas: CommandLine) -> None:
    without_stdin = ["sh", "-c", 'exec "$@" <&-', "sh", *iqtibas.command("ask", "-")]
    done = subprocess.run(without_stdin, cwd=CODE_ROOT, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"iqtibas: internal error (")
    assert done.stderr.count(b"\n") == 1


def _wait_until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + FINISHES_WITHIN_S
    while not happened() and time.monotonic() < deadline:
        time.sleep(POLL_S)
