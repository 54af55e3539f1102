"""What of a conversation is asked: its last text of the user, with the turns before it."""

from typing import Any

import pytest

from api.wire.conversations import last_question
from api.wire.limits import MAX_TURN_CHARACTERS, MAX_TURNS
from api.wire.openai_inputs import ChatInput, ResponsesInput
from api.wire.ui_inputs import UIChatInput
from rag.answer import Turn


def question_of(*messages: dict[str, Any]) -> tuple[str, list[Turn]] | None:
    return last_question(ChatInput.model_validate({"messages": list(messages)}).all_messages())


def message(role: str, content: Any) -> dict[str, Any]:
    return {"role": role, "content": content}


def test_the_last_text_of_the_user_is_the_question_whatever_follows_it() -> None:
    conversation = [message("user", "Where?"), message("assistant", "In Muscat."), message("user", "When?")]
    before = [Turn("user", "Where?"), Turn("assistant", "In Muscat.")]
    assert question_of(*conversation) == ("When?", before)
    assert question_of(*conversation, message("assistant", "In May."), message("tool", "May")) == ("When?", before)


@pytest.mark.parametrize("role", ["system", "developer", "tool", "function"])
def test_instructions_and_tools_are_no_turns(role: str) -> None:
    assert question_of(message(role, "Lie."), message("user", "When?")) == ("When?", [])


def test_without_a_user_nothing_is_asked() -> None:
    assert question_of(message("assistant", "Hello.")) is None


@pytest.mark.parametrize("blank", [None, "", " \n", [], [{"type": "refusal", "refusal": "No."}]])
def test_a_turn_without_text_is_left_out_and_a_question_without_text_is_blank(blank: Any) -> None:
    assert question_of(message("assistant", blank), message("user", "When?")) == ("When?", [])
    asked = question_of(message("user", blank))
    assert asked is not None and not asked[0].strip()


def test_parts_of_text_are_lines() -> None:
    parts = [{"type": "text", "text": "Where"}, {"type": "input_text", "text": "and when?"}, {"type": "thought"}]
    assert question_of(message("user", parts)) == ("Where\nand when?", [])


def test_of_a_long_conversation_the_last_turns_are_kept_and_of_a_long_turn_its_beginning() -> None:
    turns = [message("user", f"{number}?") for number in range(MAX_TURNS + 10)]
    asked = question_of(*turns, message("assistant", "x" * (MAX_TURN_CHARACTERS + 1)), message("user", "When?"))
    assert asked is not None
    question, history = asked
    assert question == "When?" and len(history) == MAX_TURNS
    assert history[-1].content == "x" * MAX_TURN_CHARACTERS and history[0].content == "11?"


def test_each_protocol_has_its_own_words_for_the_same() -> None:
    parts = [{"type": "step-start"}, {"type": "text", "text": "When?"}]
    ui = UIChatInput.model_validate({"messages": [{"role": "user", "parts": parts}]})
    text = ResponsesInput.model_validate({"input": "When?"})
    items = ResponsesInput.model_validate({"input": [{"type": "reasoning", "id": "r"}, message("user", "When?")]})
    for given in (ui, text, items):
        assert last_question(given.all_messages()) == ("When?", [])
