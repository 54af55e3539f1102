from contextlib import closing
from pathlib import Path

import apsw
import pytest

from api.doctor import _sqlite
from tests.api.command_line import CommandLine


@pytest.fixture
def iqtibas(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home")


def change(iqtibas: CommandLine, statement: str) -> None:
    """Change the database file behind the program's back."""
    if not iqtibas.home.exists():
        iqtibas("documents")
    with closing(apsw.Connection(str(iqtibas.home / "iqtibas.sqlite3"))) as connection:
        connection.execute(statement)
        assert connection.changes() == 1


def test_a_sound_installation_has_a_line_for_each_check(iqtibas: CommandLine) -> None:
    ended = iqtibas("doctor")
    *checks, empty, last = ended.out.splitlines()
    assert (ended.code, ended.err, empty, last) == (0, "", "", "Everything is sound.")
    assert [line.split(":")[0] for line in checks] == [
        f"ok  {name}"
        for name in ("Python", "SQLite", "settings", "lexicon", "encoder", "data folder", "database", "index")
    ]
    assert "database: 24 passages" in ended.out


def test_it_speaks_arabic(tmp_path: Path) -> None:
    ended = CommandLine(tmp_path / "home", {"LANG": "ar_SA.UTF-8"})("doctor")
    assert ended.out.endswith("كل شيء سليم.\n")


# Damage that something else still tells how to mend, and what names it.
MENDABLE = {
    "UPDATE passages SET text = replace(text, 'الكويت', 'الكوبت') WHERE number = 2": "database: passage",
    "UPDATE vectors SET float16 = zeroblob(length(float16)) WHERE passage = 1": "index: passage",
    "UPDATE terms SET counts = CAST('{}' AS BLOB) WHERE passage = 5": "index: passage",
}
LOST = "UPDATE passages SET translation = 'x' WHERE number = 3"


def test_damage_is_named_and_ends_with_1(iqtibas: CommandLine) -> None:
    for statement in (*MENDABLE, LOST):
        change(iqtibas, statement)
    ended = iqtibas("doctor", "--check")
    faults = [line for line in ended.out.splitlines() if line.startswith("FAULT")]
    expected = sorted([*MENDABLE.values(), "database: passage"])
    assert ended.code == 1
    assert sorted(line.removeprefix("FAULT  ").split(" default: central-asia-gulf#p")[0] for line in faults) == expected
    assert ended.out.endswith(f"\nFaults found: {len(expected)}.\n")


def test_what_something_else_still_tells_is_mended(iqtibas: CommandLine) -> None:
    before = iqtibas("ask", "متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟", "--json").json
    changes = (*MENDABLE, "PRAGMA foreign_keys = OFF; INSERT INTO places VALUES (999, '{}')")
    for statement in changes:
        change(iqtibas, statement)
    mended = iqtibas("doctor")
    assert (mended.code, mended.out.splitlines()[-1]) == (1, f"Repaired: {len(changes)}. Still faulty: 0.")
    assert iqtibas("doctor").code == 0
    after = iqtibas("ask", "متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟", "--json").json
    assert after["answer"] == before["answer"]
    # Vectors made anew in another company of texts differ in their last digits.
    assert [hit["passage_id"] for hit in after["hits"]] == [hit["passage_id"] for hit in before["hits"]]


def test_what_nothing_tells_any_more_stays_and_is_named(iqtibas: CommandLine) -> None:
    change(iqtibas, LOST)
    ended = iqtibas("doctor")
    assert ended.code == 1
    assert "Repaired: 0. Still faulty: 1." in ended.out
    assert ended.out.splitlines()[-1].startswith("FAULT  database: passage default: central-asia-gulf#p3")


@pytest.mark.parametrize("content", [b"", b"not a database " * 1_000])
def test_a_file_that_is_no_database_is_a_fault(iqtibas: CommandLine, content: bytes) -> None:
    iqtibas.home.mkdir()
    (iqtibas.home / "iqtibas.sqlite3").write_bytes(content)
    ended = iqtibas("doctor")
    assert ended.code == (1 if content else 0)
    assert ("FAULT  database: " in ended.out) == bool(content)


def test_a_torn_page_is_a_fault(iqtibas: CommandLine) -> None:
    iqtibas("documents")
    file = iqtibas.home / "iqtibas.sqlite3"
    data = file.read_bytes()
    file.write_bytes(data[:8192] + b"\xaa" * 8192 + data[16384:])
    ended = iqtibas("doctor")
    assert ended.code == 1
    assert "FAULT  database: " in ended.out
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    ("environment", "fault"),
    [
        ({"IQTIBAS_HOEM": "x"}, "settings: IQTIBAS_HOEM is not a setting."),
        ({"IQTIBAS_HOME": "/proc/iqtibas"}, "data folder: /proc/iqtibas: No such file or directory. "),
        ({"IQTIBAS_HOME": __file__}, "data folder: "),
        ({"IQTIBAS_ENCODER": str(Path(__file__).parent)}, "encoder: "),
    ],
)
def test_what_cannot_be_used_is_a_fault_with_a_remedy(tmp_path: Path, environment: dict[str, str], fault: str) -> None:
    ended = CommandLine(tmp_path / "home", environment)("doctor")
    (line,) = [line for line in ended.out.splitlines() if line.startswith("FAULT")]
    assert ended.code == 1
    assert line.startswith(f"FAULT  {fault}")
    assert line.endswith(".")
    assert "ok  SQLite" in ended.out


@pytest.mark.parametrize(
    ("version", "is_sound"), [("3.40.1", False), ("3.51.2", False), ("3.51.3", True), ("4.0", True)]
)
def test_a_sqlite_that_can_lose_commits_is_a_fault(version: str, is_sound: bool) -> None:
    assert _sqlite(version).is_sound == is_sound
