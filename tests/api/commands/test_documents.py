import re
from pathlib import Path

import pytest

from tests.api.command_line import CommandLine
from tests.corpus.files.made import zipped

ARTICLE = "central-asia-gulf"
TRIP = "سافر عليٌّ إلى المدينة.\nزار المتحف هناك."


@pytest.fixture
def iqtibas(tmp_path: Path) -> CommandLine:
    """An installation without the bundled article."""
    return CommandLine(tmp_path / "home", {"IQTIBAS_BUNDLED_ARTICLE": "false"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two good files, one in a folder below, and one in each of three ways bad."""
    folder = tmp_path / "files"
    (folder / "below").mkdir(parents=True)
    (folder / "رحلة.txt").write_text(TRIP, encoding="utf-8")
    (folder / "below" / "museum.md").write_text("The harbour museum opened in 1931.")
    (folder / "binary.txt").write_bytes(b"\0\1\2\xff")
    (folder / "blank.txt").write_text("  \n \n")
    (folder / "numbers.txt").write_text("123 456")
    return folder


def rows(ended_out: str) -> list[list[str]]:
    return [line.split("\t") for line in ended_out.splitlines()]


def test_a_bad_file_does_not_lose_the_others(iqtibas: CommandLine, folder: Path) -> None:
    ended = iqtibas("add", str(folder))
    assert ended.code == 1
    assert ended.out == "Added to default: documents 2, passages 3. Files not added: 3.\n"
    assert len(ended.error_lines) == 3
    for name, line in zip(("binary", "blank", "numbers"), ended.error_lines, strict=True):
        assert line.startswith(f"iqtibas: {folder}/{name}.txt: ")
        assert line.count(f"{name}.txt") == 1
    assert {row[-1] for row in rows(iqtibas("documents").out)} == {"رحلة", "museum"}


def test_files_of_a_folder_that_are_of_other_kinds_are_told_and_no_failure(iqtibas: CommandLine, folder: Path) -> None:
    for name in ("old.DOC", "plan.xlsx", "below/again.doc", ".hidden.png"):
        (folder / "below" / name).parent.mkdir(exist_ok=True)
        (folder / "below" / name).write_bytes(b"x")
    ended = iqtibas("add", str(folder / "below"), str(folder / "below"))
    assert ended.code == 0
    assert ended.out == ("Added to default: documents 1, passages 1. Unsupported formats, skipped: 3 (.doc, .xlsx).\n")


def test_what_is_passed_over_in_an_archive_is_told_as_in_a_folder(iqtibas: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": b"The pier is made of oak.", "b/c.xlsx": b"x", "d.PNG": b"x"}))
    (tmp_path / "c.xlsx").write_bytes(b"x")
    ended = iqtibas("add", str(tmp_path))
    assert ended.code == 0
    assert ended.out == "Added to default: documents 1, passages 1. Unsupported formats, skipped: 3 (.png, .xlsx).\n"


def test_what_is_added_is_found_at_once(iqtibas: CommandLine, folder: Path) -> None:
    assert iqtibas("add", str(folder / "رحلة.txt")).code == 0
    (document, *_) = rows(iqtibas("documents").out)
    found = iqtibas("search", "المتحف", "--json").json["hits"]
    assert found[0]["passage_id"] == f"{document[0]}#p2"
    assert iqtibas("ask", "ماذا زار علي في المدينة؟").code == 0


@pytest.mark.parametrize("name", ["missing.txt", "none", "binary.txt", "blank.txt", "numbers.txt", "image.png"])
def test_where_nothing_can_be_added_the_input_is_wrong(iqtibas: CommandLine, folder: Path, name: str) -> None:
    (folder / "none").mkdir()
    (folder / "image.png").write_bytes(b"\x89PNG")
    ended = iqtibas("add", str(folder / name), "--collection", "new")
    assert ended.code == 2
    assert ended.out == ""
    (line,) = ended.error_lines
    assert line.startswith(f"iqtibas: {folder}/{name}: ")
    assert line.endswith(".")
    assert iqtibas("documents", "--collection", "new").code == 2


def test_a_file_named_twice_is_added_once(iqtibas: CommandLine, folder: Path) -> None:
    museum = folder / "below" / "museum.md"
    ended = iqtibas("add", str(museum), str(folder / "below"), str(folder / "below" / ".." / "below" / "museum.md"))
    assert ended.out == "Added to default: documents 1, passages 1.\n"
    ((*_, version, _, _),) = rows(iqtibas("documents").out)
    assert version == "1"


def test_adding_a_file_again_replaces_it(iqtibas: CommandLine, folder: Path) -> None:
    for expected in ("1", "2"):
        assert iqtibas("add", str(folder / "below")).code == 0
        ((*_, version, _, _),) = rows(iqtibas("documents").out)
        assert version == expected


def test_arabic_messages(tmp_path: Path, folder: Path) -> None:
    arabic = CommandLine(tmp_path / "home", {"LC_ALL": "ar_KW.UTF-8", "IQTIBAS_BUNDLED_ARTICLE": "false"})
    assert arabic("documents").err.startswith("لا وثائق")
    ended = arabic("add", str(folder), str(folder / "missing"))
    assert ended.out == "أضيف إلى default: الوثائق 2، الفقرات 3. ملفات لم تُضف: 4.\n"
    assert all(re.match("iqtibas: [ء-ي]", line) for line in ended.error_lines)


def test_a_terminal_sees_a_bar_and_no_pipe_does(iqtibas: CommandLine, folder: Path) -> None:
    shown, piped = (iqtibas("add", str(folder), terminal=terminal) for terminal in (True, False))
    assert "Adding" in shown.err
    assert "%" in shown.err
    assert "Adding" not in piped.err
    assert "\x1b" not in piped.out + piped.err + shown.out


def test_documents_are_listed_by_collection(iqtibas: CommandLine, folder: Path) -> None:
    assert iqtibas("add", str(folder / "رحلة.txt"), "--collection", "trips").code == 0
    assert iqtibas("add", str(folder / "below")).code == 0
    assert [(row[1], row[2], row[3], row[-1]) for row in rows(iqtibas("documents").out)] == [
        ("default", "en", "1", "museum"),
        ("trips", "ar", "2", "رحلة"),
    ]
    assert [row[1] for row in rows(iqtibas("documents", "--collection", "trips").out)] == ["trips"]
    assert iqtibas("documents", "--collection", "none").code == 2


def test_every_document_is_listed(iqtibas: CommandLine, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(205):
        (many / f"note {number:03}.txt").write_text(f"Note number {number}")
    assert iqtibas("add", str(many)).code == 0
    assert [row[-1] for row in rows(iqtibas("documents").out)] == [f"note {number:03}" for number in range(205)]


def test_columns_line_up_on_a_terminal_before_an_arabic_title(iqtibas: CommandLine, folder: Path) -> None:
    iqtibas("add", str(folder))
    heading, *lines = iqtibas("documents", terminal=True).out.splitlines()
    for title in ("رحلة", "museum"):
        (line,) = [line for line in lines if line.endswith(title)]
        assert line.index(title) == heading.index("title")


def test_a_title_cannot_break_the_listing(iqtibas: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "a\tb\n\u202ec\x1b[31m.txt").write_text("The harbour museum opened in 1931.")
    assert iqtibas("add", str(tmp_path)).code == 0
    ((*fields, title),) = rows(iqtibas("documents").out)
    assert len(fields) == 6
    assert title == "a b c [31m"


def test_no_documents_leave_a_pipe_empty(iqtibas: CommandLine) -> None:
    ended = iqtibas("documents")
    assert (ended.code, ended.out) == (0, "")
    assert "iqtibas add" in ended.err


def test_the_bundled_article_stays_removed(tmp_path: Path) -> None:
    iqtibas = CommandLine(tmp_path / "home")
    assert iqtibas("documents").out.startswith(f"{ARTICLE}\tdefault\tar\t24\t")
    assert iqtibas("remove", ARTICLE).out == f"Removed {ARTICLE} from default.\n"
    for run in (iqtibas, iqtibas.in_new_process):
        answer = run("ask", "متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟", "--json").json
        assert answer["abstain_reason"] == "empty_collection"
    assert iqtibas("documents").out == ""


@pytest.mark.parametrize("where", [["nothing"], [ARTICLE, "--collection", "none"], ["../etc"]])
def test_what_is_not_there_cannot_be_removed(tmp_path: Path, where: list[str]) -> None:
    ended = CommandLine(tmp_path / "home")("remove", *where)
    assert ended.code == 2
    assert len(ended.error_lines) == 1


def test_a_collection_name_has_rules(iqtibas: CommandLine, folder: Path) -> None:
    ended = iqtibas("add", str(folder / "below"), "--collection", "a/b")
    assert ended.code == 2
    assert len(ended.error_lines) == 1


def test_formats_patterns_standard_input_and_going_on(iqtibas: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<title>Pier</title><p>The pier is made of oak.")
    (tmp_path / "rows.jsonl").write_text('{"text": "The crane is red."}\n{"text": ""}')
    (tmp_path / "bad.pdf").write_bytes(b"%PDF")
    ended = iqtibas("add", f"{tmp_path}/*.html", f"{tmp_path}/rows.jsonl", f"{tmp_path}/bad.pdf")
    assert ended.code == 1
    assert ended.out == "Added to default: documents 2, passages 2. Files not added: 2.\n"
    assert [line.split(": ")[1].removeprefix(f"{tmp_path}/") for line in ended.error_lines] == ["rows.jsonl", "bad.pdf"]
    assert "line 2" in ended.error_lines[0]

    assert iqtibas("add", "-", "--name", "note.md", stdin=b"# Note\n\nThe lamp is lit at six.").code == 0
    assert {row[-1] for row in rows(iqtibas("documents").out)} == {"Pier", "", "Note"}
    again = iqtibas("add", f"{tmp_path}/page.html", f"{tmp_path}/rows.jsonl", "--resume")
    assert again.out == "Added to default: documents 0, passages 0. Added before: 2. Files not added: 1.\n"


def test_nearly_the_same_document_is_told(iqtibas: CommandLine, tmp_path: Path) -> None:
    text = " ".join(f"Sentence number {number} speaks of the pier." for number in range(40))
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "b.txt").write_text(f"{text} And more.")
    ended = iqtibas("add", str(tmp_path))
    (line,) = ended.error_lines
    assert re.fullmatch(r"iqtibas: b: has nearly the same words as [0-9a-f]{32} \(\d+%\)\.", line)
