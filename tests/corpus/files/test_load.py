"""Paths in, documents and failures out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.document import DocumentInfo, default_id
from corpus.errors import UnreadableFile
from corpus.files.draft import Failure
from corpus.files.load import Source, find_files, load, load_file
from corpus.files.parsing.parser import Parser
from corpus.passage import Document
from tests.index.doubles import open_library


@pytest.fixture(scope="module")
def parser() -> Iterator[Parser]:
    with Parser() as opened:
        yield opened


def test_the_id_is_a_hash_of_name_and_bytes_and_known_files_are_skipped(tmp_path: Path, parser: Parser) -> None:
    file = tmp_path / "تقرير.md"
    file.write_bytes("# Title\r\n\r\nوصل الوفد.".encode())
    (document,) = load_file(file, parser)
    assert isinstance(document, Document)
    assert (document.document_id, document.title) == (default_id("تقرير.md", file.read_bytes()), "Title")
    assert document.text == "Title\nوصل الوفد."
    assert list(load_file(file, parser, lambda document_id: document_id == document.document_id)) == [None]


def test_a_paragraph_is_found_by_words_of_the_heading_above_it(tmp_path: Path, parser: Parser) -> None:
    page = "<h1>Vacation</h1><h2>Carry-over</h2><p>Ten days move on.</p><h2>Sickness</h2><p>Call before nine.</p>"
    (document,) = load(Source.given("a.html", page.encode()), parser)
    assert isinstance(document, Document)
    library = open_library(tmp_path)
    library.add("default", document)
    found = library.retrieve("carry-over")
    library.close()
    by_words = {hit.passage_id for hit in found.result.hits if hit.scores["sparse"] > 0}
    texts = {stored.passage.text for stored in found.passages if stored.passage.passage_id in by_words}
    assert texts == {"Carry-over", "Ten days move on."}


def test_given_fields_override_those_of_the_file(parser: Parser) -> None:
    given = DocumentInfo("mine", title="Given", metadata={"year": 1})
    (document,) = load(Source.given("a.md", b"---\ntitle: Own\ndate: 2024-05-06\n---\ntext"), parser, given)
    assert isinstance(document, Document)
    assert (document.title, document.document_id, document.published) == ("Given", "mine", "2024-05-06")


def test_rows_of_a_file_have_stable_ids(parser: Parser) -> None:
    source = Source.given("a.jsonl", b'{"text": "one"}\n{"text": "two"}\n{"text": "1", "language": "fr"}')
    first, second = (list(load(source, parser)) for _ in range(2))
    assert first == second
    one, two, wrong = first
    assert isinstance(one, Document) and isinstance(two, Document) and one.document_id != two.document_id
    assert isinstance(wrong, Failure) and wrong.part == "line 3"


def test_translations_that_do_not_match_are_a_failure(parser: Parser) -> None:
    row = b'{"text": "one\\ntwo", "translations": {"ar": ["x"]}}'
    (failure,) = load(Source.given("a.jsonl", row), parser)
    assert isinstance(failure, Failure) and failure.kind == "TranslationMismatch"


def test_files_folders_and_patterns(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.txt", "c.exe", ".hidden.txt", "below/d.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    names = [file.name for file in find_files([tmp_path, tmp_path / "*.pdf", tmp_path / "a.txt"])]
    assert names == ["a.txt", "b.pdf", "d.html"]
    assert [file.name for file in find_files([f"{tmp_path}/**/*.html"])] == ["d.html"]
    for nothing in ("*.docx", "missing"):
        with pytest.raises(UnreadableFile):
            list(find_files([tmp_path / nothing]))


def test_a_file_that_cannot_be_read_is_a_failure_with_its_cause(tmp_path: Path, parser: Parser) -> None:
    (tmp_path / "a.exe").write_bytes(b"MZ")
    (tmp_path / "a.docx").write_bytes(b"\xd0\xcf\x11\xe0")
    problems = [
        each.problem
        for name in ("a.exe", "a.docx", "none.txt")
        for each in load_file(tmp_path / name, parser)
        if isinstance(each, Failure)
    ]
    assert problems[0] == "this kind of file is not read"
    assert problems[1].startswith("encrypted")
    assert "No such file" in problems[2]
