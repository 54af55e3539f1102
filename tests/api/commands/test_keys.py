"""`keys` on the command line: a key alone on standard output, lists without secrets, one line of help with errors."""

from pathlib import Path

from tests.api.command_line import CommandLine


def test_a_key_is_made_shown_once_listed_and_revoked(tmp_path: Path) -> None:
    iqtibas = CommandLine(tmp_path / "home")
    assert iqtibas("keys", "list").error_lines == ["No keys. Create one with `iqtibas keys create`."]
    made = iqtibas("keys", "create", "--role", "write", "--rate", "60/min", "--collections", "default")
    key = made.out.strip()
    key_id = key.split("_")[1]
    assert (made.code, len(key), len(made.error_lines)) == (0, 56, 1)
    listed = iqtibas("keys", "list").out
    assert listed.split("\t")[:5] == [key_id, "write", "default", "60/min", "annotations"]
    assert key[13:] not in listed
    assert iqtibas("keys", "revoke", key_id).code == 0
    assert iqtibas("keys", "list").out.rstrip("\n").split("\t")[6] != ""


def test_what_cannot_be_a_key(tmp_path: Path) -> None:
    iqtibas = CommandLine(tmp_path / "home")
    for wrong in (
        ("create", "--role", "root"),
        ("create", "--rate", "0"),
        ("create", "--rate", "٥"),
        ("create", "--collections", "none"),
        ("create", "--collections", ""),
        ("create", "--collections", "default,"),
        ("create", "--sources", "footnotes"),
        ("revoke", "00000000"),
        ("revoke",),
    ):
        ended = iqtibas("keys", *wrong)
        assert (ended.code, ended.out, len(ended.error_lines)) == (2, "", 1), wrong
    assert iqtibas("keys", "list").out == ""


def test_alone_it_shows_its_help(tmp_path: Path) -> None:
    ended = CommandLine(tmp_path / "home")("keys")
    assert (ended.code, ended.err) == (0, "")
    assert "create" in ended.out and "revoke" in ended.out
