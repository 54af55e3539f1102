"""Documents over HTTP: added, replaced, listed, read, deleted; as JSON and from files."""

import io
import json
import time
import zipfile
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.corpus.files.made import pdf

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


def test_a_cursor_of_nowhere_is_named(client: TestClient) -> None:
    refused = client.get("/v1/documents?cursor=nowhere")
    assert (refused.status_code, [each["field"] for each in refused.json()["errors"]]) == (422, ["cursor"])
    assert "nowhere" not in refused.text


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
        ("a.txt", b"text", {"metadata": "{secret"}, 422),
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


def ended_job(client: TestClient, path: str) -> Any:
    deadline = time.monotonic() + 60
    while (job := client.get(path).json())["status"] in ("queued", "running") and time.monotonic() < deadline:
        time.sleep(0.02)
    return job


def test_many_files_are_read_in_the_background(client: TestClient) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("a.md", "# The pier\n\nThe pier is made of oak.")
        packed.writestr("secret.docx", b"no")
        packed.writestr("secret.xlsx", b"no")
        packed.writestr(".secret", b"no")
    files = [
        ("file", ("a.zip", archive.getvalue())),
        ("file", ("b.jsonl", '{"id": "row", "text": "زار الوزير صلالة."}\n{"title": "none"}'.encode())),
        ("file", ("c.txt", b"The crane was painted red.")),
    ]
    started = client.post("/v1/documents", files=files, data={"collection": "many", "metadata": '{"year": 2024}'})
    assert started.status_code == 202
    assert started.headers["location"] == f"/v1/jobs/{started.json()['job_id']}"
    job = ended_job(client, started.headers["location"])
    assert (job["status"], job["progress"]) == ("done", 1.0)
    result = job["result"]
    assert (result["added"], result["not_added"], result["collection"]) == (3, 2, "many")
    assert [(each["file"], each["part"]) for each in result["failures"]] == [
        ("a.zip", "secret.docx"),
        ("b.jsonl", "line 2"),
    ]
    assert (result["passed_over"], result["passed_over_kinds"]) == (1, [".xlsx"])
    assert all(each["part"] not in each["problem"] for each in result["failures"])
    assert "row" in found(client, "صلالة", "many") and found(client, "oak pier", "many")
    assert client.get("/v1/documents/row?collection=many").json()["metadata"] == {"year": 2024}


def test_a_file_of_many_takes_no_field_of_one(client: TestClient) -> None:
    refused = upload(client, "a.jsonl", b'{"text": "one"}', document_id="secret")
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "document_id")


def test_a_citation_of_a_pdf_names_its_page_and_older_versions_stay_readable(client: TestClient) -> None:
    pages = [["The lighthouse keeper was called Salem."], ["The harbour crane was built in Leeds in 1931."]]
    added = upload(client, "a.pdf", pdf(pages), collection="pdf", document_id="report")
    assert added.status_code == 201
    answer = client.post(
        "/v1/ask", json={"question": "Where was the harbour crane built?", "collections": ["pdf"]}
    ).json()
    assert [(each["page"], each["paragraph"]) for each in answer["citations"]] == [(2, 2)]
    cited = client.get(answer["citations"][0]["url"]).json()
    assert (cited["page"], cited["text"]) == (2, pages[1][0])

    upload(client, "a.txt", b"Nothing is left.", collection="pdf", document_id="report")
    path = "/v1/documents/report/passages/2?collection=pdf"
    assert client.get(path).status_code == 404
    assert client.get(f"{path}&version=1").json() == cited
    assert [client.get(f"{path}&version={wrong}").status_code for wrong in (2, 3, 0, "x")] == [404, 404, 422, 422]
    client.delete("/v1/documents/report?collection=pdf")
    assert client.get(f"{path}&version=1").status_code == 404


def test_nearly_the_same_document_is_told(client: TestClient) -> None:
    text = " ".join(f"Sentence number {number} speaks of the pier." for number in range(40))
    for name, ending, near in (("first", "Once.", []), ("second", "Twice!", ["first"])):
        added = client.post(
            "/v1/documents", json={"collection": "near", "document_id": name, "text": f"{text} {ending}"}
        )
        assert [each["document_id"] for each in added.json().get("near_duplicates", [])] == near


def test_a_form_has_a_file(client: TestClient) -> None:
    none = client.post("/v1/documents", files={"other": ("a.txt", b"one")})
    assert (none.status_code, none.json()["errors"][0]["field"]) == (422, "file")


def test_a_misspelt_collection_deletes_nothing_from_another_one(client: TestClient) -> None:
    client.post("/v1/documents", json={"document_id": "kept", "text": "The pump is blue."})
    refused = client.delete("/v1/documents/kept?colection=work")
    assert (refused.status_code, refused.json()["errors"]) == (
        422,
        [{"field": "query", "message": "A parameter is unknown; known are collection"}],
    )
    assert client.delete("/v1/documents/kept?collection=default").status_code == 204
