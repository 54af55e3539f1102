"""The AI SDK's stream, part by part."""

import json
from typing import Any

from api.protocols.ui_messages import ui_message_error, ui_message_events
from rag.answer import Answer
from tests.api.answer_events import events_of_whole
from tests.api.protocols.conversations import ANSWER, OFFERING, REFUSAL, TRANSLATED, address


def parts(answer: Answer) -> list[Any]:
    *sent, end, nothing = b"".join(ui_message_events(events_of_whole(answer), address)).decode().split("\n\n")
    assert (end, nothing) == ("data: [DONE]", "")
    return [json.loads(line.removeprefix("data: ")) for line in sent]


def test_the_parts_come_in_order_and_make_up_the_text() -> None:
    sent = parts(ANSWER)
    kinds = [each["type"] for each in sent]
    order = ["start", "text-start", "text-delta", "text-end", "source-url", "source-document", "finish"]
    assert list(dict.fromkeys(kinds)) == order
    assert "".join(each["delta"] for each in sent if each["type"] == "text-delta") == ANSWER.answer
    assert len({each["id"] for each in sent if each["type"].startswith("text-")}) == 1


def test_a_source_a_citation_and_a_document() -> None:
    sent = parts(ANSWER)
    urls = [each for each in sent if each["type"] == "source-url"]
    assert [each["url"] for each in urls] == [address(citation) for citation in ANSWER.citations]
    assert [each["providerMetadata"]["iqtibas"]["quote"] for each in urls] == [each.quote for each in ANSWER.citations]
    assert len({each["sourceId"] for each in urls}) == 3
    (document,) = [each for each in sent if each["type"] == "source-document"]
    assert (document["sourceId"], document["mediaType"]) == ("work/pump", "text/plain")


def test_a_translation_stands_beside_the_quote() -> None:
    (url,) = [each for each in parts(TRANSLATED) if each["type"] == "source-url"]
    assert url["providerMetadata"]["iqtibas"]["translation"] == "المضخة زرقاء."


def test_a_refusal_has_no_sources() -> None:
    assert not [each for each in parts(REFUSAL) if each["type"].startswith("source")]


def test_questions_to_ask_instead_are_metadata_of_the_refusal() -> None:
    sent = parts(OFFERING)
    assert sent[-1] == {"type": "finish", "messageMetadata": {"suggestions": list(OFFERING.suggestions)}}
    assert parts(REFUSAL)[-1] == {"type": "finish"}


def test_an_error_is_a_part() -> None:
    problem = {"title": "Busy", "detail": "Try again."}
    assert ui_message_error(problem) == b'data: {"type":"error","errorText":"Busy. Try again."}\n\n'
