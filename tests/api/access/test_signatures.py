"""A signed link opens its passage, that one only, and only for a time."""

from urllib.parse import parse_qsl, urlencode

import pytest

from api.access.signatures import LIFETIME_S, SignedPassage, signed, signed_collection

SECRET = bytes(32)
PATH = "/v1/documents/pump/passages/2"
NOW_S = 1_700_000_000.0


def opens(path: str, query: str, now_s: float = NOW_S, secret: bytes = SECRET) -> str | None:
    return signed_collection(secret, path, query, now_s)


def changed(query: str, **values: str) -> str:
    return urlencode(dict(parse_qsl(query)) | values)


def test_it_opens_its_passage_until_it_ends() -> None:
    query = signed(SECRET, SignedPassage("work", "pump", 2), NOW_S)
    assert opens(PATH, query) == "work"
    assert opens(PATH, query, NOW_S + LIFETIME_S) == "work"
    assert opens(PATH, query, NOW_S + LIFETIME_S + 1) is None
    assert opens(PATH, query, secret=b"other" * 8) is None


@pytest.mark.parametrize(
    "path", ["/v1/documents/pump/passages/3", "/v1/documents/pum/passages/2", "/v1/documents/pump"]
)
def test_it_opens_nothing_else(path: str) -> None:
    assert opens(path, signed(SECRET, SignedPassage("work", "pump", 2), NOW_S)) is None


@pytest.mark.parametrize(
    "values",
    [
        {"collection": "default"},
        {"expires": str(round(NOW_S) + LIFETIME_S + 1)},
        {"expires": "9" * 5_000},
        {"expires": "٩٩٩٩٩٩٩٩٩٩"},
        {"expires": "-1"},
        {"version": "1"},
        {"signature": ""},
        {"signature": "0" * 64},
        {"signature": "\ud800".encode("utf-8", "surrogatepass").hex()},
        {"signature": "ن"},
    ],
)
def test_a_changed_link_opens_nothing(values: dict[str, str]) -> None:
    assert opens(PATH, changed(signed(SECRET, SignedPassage("work", "pump", 2), NOW_S), **values)) is None


def test_parts_cannot_be_moved_from_one_to_another() -> None:
    query = signed(SECRET, SignedPassage("a", "b", 12), NOW_S)
    assert opens("/v1/documents/b/passages/1", changed(query, expires="2" + dict(parse_qsl(query))["expires"])) is None
