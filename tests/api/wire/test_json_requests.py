from typing import Any

import pytest
from pydantic import BaseModel

from api.problems import INVALID_REQUEST, FieldError, Refused
from api.wire.document_inputs import DocumentInput
from api.wire.inputs import CollectionInput
from api.wire.json_requests import MAX_FIELD_ERRORS, check
from api.wire.limits import MAX_METADATA
from api.wire.openai_inputs import ChatInput, ResponsesInput
from api.wire.question_inputs import AskInput, SearchInput
from api.wire.ui_inputs import UIChatInput

BAD_NAME = "use 1 to 200 letters, digits, '.', '_' or '-'"


def errors_of(model: type[BaseModel], value: Any) -> list[FieldError]:
    with pytest.raises(Refused) as refused:
        check(model, value)
    assert refused.value.problem is INVALID_REQUEST
    return list(refused.value.errors)


@pytest.mark.parametrize(
    ("model", "value", "field", "message"),
    [
        (AskInput, ["Where is the pump?"], "body", "Input should be an object"),
        (AskInput, {"question": "x", "collections": "work"}, "collections", "Input should be a valid array"),
        (AskInput, {"question": "x", "history": ["Where?"]}, "history.0", "Input should be an object"),
        (
            AskInput,
            {"question": "x", "filters": {"language": "ar"}},
            "filters",
            "A field is unknown; known are document_ids, languages, published_from, published_to, metadata",
        ),
        (
            AskInput,
            {"question": "x", "filters": {"metadata": {"colour": None, "size": None}}},
            "filters.metadata",
            "Input should be a valid string, or a valid integer, or a valid number, or a valid boolean",
        ),
        (DocumentInput, {"text": "x", "metadata": 5}, "metadata", "Input should be an object"),
        (DocumentInput, {"text": "x", "document_id": ""}, "document_id", f"document_id is not usable: {BAD_NAME}"),
        (DocumentInput, {"text": "x", "document_id": "a/b"}, "document_id", f"document_id is not usable: {BAD_NAME}"),
        (ResponsesInput, {"input": 5}, "input", "Input should be a valid string, or a valid array"),
    ],
)
def test_one_message_says_what_a_field_should_be(model: type[BaseModel], value: Any, field: str, message: str) -> None:
    assert errors_of(model, value) == [FieldError(field, message)]


_ASKED = {"messages": [{"role": "user", "content": "Where is the pump?"}]}
_UI_ASKED = {"messages": [{"role": "user", "parts": [{"type": "text", "text": "Where is the pump?"}]}]}


@pytest.mark.parametrize(
    ("model", "asked"),
    [
        (AskInput, {"question": "Where is the pump?"}),
        (SearchInput, {"query": "pump"}),
        (ChatInput, _ASKED),
        (ResponsesInput, {"input": "Where is the pump?"}),
        (UIChatInput, _UI_ASKED),
    ],
)
def test_a_range_of_dates_that_ends_before_it_begins_is_an_error_everywhere(
    model: type[BaseModel], asked: dict[str, Any]
) -> None:
    filters = {"published_from": "2024-01-02", "published_to": "20240101"}
    message = "published_from is later than published_to: Swap them, or leave one out."
    assert errors_of(model, {**asked, "filters": filters}) == [FieldError("filters.published_to", message)]
    check(model, {**asked, "filters": {"published_from": "2024-01-02", "published_to": "20240102"}})


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [(CollectionInput, "name", {"name": "a b"}), (DocumentInput, "collection", {"text": "x", "collection": ""})],
)
def test_a_name_that_no_collection_can_have_is_an_error_of_its_field(
    model: type[BaseModel], field: str, value: Any
) -> None:
    (error,) = errors_of(model, value)
    assert error.field == field
    assert error.message.startswith("this is no collection name: ")


def test_a_body_that_breaks_a_rule_often_gets_a_short_answer() -> None:
    wrong = [{"role": "tool", "content": "x"}] * 50
    assert len(errors_of(AskInput, {"question": "x", "history": wrong})) == MAX_FIELD_ERRORS


@pytest.mark.parametrize(
    ("given", "field", "message"),
    [
        (
            {"metadata": {str(n): [] for n in range(MAX_METADATA + 1)}},
            "metadata",
            f"Input should have at most {MAX_METADATA} fields",
        ),
        (
            {"translations": {str(n): 1 for n in range(50)}},
            "translations",
            "A field is unknown; known are ar, en",
        ),
    ],
)
def test_of_too_many_fields_none_is_looked_at(given: Any, field: str, message: str) -> None:
    assert errors_of(DocumentInput, {"text": "x", **given}) == [FieldError(field, message)]
