"""What would change the meaning of an answer is refused by name; what says nothing is let through."""

from typing import Any

import pytest

from api.problems import UNSUPPORTED, Refused
from api.protocols.unsupported import check_supported, check_text_only
from api.wire.openai_inputs import ChatInput, ResponsesInput
from api.wire.ui_inputs import UIChatInput

ASKED = {"messages": [{"role": "user", "content": "Where?"}]}


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"n": 2}, "n"),
        ({"tools": [{"type": "function"}]}, "tools"),
        ({"functions": [{}]}, "functions"),
        ({"response_format": {"type": "json_object"}}, "response_format"),
        ({"modalities": ["text", "audio"]}, "modalities"),
        ({"modalities": [{}]}, "modalities"),
        ({"logprobs": True}, "logprobs"),
        ({"stop": "."}, "stop"),
    ],
)
def test_a_chat_that_asks_for_more_is_refused(given: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        check_supported(ChatInput.model_validate(ASKED | given))
    assert refused.value.problem.name == UNSUPPORTED.name
    assert str(refused.value.problem.detail).startswith(f"{field}: ")


@pytest.mark.parametrize(
    "given",
    [
        {"n": 1},
        {"tools": []},
        {"tools": [{"type": "function"}], "tool_choice": "none"},
        {"response_format": {"type": "text"}},
        {"modalities": ["text"]},
        {"modalities": None, "stop": None, "max_tokens": 128_000, "max_completion_tokens": -1},
        {"logprobs": False, "temperature": 0.2, "seed": 7, "user": "x"},
    ],
)
def test_what_changes_nothing_passes(given: dict[str, Any]) -> None:
    check_supported(ChatInput.model_validate(ASKED | given))


@pytest.mark.parametrize(
    "given",
    [
        {"previous_response_id": "resp_1"},
        {"conversation": {"id": "c"}},
        {"background": True},
        {"input": [{"role": "user", "content": "Where?"}, {"type": "item_reference", "id": "msg_1"}]},
        {"text": {"format": {"type": "json_schema"}}},
    ],
)
def test_a_response_that_asks_for_more_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        check_supported(ResponsesInput.model_validate({"input": "Where?"} | given))


def test_only_the_user_must_send_nothing_but_text() -> None:
    picture = [{"type": "image_url"}]
    check_text_only(ChatInput.model_validate({"messages": [{"role": "assistant", "content": picture}]}).messages)
    for conversation in (
        ChatInput.model_validate({"messages": [{"role": "user", "content": picture}]}),
        UIChatInput.model_validate({"messages": [{"role": "user", "parts": [{"type": "file"}]}]}),
    ):
        with pytest.raises(Refused, match="not supported"):
            check_text_only(conversation.all_messages())
