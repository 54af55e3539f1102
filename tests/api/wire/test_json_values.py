"""Values are counted by their separators, and never within a text."""

from time import process_time

import orjson
import pytest
from starlette.testclient import TestClient

from api.wire.json_values import MAX_VALUES, has_too_many_values

MANY = MAX_VALUES + 1


@pytest.mark.parametrize("value", [b"0", b"[]", b"{}", b'""', b'"\\""', b'"\\\\"', b'{"":0}', b'["",""]'])
def test_very_many_values_are_too_many(value: bytes) -> None:
    assert has_too_many_values(b"[" + b",".join([value] * MANY) + b"]")
    assert not has_too_many_values(b"[" + b",".join([value] * (MAX_VALUES // 5)) + b"]")


@pytest.mark.parametrize(
    "text", ["," * MANY, '[{"a": 1}, ' * MANY, "\\" * MANY + "," * MANY, '\\"[,' * MANY, '"' * 9 * MANY, "،, ؟" * MANY]
)
def test_what_stands_in_a_text_is_no_value(text: str) -> None:
    assert not has_too_many_values(orjson.dumps({"title": "[", "text": text, "url": ","}))


@pytest.mark.parametrize(
    ("data", "is_too_many"),
    [(b'"' * 10 * MANY, False), (b"," * MANY, True), (b"\\" * MANY, False), (b'"' + b"," * MANY, False)],
)
def test_what_is_not_json_is_counted_too(data: bytes, is_too_many: bool) -> None:
    assert has_too_many_values(data) is is_too_many


def test_a_bomb_of_small_values_is_refused_before_they_are_made(client: TestClient) -> None:
    body = b'{"text": "The pier.", "translations": {"ar": [' + b"[]," * 15_000_000 + b"0]}}"
    began = process_time()
    response = client.post("/v1/documents", content=body, headers={"content-type": "application/json"})
    assert process_time() - began < 3  # making them takes some 10 s and 1 GB
    assert (response.status_code, response.json()["type"]) == (413, "urn:iqtibas:problem:too-many-values")


def test_a_bomb_in_a_field_of_a_form_is_refused_likewise(client: TestClient) -> None:
    fields = {"translations": '{"ar": [' + "[]," * MANY + "0]}"}
    response = client.post("/v1/documents", files={"file": ("pier.txt", b"The pier.")}, data=fields)
    assert (response.status_code, response.json()["type"]) == (413, "urn:iqtibas:problem:too-many-values")


def test_a_long_text_of_commas_is_taken(client: TestClient) -> None:
    text = "The pier is long, " + "," * MANY
    response = client.post("/v1/documents", json={"collection": "commas", "text": text})
    assert response.status_code == 201
