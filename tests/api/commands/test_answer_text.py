from dataclasses import replace

import pytest

from api.commands.answer_text import answer_lines, search_lines
from rag.answer import Answer, Citation, CitedTranslation, ShownHit, Timings
from rag.answerer import Search

CITATION = Citation(
    marker=1,
    collection="default",
    document_id="museum",
    document_version=1,
    passage_id="museum#p2",
    passage_sha256="0" * 64,
    paragraph=2,
    page=None,
    title="المتحف",
    url="/v1/documents/museum/passages/2?collection=default",
    source_url=None,
    published=None,
    language="ar",
    quote="افتُتح المتحف عام 1931.",
    start=0,
    end=23,
    answer_spans=((0, 31),),
    translation=CitedTranslation("en", "The museum opened in 1931.", "user"),
    support="translated",
)
HIT = ShownHit(
    1, "museum#p2", "default", "museum", 2, "المتحف", "ar", "افتُتح المتحف عام 1931. " * 20, 1.5, {"sparse": 2}
)
ANSWER = Answer(
    id="ans_0",
    question="When did the museum open?",
    standalone_question="When did the museum open?",
    language="en",
    status="answered",
    answer="The museum opened in 1931. [1]",
    short_answer="1931",
    confidence=0.9,
    abstain_reason=None,
    citations=(CITATION,),
    hits=(HIT,),
    suggestions=(),
    timings_ms=Timings(1, 1, 2),
    generator="extractive",
    fallback_reason=None,
    encoder="bundled",
    generation=1,
)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def test_an_answer_stands_between_its_short_form_and_its_sources() -> None:
    assert list(answer_lines(ANSWER, None)) == [
        "1931",
        "",
        "The museum opened in 1931. [1]",
        "",
        "Sources:",
        "[1] paragraph 2, المتحف",
        "    «افتُتح المتحف عام 1931.»",
        "    Unofficial translation:",
        "    “The museum opened in 1931.”",
    ]


def test_only_a_publisher_s_translation_is_not_called_unofficial() -> None:
    official = replace(CITATION, translation=CitedTranslation("en", "The museum opened in 1931.", "publisher"))
    lines = list(answer_lines(replace(ANSWER, citations=(official,)), None))
    assert "    Translation:" in lines
    assert "    Unofficial translation:" not in lines


def test_labels_in_arabic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ar")
    lines = list(answer_lines(ANSWER, None))
    assert lines[4:6] == ["المصادر:", "[1] الفقرة 2، المتحف"]
    assert "    ترجمة غير رسمية:" in lines


def test_a_document_without_title_is_named_by_its_id() -> None:
    untitled = replace(CITATION, title="", translation=None)
    assert list(answer_lines(replace(ANSWER, citations=(untitled,)), None))[-2:] == [
        "[1] paragraph 2, museum",
        "    «افتُتح المتحف عام 1931.»",
    ]


def test_a_short_answer_that_begins_the_answer_is_not_said_twice() -> None:
    yes = replace(ANSWER, short_answer="Yes", answer="Yes. The museum opened in 1931. [1]")
    assert next(answer_lines(yes, None)) == yes.answer


def test_an_abstention_is_followed_by_suggestions() -> None:
    refused = replace(
        ANSWER, status="abstained", answer="Nothing.", short_answer=None, citations=(), suggestions=("Why?", "Who?")
    )
    assert list(answer_lines(refused, None)) == ["Nothing.", "", "You could ask:", "    Why?", "    Who?"]


def test_a_hit_is_two_lines() -> None:
    first, words = search_lines(Search("museum", "en", (HIT,)), None)
    assert first == "1. museum#p2  1.500 (sparse 2.000)  المتحف"
    assert words.startswith("    افتُتح المتحف عام 1931. افتُتح")
    assert words.endswith("…")
    assert len(words) <= 100


def test_a_narrow_terminal_shortens_a_hit_further() -> None:
    _, words = search_lines(Search("museum", "en", (HIT,)), 40)
    assert len(words) <= 40


def test_no_hits_are_said() -> None:
    assert list(search_lines(Search("museum", "en", ()), None)) == ["Nothing found."]
