"""What a form becomes: one document or many, a file's name without its folders, and refusals that name the field."""

import asyncio
from collections.abc import Mapping

import pytest
from starlette.requests import Request

from api.problems import INVALID_REQUEST, WRONG_CONTENT_TYPE, Refused
from api.wire.uploads import Upload, read_upload
from corpus.document import MAX_DOCUMENT_BYTES
from corpus.errors import DocumentTooLarge, EmptyDocument, UnreadableFile
from corpus.files.parsing.parser import Parser
from tests.corpus.files.made import zipped

Files = list[tuple[str, bytes]]
PUMP = b"The pump is blue.\nIt is new."
CONTENT_TYPE = "multipart/form-data; boundary=edge"


def upload_of(files: Files, fields: Mapping[str, str] | None = None, content_type: str = CONTENT_TYPE) -> Upload:
    """Return the upload of a form with these files, all in the field `file`, and fields."""
    heads = [(f'name="file"; filename="{name}"', data) for name, data in files]
    heads += [(f'name="{name}"', value.encode()) for name, value in (fields or {}).items()]
    parts = [
        b"--edge\r\ncontent-disposition: form-data; %s\r\n\r\n%s\r\n" % (head.encode(), data) for head, data in heads
    ]
    body = b"".join(parts) + b"--edge--\r\n"

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    scope = {"type": "http", "method": "POST", "headers": [(b"content-type", content_type.encode())]}
    return asyncio.run(read_upload(Request(scope, receive)))


@pytest.mark.parametrize(
    ("files", "is_many"),
    [
        ([("a.txt", PUMP)], False),
        ([("a.txt", PUMP), ("b.txt", PUMP)], True),
        ([("a.jsonl", b'{"text": "one"}\n')], True),
        ([("a.csv", b"text\nThe pump is blue.\n")], True),
        ([("a.csv", b"height,colour\n3,blue\n")], False),
        ([("a.zip", zipped({"a.txt": PUMP}))], True),
    ],
)
def test_one_document_or_many(files: Files, is_many: bool) -> None:
    assert upload_of(files).is_many is is_many


@pytest.mark.parametrize("name", ["pump.txt", "/etc/pump.txt", "C:\\pump.txt", "old/a\\\\pump.txt", "../../pump.txt"])
def test_folders_in_a_file_name_are_dropped(name: str) -> None:
    (file,) = upload_of([(name, PUMP)]).files
    assert file.name == "pump.txt"


def test_fields_become_those_of_the_document_and_a_text_beside_a_file_is_ignored() -> None:
    fields = {"title": "Pump", "metadata": '{"year": 2024}', "text": "Not this.", "url": ""}
    with Parser() as parser:
        document = upload_of([("a.txt", PUMP)], fields).document(parser)
    assert (document.title, document.metadata["year"], document.url) == ("Pump", 2024, None)
    assert document.text == PUMP.decode()


@pytest.mark.parametrize(
    ("files", "fields", "wrong"),
    [
        ([], {"title": "Pump"}, "file"),
        ([("a.txt", PUMP)], {"metadata": "{"}, "metadata"),
        ([("a.txt", PUMP)], {"translations": "no JSON"}, "translations"),
        ([("a.txt", PUMP)], {"colour": "blue"}, "body"),
        ([("a.txt", PUMP), ("b.txt", PUMP)], {"document_id": "pump"}, "document_id"),
        ([("a.jsonl", b"{}")], {"translations": '{"en": ["One."]}'}, "translations"),
    ],
)
def test_a_wrong_form_is_refused_by_its_field(files: Files, fields: dict[str, str], wrong: str) -> None:
    with pytest.raises(Refused) as refused:
        upload_of(files, fields)
    assert refused.value.problem is INVALID_REQUEST
    assert [each.field for each in refused.value.errors] == [wrong]


def test_a_form_is_in_utf_8() -> None:
    with pytest.raises(Refused) as refused:
        upload_of([("a.txt", PUMP)], content_type=f"{CONTENT_TYPE}; charset=latin-1")
    assert refused.value.problem is WRONG_CONTENT_TYPE


def test_a_file_of_another_format_or_size_is_refused_without_its_name() -> None:
    with pytest.raises(UnreadableFile) as unknown:
        upload_of([("secret.exe", PUMP)])
    assert "secret" not in str(unknown.value)
    with pytest.raises(DocumentTooLarge, match="20 MB"):
        upload_of([("a.txt", b"x" * (MAX_DOCUMENT_BYTES + 1))])


def test_a_file_that_cannot_be_read_is_an_error_without_its_name() -> None:
    with Parser() as parser, pytest.raises(UnreadableFile, match=r"^the file") as unreadable:
        upload_of([("secret.txt", b"\x00\x01\x02\xff")]).document(parser)
    assert "secret" not in str(unreadable.value)
    with Parser() as parser, pytest.raises(EmptyDocument, match="no text"):
        upload_of([("a.html", b"<p></p>")]).document(parser)
