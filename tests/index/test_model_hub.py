"""The hub is asked once whether it is there, and only for what can be a name of it."""

import pytest
from huggingface_hub import constants

from index.model_hub import is_path, why_unreachable
from tests.index.hub import empty_hub, no_hub, silent_hub


@pytest.mark.parametrize("name", ["/models/e5", "./e5", "../e5", "~/e5", "models/mine/e5", "C:\\models\\e5", "."])
def test_what_can_only_be_a_path(name: str) -> None:
    assert is_path(name)


@pytest.mark.parametrize("name", ["nope", "intfloat/multilingual-e5-small", "BAAI/bge-reranker-v2-m3"])
def test_what_can_be_a_name(name: str) -> None:
    assert not is_path(name)


def test_a_hub_that_answers_is_there_whatever_it_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    with empty_hub() as address:
        monkeypatch.setattr(constants, "ENDPOINT", address)
        assert why_unreachable() is None


def test_an_unreachable_hub_is_reported_with_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "ENDPOINT", address := no_hub())
    assert (why_unreachable() or "").startswith(f"{address} cannot be reached (")


def test_a_silent_hub_is_given_up_after_the_timeout_of_its_client(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "HF_HUB_ETAG_TIMEOUT", 0.1)
    with silent_hub() as address:
        monkeypatch.setattr(constants, "ENDPOINT", address)
        assert "cannot be reached" in (why_unreachable() or "")


def test_no_hub_is_asked_where_that_is_forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with empty_hub() as address:
        monkeypatch.setattr(constants, "ENDPOINT", address)
        assert why_unreachable() == "HF_HUB_OFFLINE forbids fetching it"
