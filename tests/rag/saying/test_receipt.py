"""A saved answer is checked against the store: what was changed since, in it or in the documents, is said."""

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from corpus.document import DocumentInfo, new_document
from corpus.errors import AnsweringError
from rag.answerer import Answerer
from rag.inquiry import Inquiry
from rag.saying.receipt import verify
from tests.rag.conftest import fresh
from tests.rag.texts import DOCUMENTS

HEAVY_MUTATIONS = 10_000


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    with fresh(tmp_path_factory.mktemp("receipts")) as answerer:
        for collection, document in DOCUMENTS:
            answerer.library.add(collection, document)
        yield answerer


def receipts(answerer: Answerer) -> list[Any]:
    asked = [
        ("When was the lighthouse of Marwa built?", "lighthouse"),
        ("متى بُنيت منارة مروة؟", "lighthouse"),
        ("متى نُقل السوق إلى الميناء الجديد؟", "market"),
        ("متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟", "default"),
    ]
    saved = [
        orjson.loads(orjson.dumps(answerer.ask(Inquiry(question, collections=[name])))) for question, name in asked
    ]
    assert all(each["citations"] for each in saved)
    return saved


def faults(answerer: Answerer, receipt: Any) -> tuple[str, ...]:
    return verify(orjson.dumps(receipt), answerer.library).faults


def test_an_answer_as_it_was_given_stands(opened: Answerer) -> None:
    for receipt in receipts(opened):
        verdict = verify(json.dumps(receipt, indent=2).encode(), opened.library)
        assert (verdict.faults, verdict.superseded) == ((), {})
        assert verdict.citations == len(receipt["citations"])
    abstained = orjson.loads(
        orjson.dumps(opened.ask(Inquiry("Who won the world cup in 1998?", collections=["default"])))
    )
    assert faults(opened, abstained) == ()


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("quote", "The lamp was lit.", "quoted words"),
        ("start", 1, "quoted words"),
        ("end", 10_000, "offsets"),
        ("passage_sha256", "0" * 64, "passage_sha256"),
        ("document_version", 2, "no readable paragraph"),
        ("document_id", "other", "no document"),
        ("collection", "other", "no collection"),
        ("paragraph", 2, "passage_id"),
        ("page", 4, "page"),
        ("title", "Other", "title"),
        ("source_url", "https://example.org", "source_url"),
        ("answer_spans", [[0, 9_999]], "outside"),
        ("answer_spans", [], "no part"),
        ("marker", 2, "markers"),
    ],
)
def test_a_citation_that_the_store_does_not_confirm_is_told_apart_from_a_broken_seal(
    opened: Answerer, field: str, value: object, fault: str
) -> None:
    receipt = receipts(opened)[0]
    receipt["citations"][0][field] = value
    assert any(fault in each for each in faults(opened, receipt))


def test_what_changed_in_the_documents_is_said(tmp_path: Path) -> None:
    with fresh(tmp_path, article=False) as answerer:
        for text in ("The old crane is blue.", "The old crane is red."):
            answerer.library.add("default", new_document(text, DocumentInfo("crane")))
            if "blue" in text:
                receipt = orjson.loads(orjson.dumps(answerer.ask("What colour is the old crane?")))
        assert receipt["citations"]
        verdict = verify(orjson.dumps(receipt), answerer.library)
        assert (verdict.faults, verdict.superseded) == ((), {1: (1, 2)})
        answerer.library.remove("default", "crane")
        assert "no document" in faults(answerer, receipt)[0]


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"null", b'{"id": 1}', b"\xff"])
def test_what_is_no_answer_is_refused(opened: Answerer, data: bytes) -> None:
    with pytest.raises(AnsweringError):
        verify(data, opened.library)


def mutated(receipt: Any, choice: random.Random) -> Any:
    """Return a receipt in which one value, anywhere but in the timings, is another."""
    changed = copy.deepcopy(receipt)
    places = [
        (node, key)
        for name in changed
        if name != "timings_ms"
        for node, key in [(changed, name), *_below(changed[name])]
    ]
    while changed == receipt:
        node, key = choice.choice(places)
        node[key] = _other(node[key], choice)
    return changed


def _below(value: Any) -> list[tuple[Any, Any]]:
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else []
    return [place for key in keys for place in [(value, key), *_below(value[key])]]


def _other(value: Any, choice: random.Random) -> Any:
    match value:
        case bool() | None:
            return choice.choice([not value, 0, "x"])
        case int():
            return value + choice.choice([-1, 1, 100])
        case float():
            return value + 0.01
        case str():
            at = choice.randrange(len(value) + 1)
            return value[:at] + choice.choice(["", "x", "\u0627", " "]) + value[at + choice.randrange(2) :]
        case list() if value:
            return value[:-1] if choice.random() < 0.5 else [*value, value[0]]
    return {"x": 1}


def accepted(answerer: Answerer, mutations: int) -> int:
    choice = random.Random(7)
    saved = receipts(answerer)
    count = 0
    for _ in range(mutations):
        try:
            count += not faults(answerer, mutated(choice.choice(saved), choice))
        except AnsweringError:
            continue
    return count


def test_no_changed_receipt_is_accepted(opened: Answerer) -> None:
    assert accepted(opened, 200) == 0


@pytest.mark.heavy
def test_no_changed_receipt_of_many_is_accepted(opened: Answerer) -> None:
    assert accepted(opened, HEAVY_MUTATIONS) == 0
