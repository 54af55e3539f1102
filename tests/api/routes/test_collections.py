from starlette.testclient import TestClient

from tests.api.serving import ARTICLE


def test_a_collection_comes_and_goes(client: TestClient) -> None:
    made = client.post("/v1/collections", json={"name": "تقارير"})
    assert (made.status_code, made.json()) == (201, {"name": "تقارير", "documents": 0, "passages": 0})
    assert client.get("/v1/documents", params={"collection": "تقارير"}).json() == {"documents": [], "next_cursor": None}

    client.post("/v1/documents", json={"collection": "تقارير", "text": "نص أول\nنص ثان"})
    again = client.post("/v1/collections", json={"name": "تقارير"})
    assert (again.status_code, again.json()) == (200, {"name": "تقارير", "documents": 1, "passages": 2})
    assert [each["name"] for each in client.get("/v1/collections").json()["collections"]] == ["default", "تقارير"]

    assert client.delete("/v1/collections/تقارير").status_code == 204
    assert client.delete("/v1/collections/تقارير").status_code == 404
    assert client.get("/v1/documents", params={"collection": "تقارير"}).status_code == 404


def test_a_name_that_breaks_the_rules(client: TestClient) -> None:
    for name in ("", "secret name", "a/secret", "x" * 201, "secret\u202e", ".", ".."):
        response = client.post("/v1/collections", json={"name": name})
        assert response.status_code == 422
        assert "secret" not in response.text


def test_the_default_collection_stays_and_is_empty(client: TestClient) -> None:
    assert client.delete("/v1/collections/default").status_code == 204
    assert client.get("/v1/collections").json()["collections"] == [{"name": "default", "documents": 0, "passages": 0}]
    assert client.get(f"/v1/documents/{ARTICLE}").status_code == 404
    assert client.post("/v1/ask", json={"question": "ما هذا؟"}).json()["abstain_reason"] == "empty_collection"
