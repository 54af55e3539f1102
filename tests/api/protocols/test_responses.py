"""OpenAI's Responses: the events of a stream in their order, and what they hold of the whole answer."""

import json
from itertools import pairwise
from typing import Any

from api.protocols.responses import ModelResponse, response_error, response_events, whole_response
from tests.api.answer_events import events_of_whole
from tests.api.protocols.conversations import ANSWER, REFUSAL, address

PLACE = {"output_index": 0, "content_index": 0}


def read(stream: bytes) -> dict[str, Any]:
    """Return the data of one event, whose name is its type."""
    name, data = stream.decode().removesuffix("\n\n").split("\n")
    fields: dict[str, Any] = json.loads(data.removeprefix("data: "))
    assert name == f"event: {fields['type']}"
    return fields


def test_a_stream_goes_from_created_to_completed() -> None:
    response = ModelResponse("iqtibas", ["What of the pump?"])
    events = [read(each) for each in response_events(response, events_of_whole(ANSWER), address)]
    assert [each["sequence_number"] for each in events] == list(range(len(events)))
    types = [each["type"].removeprefix("response.") for each in events]
    assert [first for first, second in pairwise([*types, ""]) if first != second] == [
        *("created", "in_progress", "output_item.added", "content_part.added", "output_text.delta"),
        *("output_text.annotation.added", "output_text.done", "content_part.done", "output_item.done", "completed"),
    ]
    deltas = [each["delta"] for each in events if each["type"].endswith("text.delta")]
    assert "".join(deltas) == ANSWER.answer and len(deltas) > 1
    assert all({**PLACE, "item_id": response.item_id}.items() <= each.items() for each in events if "delta" in each)
    assert events[-1]["response"] == whole_response(response, ANSWER, address)


def test_annotations_are_flat_and_numbered_as_they_stand() -> None:
    response = ModelResponse("iqtibas", ["What of the pump?"])
    (item,) = whole_response(response, ANSWER, address)["output"]
    (part,) = item["content"]
    cited = part["annotations"]
    assert [part["text"][each["start_index"] : each["end_index"]] for each in cited] == [
        each.quote for each in ANSWER.citations
    ]
    assert {each["type"] for each in cited} == {"url_citation"}
    added = [read(each) for each in response_events(response, events_of_whole(ANSWER), address)]
    received = [(each["annotation_index"], each["annotation"]) for each in added if "annotation" in each]
    assert received == list(enumerate(cited))


def test_a_refusal_is_a_whole_answer_without_annotations() -> None:
    whole = whole_response(ModelResponse("iqtibas", []), REFUSAL, address)
    assert whole["status"] == "completed" and whole["output"][0]["content"][0]["annotations"] == []


def test_an_error_has_the_next_number() -> None:
    response = ModelResponse("iqtibas", [])
    events = response_events(response, events_of_whole(ANSWER), address)
    begun = [read(next(events)) for _ in range(3)]
    error = read(response_error(response, {"error": {"code": "too_busy", "message": "Busy.", "type": "server_error"}}))
    assert error == {
        "type": "error",
        "sequence_number": len(begun),
        "code": "too_busy",
        "message": "Busy.",
        "param": None,
    }
