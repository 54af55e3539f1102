"""An event is one event for whoever reads it, whatever stands in it."""

import json

import pytest

from api.wire.streams import event


@pytest.mark.parametrize(
    "text", ["a\nb\r\nc\rd", "\u2028\u2029\u0085\x0b\x0c\x1c", "data: [DONE]\n\nevent: done", "كلمة"]
)
def test_an_event_stays_one_event_for_any_reader_of_lines(text: str) -> None:
    name, data, *end = event({"text": text}, "delta").decode().splitlines()
    assert (name, end) == ("event: delta", [""])
    assert json.loads(data.removeprefix("data: ")) == {"text": text}


def test_json_bytes_go_out_as_they_are() -> None:
    assert event(b'{"id":1}', "done") == b'event: done\ndata: {"id":1}\n\n'
    assert event(b"[DONE]") == b"data: [DONE]\n\n"
