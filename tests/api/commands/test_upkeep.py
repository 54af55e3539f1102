"""`backup`, `restore`, `reindex`, `repair` and `verify` as people type them."""

from pathlib import Path

import pytest

from corpus.document import MAX_DOCUMENT_BYTES
from tests.api.command_line import CommandLine
from tests.corpus.files.made import ARABIC_LINES, pdf, word

QUESTION = "متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟"


@pytest.fixture
def iqtibas(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home")


def test_a_backup_is_made_and_brought_back(iqtibas: CommandLine, tmp_path: Path) -> None:
    backup = str(tmp_path / "backup")
    made = iqtibas("backup", backup)
    assert (made.code, made.out.startswith(f"Backed up to {backup}: passages 24, ")) == (0, True)
    assert iqtibas("backup", backup).code == 2
    nowhere = iqtibas("backup", str(tmp_path / "none" / "backup"))
    expected = f"iqtibas: {tmp_path}/none: there is no such folder. Name a file in a folder that is there.\n"
    assert (nowhere.code, nowhere.err) == (2, expected)
    iqtibas("remove", "central-asia-gulf")
    restored = iqtibas("restore", backup)
    assert (restored.code, restored.out) == (0, f"Restored from {backup}: passages 24.\n")
    assert iqtibas("ask", QUESTION, "--json").json["status"] == "answered"
    (tmp_path / "backup").write_bytes(b"nothing")
    assert (iqtibas("restore", backup).code, iqtibas("restore", str(tmp_path / "none")).code) == (2, 2)
    assert iqtibas("reindex").out == "Reindexed: passages 24.\n"


def test_a_saved_answer_is_verified(iqtibas: CommandLine, tmp_path: Path) -> None:
    saved = tmp_path / "answer.json"
    saved.write_text(iqtibas("ask", QUESTION, "--json").out, encoding="utf-8")
    assert (iqtibas("verify", str(saved)).code, iqtibas("verify", str(saved)).out) == (0, "Verified: citations 1.\n")
    changed = saved.read_text(encoding="utf-8").replace("تشرين", "نيسان")
    ended = iqtibas("verify", "-", stdin=changed.encode())
    assert ended.code == 1
    assert all(line.startswith("NOT VERIFIED  ") for line in ended.out.splitlines())
    assert iqtibas("verify", "-", stdin=b"{}").code == iqtibas("verify", str(tmp_path / "none.json")).code == 2


def test_repair_shows_what_it_would_do(iqtibas: CommandLine, tmp_path: Path) -> None:
    clean, broken = "وصل الوفد إلى المدينة القديمة.", "قال اإلنسان إن األمل كبير"
    file = tmp_path / "a.txt"
    file.write_text(f"{clean}\n{broken}\n", encoding="utf-8")
    ended = iqtibas("repair", str(file))
    assert (ended.code, ended.out) == (0, f"- {broken}\n+ قال الإنسان إن الأمل كبير\n")
    assert ended.err == "Repairs: lam-alef 1.\n"
    file.write_text(clean, encoding="utf-8")
    assert (iqtibas("repair", str(file)).out, iqtibas("repair", str(file)).err) == ("", "Nothing to repair.\n")
    file.write_bytes(b"x" * (MAX_DOCUMENT_BYTES + 1))
    assert iqtibas("repair", str(file)).error_lines == ["iqtibas: over 20 MB. Split the file."]
    assert iqtibas("repair", str(tmp_path / "none.txt")).code == 2
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    assert iqtibas("repair", str(tmp_path / "endless.txt")).error_lines == [
        "iqtibas: not a file. Give a file or a folder."
    ]
    file.write_text("\ue001\ue002\ue003", encoding="utf-8")
    refused = iqtibas("repair", str(file))
    assert (refused.code, len(refused.error_lines), "\ue001" in refused.err or "\\ue001" in refused.err) == (2, 1, True)
    assert file.read_text(encoding="utf-8") == "\ue001\ue002\ue003"


def test_repair_reads_other_formats_and_names_what_their_reader_has_mended(
    iqtibas: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "a.docx").write_bytes(word(("Normal", "قال اإلنسان إن األمل كبير")))
    by_command = iqtibas("repair", str(tmp_path / "a.docx"))
    assert by_command.out == "- قال اإلنسان إن األمل كبير\n+ قال الإنسان إن الأمل كبير\n"
    (tmp_path / "a.pdf").write_bytes(pdf([ARABIC_LINES], drawn="logical"))
    by_reader = iqtibas("repair", str(tmp_path / "a.pdf"))
    assert (by_reader.code, by_reader.out) == (0, "")
    assert by_reader.err.startswith("Repairs: visual order ")
    (tmp_path / "a.docx").write_bytes(b"no Word document")
    assert (iqtibas("repair", str(tmp_path / "a.docx")).code, iqtibas("repair", str(tmp_path / "b.docx")).code) == (
        2,
        2,
    )
