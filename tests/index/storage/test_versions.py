"""Replaced versions stay readable, a limited number of them; what is deleted leaves no word behind."""

from pathlib import Path

import pytest

from corpus.errors import UnknownPassage
from corpus.passage import Place
from index.storage.versions import KEPT_VERSIONS
from tests.index.doubles import document, open_library


def test_an_earlier_version_reads_as_it_was(tmp_path: Path) -> None:
    library = open_library(tmp_path)
    place = Place(page=3, page_breaks=(4,), headings=("Top",), ocr_confidence=0.5)
    library.add("default", document("a", "الأول", places=[place], translations={"en": ["the first"]}, title="One"))
    first = library.passage("default", "a", 1)
    library.add("default", document("a", "second", title="Two"))
    old = library.passage("default", "a", 1, version=1)
    assert (old.passage, old.sha256, old.version, old.title) == (first.passage, first.sha256, 1, "One")
    assert old.passage.place == place
    assert library.passage("default", "a", 1, version=2) == library.passage("default", "a", 1)
    with pytest.raises(UnknownPassage):
        library.passage("default", "a", 1, version=3)
    assert [hit.passage_id for hit in library.search("first").hits] == ["a#p1"]
    assert library.search("الأول").hits[0].scores["sparse"] == 0
    library.close()


def test_only_so_many_versions_are_kept(tmp_path: Path) -> None:
    library = open_library(tmp_path)
    for number in range(KEPT_VERSIONS + 3):
        library.add("default", document("a", f"text {number}"))
    present = KEPT_VERSIONS + 3
    assert library.passage("default", "a", 1, version=present - KEPT_VERSIONS).passage.text == "text 2"
    with pytest.raises(UnknownPassage):
        library.passage("default", "a", 1, version=2)
    library.close()


@pytest.mark.parametrize("how", ["remove", "drop"])
def test_deleted_text_is_in_no_file(tmp_path: Path, how: str) -> None:
    library = open_library(tmp_path, snapshot_passages=2)
    secrets = ("Zanzibarquartz", "سمرقندالياقوت", "Oldquokka", "Translatedlynx", "Titleocelot")
    library.add("work", document("b", "harmless words", "more of them", "and more"))
    library.add("work", document("a", f"an old {secrets[2]} " * 200))
    text = " ".join(f"the {secrets[0]} number {number} of {secrets[1]}" for number in range(300))
    library.add("work", document("a", text, title=secrets[4], translations={"ar": [secrets[3]]}, language="en"))
    assert all(secret.encode() in everything(tmp_path) for secret in secrets)
    if how == "remove":
        library.remove("work", "a")
    else:
        library.drop_collection("work")
    left = everything(tmp_path)
    assert [secret for secret in secrets if secret.encode() in left or secret.lower().encode() in left] == []
    library.close()


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
