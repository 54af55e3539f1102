"""What the README files say is so: their commands run, and print what stands under them."""

import json
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from configparser import ConfigParser
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

import httpx
import pytest

from api.server import GRACE_S
from rag.settings import Settings
from tests.api.command_line import CODE_ROOT, CommandLine

PACKAGES = ("corpus", "index", "rag", "eval", "api")
FRONT = (CODE_ROOT / "README.md").read_text(encoding="utf-8")
PAGES = "\n".join([FRONT, *((CODE_ROOT / name / "README.md").read_text(encoding="utf-8") for name in PACKAGES)])
_NOTE = "We decided to paint the pump blue.\nThe pump stands in the cellar.\n"
_STARTS_WITHIN_S = 30
_BUNDLED = {"IQTIBAS_ENCODER": "bundled"}
"""What is shown was shown by the default encoder."""


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGES, re.MULTILINE | re.DOTALL)


def commands(block: str) -> Iterator[tuple[list[str], str]]:
    """Yield each `$ iqtibas …` line of a block as arguments, with the output under it."""
    for command, output in re.findall(r"^\$ iqtibas (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
        yield shlex.split(command), output.strip()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run a server for the examples of this file, and give its host and port."""
    with serving(tmp_path_factory.mktemp("served")) as served:
        yield served


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that has the bundled article, to be copied."""
    home = tmp_path_factory.mktemp("indexed") / "home"
    assert CommandLine(home, _BUNDLED)("documents").code == 0
    return home


@contextmanager
def serving(home: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "api.cli", "serve", "--port", str(port)]
    environment = {
        "IQTIBAS_HOME": str(home),
        "IQTIBAS_ENCODER": "bundled-fast",
        "PATH": "",
        "PYTHONPATH": str(CODE_ROOT),
    }
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, cwd=CODE_ROOT) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz")
            yield f"127.0.0.1:{port}"
        finally:
            server.terminate()


def wait_for(url: str) -> None:
    deadline = time.monotonic() + _STARTS_WITHIN_S
    while time.monotonic() < deadline:
        try:
            httpx.get(url)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"no answer from {url}")


@pytest.mark.parametrize("block", blocks("console"))
def test_commands_run_and_print_what_is_shown(
    block: str, indexed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "pump.txt").write_text(_NOTE, encoding="utf-8")
    iqtibas = CommandLine(shutil.copytree(indexed, tmp_path / "home"), _BUNDLED)
    for arguments, output in commands(block):
        if arguments == ["serve"]:
            continue  # the HTTP examples below need it running
        ended = iqtibas(*arguments)
        assert (ended.code, ended.error_lines if ended.code else []) == (0, [])
        assert ended.out.startswith(output)


def test_read_from_top_to_bottom_in_one_data_folder_every_example_works(tmp_path: Path) -> None:
    """A reader tries one after the other: none may take away what a later one needs."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "pump.txt").write_text(_NOTE, encoding="utf-8")
    iqtibas = CommandLine(tmp_path / "home")
    for kind, block in re.findall(r"^```(\w+)\n(.*?)^```", FRONT, re.MULTILINE | re.DOTALL):
        if kind == "python":
            assert iqtibas.python("-c", block).code == 0
        for arguments, _ in commands(block):
            given = [str(tmp_path / each) if each in ("notes/", "library.backup") else each for each in arguments]
            assert given == ["serve"] or iqtibas(*given).code == 0
    asked = iqtibas("ask", "من هو رئيس أوزبكستان؟", "--json").json
    assert asked["status"] == "answered"


def test_the_figures_of_the_front_page_are_those_of_the_table_of_all_sets() -> None:
    rows = re.findall(r"^\| `(\w+)`[^|]*\| (.*\d of \d.*) \|$", FRONT, re.MULTILINE)
    assert len(rows) == 6
    for name, cells in rows:
        counts = re.findall(r"(\d+) of (\d+)", cells)
        shares = [f"{int(part) / int(whole):.3f}".removeprefix("0") for part, whole in counts]
        (row,) = re.findall(rf"^\| `{name}` \| (.*) \|$", PAGES, re.MULTILINE)
        _, cited, says, _, refused, wrongly = row.split(" | ")
        assert shares == [cited, says, refused, wrongly]


def test_requests_are_answered(address: str) -> None:
    (block,) = (block for block in blocks("sh") if "curl" in block)
    for line in block.splitlines():
        url, _, header, _, body = shlex.split(line.removeprefix("curl -s "))
        content_type = dict([header.split(": ")])
        here = f"http://{url}".replace("127.0.0.1:8000", address)
        reply = httpx.post(here, content=body.encode(), headers=content_type)
        assert reply.is_success, reply.text


@pytest.mark.parametrize(("begins", "printed"), [("from rag", "أكوا باور"), ("from eval", "parity_paragraph")])
def test_python_examples_run(begins: str, printed: str, tmp_path: Path) -> None:
    (block,) = (block for block in blocks("python") if block.startswith(begins))
    ended = CommandLine(tmp_path / "home").python("-c", block)
    assert ended.code == 0, ended.err
    assert printed in ended.out


@pytest.mark.parametrize("block", [block for block in blocks("python") if "127.0.0.1:8000" in block])
def test_recipes_run_where_their_libraries_are(block: str, address: str, tmp_path: Path) -> None:
    for library in re.findall(r"^(?:from|import) (\w+)", block, re.MULTILINE):
        pytest.importorskip(library)
    ended = CommandLine(tmp_path).python("-W", "ignore", "-c", block.replace("127.0.0.1:8000", address))
    assert "أكوا باور" in ended.out or "ACWA" in ended.out, ended.err


def test_settings_of_other_programs_are_what_they_read() -> None:
    (unit,) = blocks("ini")
    parsed = ConfigParser(interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment, method-assign]
    parsed.read_string(unit)
    command, *arguments = shlex.split(parsed["Service"]["ExecStart"])
    assert command.endswith("/iqtibas")
    assert "--workers" in arguments and int(parsed["Service"]["TimeoutStopSec"]) > GRACE_S
    (assistant,) = (block for block in blocks("json") if "mcpServers" in block)
    assert json.loads(assistant)["mcpServers"]["iqtibas"] == {"command": "iqtibas", "args": ["mcp"]}
    (librechat,) = (block for block in blocks("yaml") if "endpoints" in block)
    (endpoint,) = pytest.importorskip("yaml").safe_load(librechat)["endpoints"]["custom"]
    assert endpoint["models"]["default"] == ["iqtibas"] and endpoint["baseURL"].endswith("/v1")


def test_every_setting_is_named_and_every_row_is_a_setting() -> None:
    settings = {each.name.upper() for each in fields(Settings)}
    rows = re.findall(r"^\| (`IQTIBAS_.+?`) \|", PAGES, re.MULTILINE)
    named = {name.split("__")[0] for row in rows for name in re.findall(r"IQTIBAS_(\w+)", row)}
    assert named <= settings
    assert {name for name in settings if not re.search(rf"`(IQTIBAS_)?{name}(__\w+|__…)?`", PAGES)} == set()


def test_every_package_is_on_the_map() -> None:
    assert set(re.findall(r"^    (\w+)/ ", FRONT, re.MULTILINE)) == {*PACKAGES, "tests"}


@pytest.mark.parametrize("folder", ["", *PACKAGES])
def test_links_lead_somewhere(folder: str) -> None:
    page = (CODE_ROOT / folder / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page):
        assert (CODE_ROOT / folder / target).exists(), target
