"""Forms are read whole in whatever pieces they come, and refused where they are none, break off or are too many."""

import asyncio
from collections.abc import Sequence

import pytest
from starlette.requests import Request

from api.problems import MALFORMED_FORM, Refused
from api.wire.forms import MAX_FILES, MAX_HEADER_BYTES, MAX_PARTS, Part, read_form

BOUNDARY = b"edge"
CONTENT_TYPE = b"multipart/form-data; boundary=edge"
TITLE = (b'Content-Disposition: form-data; name="title"', "المضخة".encode())
FILE = ('Content-Disposition: form-data; name="file"; filename="مضخة.txt"'.encode(), b"The pump\r\nis blue.\x00")


def form(*parts: tuple[bytes, bytes]) -> bytes:
    body = b"".join(b"--%s\r\n%s\r\n\r\n%s\r\n" % (BOUNDARY, head, data) for head, data in parts)
    return body + b"--%s--\r\n" % BOUNDARY


def parts_of(pieces: Sequence[bytes], content_type: bytes = CONTENT_TYPE) -> list[Part]:
    waiting = [{"type": "http.request", "body": piece, "more_body": True} for piece in pieces]
    messages = iter([*waiting, {"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> dict[str, object]:
        return next(messages)

    scope = {"type": "http", "method": "POST", "headers": [(b"content-type", content_type)]}
    return asyncio.run(read_form(Request(scope, receive)))


@pytest.mark.parametrize("size", [1, 2, 7, 1_000])
def test_fields_and_files_come_whole_in_whatever_pieces(size: int) -> None:
    body = form(TITLE, FILE)
    title, file = parts_of([body[at : at + size] for at in range(0, len(body), size)])
    assert (title.name, title.file_name, title.text) == ("title", None, "المضخة")
    assert (file.name, file.file_name, file.data) == ("file", "مضخة.txt", FILE[1])


@pytest.mark.parametrize(
    ("disposition", "file_name"),
    [
        (b"filename*=utf-8''%D9%85%D8%B6%D8%AE%D8%A9.txt", "مضخة.txt"),
        (b"filename*=UTF-8'ar'%D9%85%D8%B6%D8%AE%D8%A9.txt; x=1", "مضخة.txt"),
        (b"filename=\"plain.txt\"; filename*=utf-8''%D9%85.txt", "plain.txt"),
        (b"filename*=latin1''%E9.txt", None),
    ],
)
def test_a_file_name_as_other_headers_write_it(disposition: bytes, file_name: str | None) -> None:
    (part,) = parts_of([form((b'Content-Disposition: form-data; name="file"; ' + disposition, b"x"))])
    assert part.file_name == file_name


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (form(TITLE), b"multipart/form-data"),
        (form(TITLE)[:-10], CONTENT_TYPE),
        (b"no form at all", CONTENT_TYPE),
        (form((b"Content-Type: text/plain", b"no name")), CONTENT_TYPE),
        (form((b'Content-Disposition: form-data; name="\xff"', b"x")), CONTENT_TYPE),
        (form((TITLE[0] + 2 * (b"\r\nX-Long: " + b"x" * (MAX_HEADER_BYTES // 2)), b"x")), CONTENT_TYPE),
        (form(*[TITLE] * (MAX_PARTS + 1)), CONTENT_TYPE),
        (form(*[(FILE[0], b"")] * (MAX_FILES + 1)), CONTENT_TYPE),
    ],
    ids=["no boundary", "broken off", "no form", "no name", "no Unicode", "long headers", "many fields", "many files"],
)
def test_what_is_no_form_is_refused(body: bytes, content_type: bytes) -> None:
    with pytest.raises(Refused) as refused:
        parts_of([body], content_type)
    assert refused.value.problem is MALFORMED_FORM


def test_a_field_that_is_no_unicode_is_refused_when_it_is_read_as_text() -> None:
    (part,) = parts_of([form((TITLE[0], b"\xff"))])
    with pytest.raises(Refused):
        _ = part.text


def test_as_many_fields_as_there_may_be_and_more_files_than_that() -> None:
    found = parts_of([form(*[TITLE] * MAX_PARTS, *[FILE] * (MAX_PARTS + 1))])
    assert len(found) == 2 * MAX_PARTS + 1
