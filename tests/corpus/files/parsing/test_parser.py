"""The parsing process serves many files, and a document that breaks it affects no other."""

import os
import signal
from pathlib import Path

import pytest

from corpus.files.draft import Draft, Failure, Found, PassedOver
from corpus.files.formats import FORMATS
from corpus.files.parsing.parser import Parser
from corpus.files.parsing.pool import ParserPool
from tests.corpus.files.made import zipped

_MARKDOWN, _ZIP, _DOCX = FORMATS[".md"], FORMATS[".zip"], FORMATS[".docx"]


def only(found: list[Found]) -> Found:
    (each,) = found
    return each


def pid(parser: Parser) -> int:
    assert parser._process is not None
    return parser._process.pid


def test_one_process_serves_many_files_and_ends_with_its_parser(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# One\n\ntwo", encoding="utf-8")
    with Parser() as parser:
        first = only(list(parser.parse(tmp_path / "a.md", "a.md", _MARKDOWN)))
        process = pid(parser)
        second = only(list(parser.parse(b"# Other", "b.md", _MARKDOWN)))
        assert pid(parser) == process
    assert isinstance(first, Draft) and isinstance(second, Draft)
    assert (first.info.title, second.info.title) == ("One", "Other")
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_file_that_takes_too_long_is_a_failure_and_the_next_one_is_read() -> None:
    with Parser(seconds=0.001) as parser:
        late = only(list(parser.parse(b"# Late", "a.md", _MARKDOWN)))
        parser._seconds = 60.0
        good = only(list(parser.parse(b"# Good", "b.md", _MARKDOWN)))
    assert isinstance(late, Failure) and late.problem.startswith("took its parser over")
    assert isinstance(good, Draft)


def test_a_crash_affects_only_the_document_that_caused_it() -> None:
    # More than a pipe holds, so that the process cannot have sent all of it when it is killed.
    count, text = 20, "word " * 4_000
    archive = zipped({f"{number}.md": f"# {number}\n\n{text}".encode() for number in range(count)})
    with Parser() as parser:
        answers = parser.parse(archive, "a.zip", _ZIP)
        first = next(answers)
        os.kill(pid(parser), signal.SIGSTOP)
        # Some of its other answers may be in the pipe already; a new process gives the rest.
        os.kill(pid(parser), signal.SIGKILL)
        rest = list(answers)
    titles = [each.info.title for each in [first, *rest] if isinstance(each, Draft)]
    failures = [each for each in rest if isinstance(each, Failure)]
    assert len(titles) + len(failures) == count
    assert all("broke its parser (SIGKILL)" in each.problem for each in failures)
    assert len(failures) <= 1


def test_skipped_files_are_reported_in_order() -> None:
    with Parser() as parser:
        found = list(parser.parse(zipped({"a.exe": b"x", "b.md": b"# B", "c.exe": b"x"}), "a.zip", _ZIP))
    assert [(type(each), each.part) for each in found] == [
        (PassedOver, "a.exe"),
        (Draft, "b.md"),
        (PassedOver, "c.exe"),
    ]


@pytest.mark.heavy
def test_a_bomb_is_stopped_by_the_memory_limit_of_the_child_process() -> None:
    bomb = zipped({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": _many_paragraphs()})
    assert len(bomb) < 1_000_000
    with Parser() as parser:
        found = only(list(parser.parse(bomb, "a.docx", _DOCX)))
        assert isinstance(only(list(parser.parse(b"# Good", "b.md", _MARKDOWN))), Draft)
    assert isinstance(found, Failure)
    assert found.problem.startswith(("needs more memory", "broke its parser", "not a Word document"))


def test_an_abandoned_file_leaves_no_answers_to_the_next_one() -> None:
    archive = zipped({f"{number}.md": f"# {number}".encode() for number in range(3)})
    pool = ParserPool()
    with pool.borrowed() as parser:
        next(parser.parse(archive, "a.zip", _ZIP)).part  # noqa: B018
    with pool.borrowed() as parser:
        found = only(list(parser.parse(b"# Mine", "b.md", _MARKDOWN)))
    pool.close()
    assert isinstance(found, Draft) and found.info.title == "Mine"


_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Override PartName="/word/document.xml" ContentType='
    b'"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    b"</Relationships>"
)


def _many_paragraphs() -> bytes:
    """Return a document of 31 million empty paragraphs: 190 MB that take thirty times as much in memory."""
    head = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    return head + b"<w:p/>" * 31_000_000 + b"</w:body></w:document>"
