"""Documents over HTTP: added, replaced, listed, read, deleted; as JSON and from files."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

ARABIC = "وصل الوفد إلى مسقط.\r\nاتفق الطرفان على الميناء."
FILE = "\ufeffزار الوزير صلالة.\n\nثم عاد."


def found(client: TestClient, query: str, collection: str) -> set[str]:
    hits = client.post("/v1/search", json={"query": query, "collections": [collection]}).json()["hits"]
    return {hit["document_id"] for hit in hits}


def upload(client: TestClient, name: str, content: bytes, **fields: str) -> Any:
    return client.post("/v1/documents", files={"file": (name, content)}, data=fields)


def test_a_document_comes_and_goes(client: TestClient) -> None:
    document = {
        **{"collection": "life", "document_id": "تقرير-1", "title": "تقرير", "text": ARABIC, "language": "ar"},
        **{
            "url": "https://example.org/1",
            "published": "2024-11-05",
            "metadata": {"قسم": "نقل", "year": 2024, "new": True},
        },
        **{"translations": {"en": ["The delegation arrived in Muscat.", ""]}, "translation_source": "publisher"},
    }
    added = client.post("/v1/documents", json=document)
    assert added.status_code == 201
    assert added.json() == {
        **{"document_id": "تقرير-1", "collection": "life", "version": 1, "passages": 2, "status": "indexed"}
    }
    assert found(client, "مسقط", "life") == found(client, "delegation", "life") == {"تقرير-1"}

    read = client.get(added.headers["location"]).json()
    assert {name: read[name] for name in document if name in read and name != "text"} == {
        name: value for name, value in document.items() if name not in ("text", "translations")
    }
    assert [(each["number"], each["text"]) for each in read["paragraphs"]] == [
        (1, "وصل الوفد إلى مسقط."),
        (2, "اتفق الطرفان على الميناء."),
    ]
    translation = {"language": "en", "text": "The delegation arrived in Muscat.", "source": "publisher"}
    assert [each["translation"] for each in read["paragraphs"]] == [translation, None]

    replaced = client.post("/v1/documents", json={**document, "text": "غادر الوفد.", "translations": None})
    assert (replaced.status_code, replaced.json()["version"], replaced.json()["passages"]) == (200, 2, 1)
    assert client.get(added.headers["location"]).json()["paragraphs"][0]["text"] == "غادر الوفد."

    assert client.delete(added.headers["location"]).status_code == 204
    assert client.get(added.headers["location"]).status_code == 404
    assert client.delete(added.headers["location"]).status_code == 404
    assert found(client, "مسقط", "life") == set()


def test_the_list_comes_in_pages(client: TestClient) -> None:
    for number in range(5):
        client.post(
            "/v1/documents", json={"collection": "pages", "document_id": f"d{number}", "text": f"Text {number}"}
        )
    listed: list[dict[str, Any]] = []
    cursor: str | None = ""
    while cursor is not None:
        where: dict[str, Any] = {"collection": "pages", "limit": 2} | ({"cursor": cursor} if cursor else {})
        page = client.get("/v1/documents", params=where)
        listed += page.json()["documents"]
        cursor = page.json()["next_cursor"]
    assert [each["document_id"] for each in listed] == ["d0", "d1", "d2", "d3", "d4"]
    assert list(listed[0]) == ["document_id", "title", "language", "passages", "version", "added"]


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"text": None}, 422),
        ({"text": ""}, 422),
        ({"text": " \n\u00a0"}, 422),
        ({"text": "1 2 3"}, 422),
        ({"document_id": "../secret"}, 422),
        ({"document_id": "."}, 422),
        ({"document_id": "x" * 201}, 422),
        ({"collection": "a/secret"}, 422),
        ({"language": "fr"}, 422),
        ({"url": "javascript:secret()"}, 422),
        ({"published": "secret"}, 422),
        ({"translation_source": "secret"}, 422),
        ({"translations": {"en": []}}, 422),
        ({"translations": {"en": ["one", "two"]}}, 422),
        ({"translations": {"ar": ["secret"]}}, 422),
        ({"translations": {"secret": ["one"]}}, 422),
        ({"translations": {"en": [["secret", "b"]]}}, 422),
        ({"translations": {"en": [[["secret", "b"]]]}}, 422),
        ({"translations": {"en": [[["secret"]]]}}, 422),
        ({"metadata": {"secret": None}}, 422),
        ({"metadata": {"secret": {"a": 1}}}, 422),
        ({"metadata": {"big": 2**63}}, 422),
        ({"metadata": {str(n): n for n in range(101)}}, 422),
        ({"title": "x" * 1_001}, 422),
        ({"secret": 1}, 422),
    ],
)
def test_a_document_that_breaks_a_rule_is_not_stored(client: TestClient, wrong: dict[str, Any], status: int) -> None:
    response = client.post("/v1/documents", json={"collection": "wrong", "text": "نص قصير", **wrong})
    assert response.status_code == status
    assert response.json()["errors"]
    assert "secret" not in response.text
    assert client.get("/v1/documents?collection=wrong").status_code == 404


def test_translations_by_sentence(client: TestClient) -> None:
    body = {
        "document_id": "pairs",
        "text": "وصل الوفد. ثم عاد.",
        "translations": {"en": [[["وصل الوفد.", "It came."]]]},
    }
    assert client.post("/v1/documents", json=body).status_code == 201
    assert client.get("/v1/documents/pairs/passages/1").json()["translation"]["text"] == "It came."


def test_a_document_over_20_mb_is_refused(client: TestClient) -> None:
    response = client.post("/v1/documents", json={"text": "كلمة " * 2_300_000})
    assert (response.status_code, response.json()["type"]) == (413, "urn:iqtibas:problem:document-too-large")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1256"])
def test_a_file_in_any_encoding_of_arabic(client: TestClient, encoding: str) -> None:
    text = "زار الوزير مدينة صلالة في العام الماضي.\nثم عاد إلى مسقط واجتمع بالمسؤولين."
    added = upload(client, f"{encoding}.txt", text.encode(encoding), collection="files", document_id=encoding)
    assert added.status_code == 201
    read = client.get(added.headers["location"]).json()
    assert [each["text"] for each in read["paragraphs"]] == text.split("\n")
    assert read["title"] == encoding


def test_the_fields_of_a_form(client: TestClient) -> None:
    fields = {
        **{"collection": "forms", "title": "عنوان", "language": "ar", "published": "2024-01-02", "url": ""},
        **{"metadata": json.dumps({"year": 2024}), "translations": json.dumps({"en": ["The minister visited.", ""]})},
    }
    added = upload(client, "/etc/../تقرير.txt", FILE.encode(), **fields)
    assert added.status_code == 201
    read = client.get(added.headers["location"]).json()
    assert (read["title"], read["published"], read["metadata"], read["url"]) == (
        "عنوان",
        "2024-01-02",
        {"year": 2024},
        None,
    )
    assert read["paragraphs"][0]["translation"]["text"] == "The minister visited."


@pytest.mark.parametrize("name", ["تقرير.txt", "C:\\folder\\تقرير.txt", "../../etc/تقرير.txt"])
def test_the_name_of_a_file_is_a_title_and_no_path(client: TestClient, name: str) -> None:
    added = upload(client, name, FILE.encode(), collection="names")
    assert client.get(added.headers["location"]).json()["title"] == "تقرير"


@pytest.mark.parametrize(
    ("name", "content", "fields", "status"),
    [
        ("empty.txt", b"", {}, 422),
        ("blank.txt", b" \n ", {}, 422),
        ("binary.txt", b"MZ\x00\x01", {}, 422),
        ("secret.exe", b"text", {}, 422),
        ("secret.pdf", b"%PDF-1.7", {}, 422),
        ("a.txt", b"text", {"metadata": "{secret"}, 400),
        ("a.txt", b"text", {"metadata": "[]"}, 422),
        ("a.txt", b"text", {"secret": "1"}, 422),
        ("a.txt", b"text", {"text": "secret"}, 201),
        ("a.txt", b"text", {f"secret{n}": "1" for n in range(50)}, 400),
        ("a.txt", b"a" * 20_000_001, {}, 413),
    ],
)
def test_files_that_are_no_document(
    client: TestClient, name: str, content: bytes, fields: dict[str, str], status: int
) -> None:
    response = upload(client, name, content, **fields)
    assert response.status_code == status
    assert "secret" not in response.text


def test_a_form_has_one_file(client: TestClient) -> None:
    two = [("file", ("a.txt", b"one")), ("file", ("b.txt", b"two"))]
    assert client.post("/v1/documents", files=two).status_code == 422
    none = client.post("/v1/documents", files={"other": ("a.txt", b"one")})
    assert (none.status_code, none.json()["errors"][0]["field"]) == (422, "file")
