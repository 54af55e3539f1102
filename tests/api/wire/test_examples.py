"""The examples in the description of the API are what it takes."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from api.wire.examples import EXAMPLES
from api.wire.json_requests import check
from api.wire.openapi import BODIES


@pytest.mark.parametrize("model", BODIES, ids=lambda model: model.__name__)
def test_each_body_has_one_in_each_language_that_passes(model: Any) -> None:
    assert set(EXAMPLES[model.__name__]) == {"ar", "en"}
    for body in EXAMPLES[model.__name__].values():
        check(model, body)


def test_they_work_and_stand_in_the_description(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    tried = 0
    for path, operations in paths.items():
        content = operations.get("post", {}).get("requestBody", {}).get("content", {})
        for example in content.get("application/json", {}).get("examples", {}).values():
            assert client.post(path, json=example["value"]).is_success, path
            tried += 1
    assert tried == 2 * len(BODIES)
