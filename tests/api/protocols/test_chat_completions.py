"""Golden transcripts of chat completions: what is sent for one answer in each of the four ways."""

import json
from dataclasses import replace
from typing import Any

import pytest

from api.protocols.chat_completions import Completion, completion_events, whole_completion
from index.storage.keys import SourcesProfile
from tests.api.answer_events import events_of_whole
from tests.api.protocols.conversations import ANSWER, OFFERING, REFUSAL, address

COMPLETION = Completion("iqtibas/work", ["What of the pump?"], id="chatcmpl-1", created=1_700_000_000)
URL = "https://example.org/v1/documents/pump/passages/{}?collection=work"
PLACE = "Pump [new] manual, paragraph {}"
ANNOTATIONS: list[dict[str, Any]] = [
    {
        "type": "url_citation",
        "url_citation": {"start_index": start, "end_index": end, "title": PLACE.format(n), "url": URL.format(n)},
    }
    for start, end, n in [(0, 17, 4), (22, 38, 4), (43, 67, 2)]
]
NUMBERED = "The pump is blue. [1] It is “[2] new”. [1] It stands in the cellar. [2]"
SOURCES = [
    {
        "source": {"id": f"work/pump#p{n}", "name": PLACE.format(n), "url": URL.format(n)},
        "document": [quotes],
        "metadata": [{"source": f"work/pump#p{n}", "name": PLACE.format(n)}],
    }
    for n, quotes in [(4, "The pump is blue.\nIt is “[2] new”."), (2, "It stands in the cellar.")]
]
UNDER_TEXT = (
    "\n\nYou could ask:\n- What do the documents say about pump\\_1?\n- What do the documents say about the cellar?"
)
LINKS = (
    "\n\n"
    rf"1. [Pump \[new\] manual, paragraph 4]({URL.format(4)})"
    "\n"
    rf"2. [Pump \[new\] manual, paragraph 4]({URL.format(4)})"
    "\n"
    rf"3. [Pump \[new\] manual, paragraph 2]({URL.format(2)})"
)


def lines(profile: SourcesProfile, include_usage: bool = False, answer: Any = ANSWER) -> list[Any]:
    """Return what stands in the data lines of a stream; the last must be [DONE]."""
    completion = replace(COMPLETION, includes_usage=include_usage)
    events = b"".join(completion_events(completion, events_of_whole(answer), profile, address)).decode()
    *chunks, end, nothing = events.split("\n\n")
    assert (end, nothing) == ("data: [DONE]", "")
    return [json.loads(line.removeprefix("data: ")) for line in chunks]


def deltas(chunks: list[Any]) -> list[Any]:
    return [line["choices"][0]["delta"] for line in chunks if line.get("choices")]


@pytest.mark.parametrize("profile", ["annotations", "openwebui", "inline", "none"])
@pytest.mark.parametrize("answer", [ANSWER, REFUSAL])
def test_the_frame_of_every_stream(profile: SourcesProfile, answer: Any) -> None:
    chunks = [line for line in lines(profile, answer=answer) if "event" not in line]
    frame = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1_700_000_000, "model": "iqtibas/work"}
    assert [{name: value for name, value in line.items() if name != "choices"} for line in chunks] == [frame] * len(
        chunks
    )
    assert deltas(chunks)[0] == {"role": "assistant", "content": ""}
    assert deltas(chunks)[-1] == {}
    assert [line["choices"][0]["finish_reason"] for line in chunks] == [None] * (len(chunks) - 1) + ["stop"]


TEXTS: dict[SourcesProfile, str] = {
    "annotations": ANSWER.answer,
    "openwebui": NUMBERED,
    "inline": ANSWER.answer + LINKS,
    "none": ANSWER.answer,
}


@pytest.mark.parametrize("profile", TEXTS)
def test_sources_are_told_in_one_way(profile: SourcesProfile) -> None:
    chunks = lines(profile)
    assert "".join(delta.get("content", "") for delta in deltas(chunks)) == TEXTS[profile]
    annotated = [delta["annotations"] for delta in deltas(chunks) if "annotations" in delta]
    assert annotated == ([ANNOTATIONS] if profile == "annotations" else [])
    events = [line["event"] for line in chunks if "event" in line]
    assert events == ([{"type": "source", "data": each} for each in SOURCES] if profile == "openwebui" else [])


@pytest.mark.parametrize("profile", TEXTS)
def test_whole_answers_have_the_same_sources(profile: SourcesProfile) -> None:
    whole = whole_completion(COMPLETION, ANSWER, profile, address)
    (choice,) = whole["choices"]
    assert (whole["object"], choice["finish_reason"]) == ("chat.completion", "stop")
    assert choice["message"]["content"] == TEXTS[profile]
    assert choice["message"].get("annotations") == (ANNOTATIONS if profile == "annotations" else None)
    assert whole.get("sources") == (SOURCES if profile == "openwebui" else None)


def test_annotations_cover_the_quoted_words() -> None:
    quoted = [
        ANSWER.answer[each["url_citation"]["start_index"] : each["url_citation"]["end_index"]] for each in ANNOTATIONS
    ]
    assert quoted == [citation.quote for citation in ANSWER.citations]


def test_a_refusal_has_no_sources_in_any_way() -> None:
    for profile in TEXTS:
        chunks = lines(profile, answer=REFUSAL)
        assert "".join(delta.get("content", "") for delta in deltas(chunks)) == REFUSAL.answer
        assert not any("event" in line or "annotations" in str(line) for line in chunks)


@pytest.mark.parametrize("profile", TEXTS)
def test_questions_to_ask_instead_stand_in_a_field_and_under_a_text_that_is_all_there_is(
    profile: SourcesProfile,
) -> None:
    chunks = lines(profile, answer=OFFERING)
    under = UNDER_TEXT if profile in ("inline", "openwebui") else ""
    assert "".join(delta.get("content", "") for delta in deltas(chunks)) == OFFERING.answer + under
    assert [line.get("suggestions") for line in chunks] == [None] * (len(chunks) - 1) + [list(OFFERING.suggestions)]
    assert (deltas(chunks)[-1], chunks[-1]["choices"][0]["finish_reason"]) == ({}, "stop")
    whole = whole_completion(COMPLETION, OFFERING, profile, address)
    assert whole["suggestions"] == list(OFFERING.suggestions)
    assert whole["choices"][0]["message"]["content"] == OFFERING.answer + under
    assert "suggestions" not in whole_completion(COMPLETION, ANSWER, profile, address)


def test_usage_is_a_chunk_of_its_own_and_only_if_asked_for() -> None:
    chunks = lines("inline", include_usage=True)
    assert [line["usage"] for line in chunks[:-1]] == [None] * (len(chunks) - 1)
    assert chunks[-1]["choices"] == []
    counted = chunks[-1]["usage"]
    assert counted["prompt_tokens"] == 5
    assert counted["total_tokens"] == counted["prompt_tokens"] + counted["completion_tokens"]
    assert counted == whole_completion(COMPLETION, ANSWER, "inline", address)["usage"]
    assert not any("usage" in line for line in lines("inline"))


def test_the_stream_begins_before_the_answer_is_known() -> None:
    begun: list[str] = []

    def slow() -> Any:
        begun.append("asked")
        yield from events_of_whole(ANSWER)

    events = completion_events(COMPLETION, slow(), "none", address)
    assert b'"role":"assistant"' in next(events)
    assert begun == []


def test_two_citations_of_one_sentence_are_two_annotations_in_the_order_of_their_markers() -> None:
    """As a language model writes them: a sentence that two passages prove."""
    text = "The pump is blue and stands in the cellar. [1][2]"
    carried = (0, text.index(" [1]"))
    first, second = (
        replace(citation, marker=marker, answer_spans=(carried,))
        for marker, citation in enumerate((ANSWER.citations[2], ANSWER.citations[0]), start=1)
    )
    answer = replace(ANSWER, answer=text, citations=(first, second))
    (annotated,) = [
        delta["annotations"] for delta in deltas(lines("annotations", answer=answer)) if "annotations" in delta
    ]
    assert [each["url_citation"]["url"] for each in annotated] == [URL.format(2), URL.format(4)]
    assert deltas(lines("openwebui", answer=answer))[1] == {"content": text}
    of_one_passage = replace(answer, citations=(first, replace(first, marker=2)))
    assert deltas(lines("openwebui", answer=of_one_passage))[1] == {"content": text.removesuffix("[2]")}
    assert {(each["url_citation"]["start_index"], each["url_citation"]["end_index"]) for each in annotated} == {carried}
