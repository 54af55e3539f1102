"""Examples of request bodies in both languages, for the OpenAPI description."""

from collections.abc import Mapping
from typing import Any

from corpus.passage import Language

_ASKED: Mapping[Language, str] = {
    "ar": "متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟",
    "en": "When was the counter-terrorism conference held in Kuwait?",
}


def _messages(language: Language) -> list[dict[str, Any]]:
    return [{"role": "user", "content": _ASKED[language]}]


def _ui_messages(language: Language) -> list[dict[str, Any]]:
    return [{"role": "user", "parts": [{"type": "text", "text": _ASKED[language]}]}]


def _question_set(language: Language) -> dict[str, Any]:
    row = {"id": "1", "lang": language, "question": _ASKED[language], "answerable": True}
    return {"questions": [row | {"paragraphs": ["central-asia-gulf#p2"]}]}


EXAMPLES: Mapping[str, Mapping[Language, dict[str, Any]]] = {
    "AskInput": {"ar": {"question": _ASKED["ar"]}, "en": {"question": _ASKED["en"], "top_k": 3}},
    "SearchInput": {"ar": {"query": "الطاقة الشمسية"}, "en": {"query": "solar power", "top_k": 3}},
    "DocumentInput": {
        "ar": {
            "document_id": "pump-ar",
            "title": "المضخة",
            "text": "المضخة الجديدة زرقاء.\nوهي في القبو.",
            "translations": {"en": ["The new pump is blue.", "It is in the cellar."]},
        },
        "en": {"document_id": "pump", "title": "Pump", "text": "The new pump is blue.", "published": "2025-01-31"},
    },
    "CollectionInput": {"ar": {"name": "عمل"}, "en": {"name": "work"}},
    "EvaluationInput": {"ar": _question_set("ar"), "en": _question_set("en")},
    "ChatInput": {
        "ar": {"model": "iqtibas", "messages": _messages("ar")},
        "en": {"model": "iqtibas", "messages": _messages("en"), "stream": True, "sources": "inline"},
    },
    "ResponsesInput": {
        "ar": {"model": "iqtibas", "input": _ASKED["ar"]},
        "en": {"model": "iqtibas", "input": _messages("en")},
    },
    "UIChatInput": {"ar": {"messages": _ui_messages("ar")}, "en": {"messages": _ui_messages("en"), "language": "en"}},
}


def examples_of(model: str) -> dict[str, Any]:
    """Return the examples of a model as OpenAPI's `examples`; empty for a model without any."""
    return {language: {"value": body} for language, body in EXAMPLES.get(model, {}).items()}
