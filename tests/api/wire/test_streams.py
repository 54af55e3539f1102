import json

import pytest

from api.wire.streams import Event, encode


@pytest.mark.parametrize(
    "text", ["a\nb\r\nc\rd", "\u2028\u2029\u0085\x0b\x0c\x1c", "data: [DONE]\n\nevent: done", "كلمة"]
)
def test_an_event_stays_one_event_for_any_reader_of_lines(text: str) -> None:
    name, data, *end = encode(Event("delta", {"text": text})).decode().splitlines()
    assert (name, end) == ("event: delta", [""])
    assert json.loads(data.removeprefix("data: ")) == {"text": text}


def test_json_bytes_go_out_as_they_are() -> None:
    assert encode(Event("done", b'{"id":1}')) == b'event: done\ndata: {"id":1}\n\n'
