"""The real `openai` client against a real server."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from api.access.keys import Grant, create_key
from api.addresses import LOOPBACK
from api.app import WebSettings, create_app
from rag.answerer import Answerer
from tests.api.serving import ARTICLE, running

openai = pytest.importorskip("openai")

QUESTION = "متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟"
MESSAGES: Any = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": QUESTION}]

PICTURE = {"type": "image_url", "image_url": {"url": "data:image/png;base64,A"}}


@pytest.fixture(scope="module")
def address(answerer: Answerer) -> Iterator[str]:
    with running(create_app(answerer, WebSettings(public_url="https://answers.example.org/"))) as port:
        yield f"http://{LOOPBACK}:{port}/v1"


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[Any]:
    with openai.OpenAI(base_url=address, api_key="none", max_retries=0) as opened:
        yield opened


def test_who_asks_for_what_is_not_there_is_told_so(client: Any, address: str) -> None:
    with pytest.raises(openai.NotFoundError, match="There is nothing at this address"):
        client.embeddings.create(model="iqtibas", input="x")
    wrong = openai.OpenAI(base_url=address.removesuffix("/v1"), api_key="none", max_retries=0)
    with wrong, pytest.raises(openai.NotFoundError, match="There is nothing at this address"):
        wrong.chat.completions.create(model="iqtibas", messages=MESSAGES)


def test_a_field_that_is_wrong_is_named_and_nothing_else(client: Any) -> None:
    with pytest.raises(openai.UnprocessableEntityError) as refused:
        client.chat.completions.create(model="iqtibas", messages=[{"role": "user", "content": "x" * 5_000}])
    assert refused.value.body["message"].startswith("The request is not valid. messages: ")
    assert "`errors`" not in refused.value.body["message"]


def test_a_whole_answer(client: Any) -> None:
    done = client.chat.completions.create(model="iqtibas", messages=MESSAGES)
    message = done.choices[0].message
    assert (message.role, done.choices[0].finish_reason, done.model) == ("assistant", "stop", "iqtibas")
    (annotation,) = message.annotations
    cited = annotation.url_citation
    assert message.content[cited.start_index : cited.end_index] + " [1]" == message.content
    assert cited.url.startswith(f"https://answers.example.org/v1/documents/{ARTICLE}/passages/2")
    assert done.usage.total_tokens == done.usage.prompt_tokens + done.usage.completion_tokens > 0


def test_a_stream_says_the_same(client: Any) -> None:
    whole = client.chat.completions.create(model="iqtibas", messages=MESSAGES)
    options = {"include_usage": True}
    chunks = list(
        client.chat.completions.create(model="iqtibas", messages=MESSAGES, stream=True, stream_options=options)
    )
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
    assert text == whole.choices[0].message.content
    assert len({(chunk.id, chunk.created) for chunk in chunks}) == 1
    assert chunks[-1].usage == whole.usage and chunks[-1].choices == []
    assert chunks[-2].choices[0].finish_reason == "stop"


def test_the_conversation_serves_to_understand(client: Any) -> None:
    follow_up = [*MESSAGES, {"role": "assistant", "content": "في عام 1066 [7]"}, {"role": "user", "content": "وأين؟"}]
    done = client.chat.completions.create(model="iqtibas/default", messages=follow_up)
    assert "الكويت" in done.choices[0].message.content and "1066" not in done.choices[0].message.content


def test_a_refusal_offers_what_is_answered(client: Any) -> None:
    unanswered: Any = [{"role": "user", "content": "Who won the world cup in 1998?"}]
    refused = client.chat.completions.create(model="iqtibas", messages=unanswered)
    assert refused.suggestions and refused.suggestions[0] not in refused.choices[0].message.content
    shown = client.chat.completions.create(model="iqtibas", messages=unanswered, extra_body={"sources": "inline"})
    assert shown.choices[0].message.content.endswith(f"\n- {refused.suggestions[-1]}")
    *_, last = client.chat.completions.create(model="iqtibas", messages=unanswered, stream=True)
    assert last.suggestions == refused.suggestions
    response = client.responses.create(model="iqtibas", input="Who won the world cup in 1998?")
    assert response.suggestions == refused.suggestions


def test_what_is_offered_under_a_refusal_does_not_change_what_is_asked_next(client: Any) -> None:
    def asked(refusal: str) -> Any:
        turns = [("user", "Who won the world cup in 1998?"), ("assistant", refusal), ("user", "And where was it?")]
        messages: Any = [{"role": role, "content": content} for role, content in turns]
        return client.chat.completions.create(model="iqtibas", messages=messages).choices[0].message.content

    assert asked("I found nothing.\n\nYou could ask:\n- What do the documents say about Kuwait City?") == asked(
        "I found nothing."
    )


def test_parts_of_text_are_text(client: Any) -> None:
    parts: Any = [{"role": "user", "content": [{"type": "text", "text": QUESTION}]}]
    assert client.chat.completions.create(model="iqtibas", messages=parts).choices[0].message.annotations


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"n": 2}, "unsupported_parameter"),
        ({"n": 1_000_000}, "unsupported_parameter"),
        ({"tools": [{"type": "function", "function": {"name": "f", "parameters": {}}}]}, "unsupported_parameter"),
        ({"response_format": {"type": "json_object"}}, "unsupported_parameter"),
        ({"logprobs": True}, "unsupported_parameter"),
        ({"stop": ["."]}, "unsupported_parameter"),
        (
            {
                "messages": [
                    {
                        "role": "user",
                        "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,A"}}],
                    }
                ]
            },
            "unsupported_parameter",
        ),
    ],
)
def test_what_is_not_supported_is_a_clear_400(client: Any, wrong: dict[str, Any], code: str) -> None:
    for stream in (False, True):
        with pytest.raises(openai.BadRequestError) as refused:
            client.chat.completions.create(**{"model": "iqtibas", "messages": MESSAGES, "stream": stream} | wrong)
        assert (refused.value.code, refused.value.type) == (code, "invalid_request_error")
        assert next(iter(wrong)) in refused.value.body["message"] and "base64" not in str(refused.value)


def test_harmless_settings_are_let_through(client: Any) -> None:
    harmless: Any = {"temperature": 0.2, "top_p": 0.9, "max_tokens": 16, "seed": 3, "user": "u", "n": 1, "tools": []}
    assert client.chat.completions.create(model="iqtibas", messages=MESSAGES, **harmless).choices[0].message.annotations


def test_errors_have_their_classes(client: Any, answerer: Answerer) -> None:
    with pytest.raises(openai.NotFoundError) as unknown:
        client.chat.completions.create(model="gpt-4o", messages=MESSAGES)
    assert unknown.value.code == "model_not_found"
    with pytest.raises(openai.NotFoundError):
        client.chat.completions.create(model="iqtibas/none", messages=MESSAGES, stream=True)
    with pytest.raises(openai.UnprocessableEntityError) as long:
        client.chat.completions.create(model="iqtibas", messages=[{"role": "user", "content": "؟" * 4_001}])
    assert "4000" in long.value.body["message"]


def test_models(client: Any) -> None:
    assert [model.id for model in client.models.list()] == ["iqtibas", "iqtibas/default"]
    assert client.models.retrieve("iqtibas").id == "iqtibas"
    with pytest.raises(openai.NotFoundError):
        client.models.retrieve("iqtibas/none")


def test_responses(client: Any) -> None:
    whole = client.responses.create(model="iqtibas", input=QUESTION)
    (annotation,) = whole.output[0].content[0].annotations
    assert whole.output_text[annotation.start_index : annotation.end_index] + " [1]" == whole.output_text
    events = list(client.responses.create(model="iqtibas", input=MESSAGES[1:], stream=True))
    assert "".join(each.delta for each in events if each.type == "response.output_text.delta") == whole.output_text
    assert events[-1].response.output_text == whole.output_text
    assert [each.sequence_number for each in events] == list(range(len(events)))
    for wrong in ({"tools": [{"type": "web_search"}]}, {"previous_response_id": "resp_1"}, {"background": True}):
        with pytest.raises(openai.BadRequestError):
            client.responses.create(model="iqtibas", input=QUESTION, **wrong)


def test_what_a_model_thought_and_tools_said_is_not_heeded(client: Any) -> None:
    """A conversation that another model began may hold more than messages."""
    alone = client.responses.create(model="iqtibas", input=QUESTION)
    items: Any = [
        {"role": "user", "content": "Hello"},
        {"type": "reasoning", "id": "rs_1", "summary": []},
        {"type": "function_call", "call_id": "c", "name": "clock", "arguments": "{}"},
        {"type": "function_call_output", "call_id": "c", "output": QUESTION[::-1]},
        {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "?", "annotations": []}]},
        {"role": "user", "content": [{"type": "input_text", "text": QUESTION}]},
        {"type": "reasoning", "id": "rs_2", "summary": []},
    ]
    assert client.responses.create(model="iqtibas", input=items).output_text == alone.output_text
    for wrong in ([{"type": "reasoning", "id": "rs_1", "summary": []}], [{"content": "x"}], [{"type": 5}], [5]):
        with pytest.raises(openai.UnprocessableEntityError, match="input"):
            client.responses.create(model="iqtibas", input=wrong)


def test_a_title_is_not_searched_for(client: Any) -> None:
    prompt = "Provide a concise, 5-word-or-less title for the conversation, with no punctuation."
    asked: Any = [*MESSAGES, {"role": "user", "content": prompt}]
    assert client.chat.completions.create(model="iqtibas", messages=asked).choices[0].message.content == QUESTION
    chunks = client.chat.completions.create(model="iqtibas", messages=asked, stream=True)
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == QUESTION


def test_keys_are_asked_for_and_links_open_without_one(address: str, client: Any, answerer: Answerer) -> None:
    """The last test of this file: from here on the library has a key."""
    key = create_key(answerer.library.database, Grant(sources="inline"))
    with pytest.raises(openai.AuthenticationError) as refused:
        client.models.list()
    assert refused.value.type == "authentication_error"
    keyed = client.with_options(api_key=key)
    text = keyed.chat.completions.create(model="iqtibas", messages=MESSAGES).choices[0].message.content
    link = text.rpartition("](")[2].rstrip(")").replace("https://answers.example.org", address.removesuffix("/v1"))
    opened = httpx.get(link, headers={"accept": "text/html"})
    assert opened.status_code == 200 and "<blockquote" in opened.text
    assert httpx.get(link.replace("passages/2", "passages/3")).status_code == 401
