"""A document is named by what a person sees of it."""

from pathlib import Path

import pytest

from api.commands.document_names import LEAST_DIGITS, short_ids
from tests.api.command_line import CommandLine

FERRY = "f3a91c04d2" + "0" * 22


@pytest.fixture
def iqtibas(tmp_path: Path) -> CommandLine:
    """Two documents in the collection `work`, one in `default`, and no bundled article."""
    there = CommandLine(tmp_path / "home", {"IQTIBAS_BUNDLED_ARTICLE": "false"})
    for name, collection in (("عقد المرسى.txt", "work"), ("ferry.txt", "work"), ("pier.txt", "default")):
        (tmp_path / name).write_text(f"The {name} speaks of the ferry to the island.")
        assert there("add", str(tmp_path / name), "--collection", collection).code == 0
    return there


def rows(iqtibas: CommandLine, *options: str, terminal: bool = False) -> dict[str, str]:
    """Return the listed id of each title."""
    lines = iqtibas("documents", *options, terminal=terminal).out.splitlines()
    return {line.split("\t")[-1] if not terminal else line[-5:]: line.split()[0] for line in lines}


@pytest.mark.parametrize(
    ("ids", "shown"),
    [
        ([FERRY], ["f3a91c0"]),
        ([FERRY, "f3a91c05" + "0" * 24], ["f3a91c04", "f3a91c05"]),
        ([FERRY, "f3a91c04d3" + "0" * 22, "0" * 32], ["f3a91c04d2", "f3a91c04d3", "0000000"]),
        ([FERRY, FERRY], ["f3a91c0", "f3a91c0"]),
        (["ferry-contract", "عقد", "f" * 31, "g" * 32], ["ferry-contract", "عقد", "f" * 31, "g" * 32]),
        ([FERRY, "f3a91c04d2-copy"], ["f3a91c04d20", "f3a91c04d2-copy"]),
    ],
)
def test_as_much_is_shown_of_an_id_as_tells_it_from_the_others(ids: list[str], shown: list[str]) -> None:
    assert [short_ids(ids)[each] for each in ids] == shown


def test_ids_are_short_on_a_terminal_and_whole_into_a_pipe(iqtibas: CommandLine) -> None:
    whole, short = rows(iqtibas)["ferry"], rows(iqtibas, terminal=True)["ferry"]
    assert (len(whole), short) == (32, whole[:LEAST_DIGITS])


@pytest.mark.parametrize("terminal", [False, True])
def test_hits_are_named_as_documents_are_and_with_their_title(iqtibas: CommandLine, terminal: bool) -> None:
    found = iqtibas("search", "ferry", "--collection", "default", terminal=terminal).out.splitlines()[0]
    document_id = rows(iqtibas)["pier"]
    assert found.startswith(f"1. {document_id[:LEAST_DIGITS] if terminal else document_id}#p1  ")
    assert found.endswith("  pier")


def test_what_the_listing_shows_is_what_the_commands_take(iqtibas: CommandLine) -> None:
    short = rows(iqtibas, terminal=True)["ferry"]
    whole = rows(iqtibas)["ferry"]
    found = iqtibas("search", "ferry", "--collection", "work", "--document", short, "--json").json["hits"]
    assert [hit["document_id"] for hit in found] == [whole]
    assert iqtibas("remove", short, "--collection", "work").out == f"Removed {whole} from work.\n"
    assert set(rows(iqtibas, "--collection", "work")) == {"عقد المرسى"}


def test_a_title_names_a_document_too(iqtibas: CommandLine) -> None:
    assert iqtibas("ask", "Where is the ferry?", "--collection", "work", "--document", "عقد المرسى").code == 0
    assert iqtibas("remove", "عقد المرسى", "--collection", "work").code == 0
    assert set(rows(iqtibas)) == {"ferry", "pier"}


def test_a_title_that_two_documents_have_names_none(iqtibas: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "ferry.md").write_text("Another ferry.")
    iqtibas("add", str(tmp_path / "other"), "--collection", "work")
    ended = iqtibas("remove", "ferry", "--collection", "work")
    assert ended.code == 2
    assert ended.err.startswith("iqtibas: 'ferry' is the name of 2 documents. Name one of them: ")
    assert len(iqtibas("documents").out.splitlines()) == 4


@pytest.mark.parametrize("name", ["", "fe", "0", "nowhere"])
def test_too_little_of_a_name_and_one_that_is_none_delete_nothing(iqtibas: CommandLine, name: str) -> None:
    for typed in (name, rows(iqtibas)["ferry"][:3]):
        ended = iqtibas("remove", typed, "--collection", "work")
        assert (ended.code, len(ended.error_lines)) == (2, 1)
        assert f"has no document {typed!r}" in ended.err
    assert len(rows(iqtibas)) == 3


def test_a_document_of_another_collection_is_told_where_it_is(iqtibas: CommandLine) -> None:
    ended = iqtibas("remove", "ferry")
    assert ended.err == (
        "iqtibas: the document 'ferry' is in collection 'work'. Add --collection work to the command.\n"
    )
    assert len(rows(iqtibas)) == 3
