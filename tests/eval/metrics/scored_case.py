"""Twelve questions with what a server answered, and the figures that a script apart from this project gives them.

The script asks a server and counts by the rules that `eval.metrics.grading` states; its figures were copied here.
"""

from typing import Any

PARAGRAPHS = [
    "افتُتح المتحف في 14 مارس 2011 على يد الدكتورة ليلى الحمدان.",
    "وتبلغ مساحته 3,200 متر مربع، وسعر التذكرة 25 درهمًا.",
    "The museum is closed on Monday. Children under twelve enter free.",
]


def asked(number: int, lang: str, answers: list[str], paragraphs: list[str], **more: Any) -> dict[str, Any]:
    row = {"id": f"q{number}", "lang": lang, "question": "س؟" if lang == "ar" else "q?", "answerable": bool(answers)}
    return (
        row
        | {"answers": answers, "paragraphs": [f"m#{each}" for each in paragraphs], "type": "date", "style": "plain"}
        | more
    )


def said(
    text: str, short: str | None, confidence: float, *cited: tuple[int, int, int], language: str = "ar"
) -> dict[str, Any]:
    citations: list[dict[str, Any]] = [
        {
            "passage_id": f"m#p{number}",
            "paragraph": number,
            "start": start,
            "end": end,
            "quote": PARAGRAPHS[number - 1][start:end],
            "language": "ar",
            "translation": None,
            "support": "verbatim",
            "answer_spans": [],
        }
        for number, start, end in cited
    ]
    status = "answered" if cited else "abstained"
    return {
        "status": status,
        "answer": text,
        "short_answer": short,
        "language": language,
        "confidence": confidence,
        "abstain_reason": None if cited else "not_in_passages",
        "citations": citations,
        "hits": [],
    }


NO_QUOTE = said("الدكتورة ليلى الحمدان [1]", "ليلى", 1.0, (1, 0, 5))
NO_QUOTE["citations"][0]["quote"] = "خطأ"

CASE: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (
        asked(1, "ar", ["14 مارس 2011", "١٤ مارس ٢٠١١"], ["p1"]),
        said("افتُتح في ١٤ مارس ٢٠١١ [1]", "١٤ آذار", 0.9, (1, 0, 20)),
    ),
    (
        asked(2, "ar", ["ليلى الحمدان"], ["p1"], type="person"),
        NO_QUOTE,
    ),
    (
        asked(3, "ar", ["3,200 متر مربع"], ["p2"]),
        said("سعر التذكرة 25 درهمًا [1] [2]", "25 درهمًا", 0.55, (1, 0, 4), (2, 0, 6)),
    ),
    (
        asked(4, "ar", ["25 درهمًا"], ["p2"], type="followup"),
        said("لم أجد", None, 0.7),
    ),
    (
        asked(5, "ar", ["نعم"], ["p3"], style="codeswitch"),
        said("yes [1]", "لا", 0.4, (3, 0, 8), language="en"),
    ),
    (
        asked(6, "ar", [], []),
        said("المساحة 3,200 [1]", "3,200", 0.3, (2, 0, 9)),
    ),
    (
        asked(7, "ar", [], []),
        said("لم أجد", None, 0.95),
    ),
    (
        asked(8, "en", ["Monday", "on Monday"], ["p3"], type="followup"),
        said("It is closed on Mondays. [1]", "Mondays", 0.8, (3, 0, 31), language="en"),
    ),
    (
        asked(9, "en", ["free of charge"], ["p3", "p2"]),
        said("Children enter free. [1][2]", "free", 0.2, (3, 32, 40), (1, 0, 3), language="en"),
    ),
    (
        asked(10, "en", ["yes"], ["p3"]),
        said("Yes: under twelve. [1]", "Yes", 0.65, (3, 0, 5), language="en"),
    ),
    (
        asked(11, "en", [], []),
        said("Nothing.", None, 0.5, language="en"),
    ),
    (
        asked(12, "en", ["Dr Laila Al Hamdan"], ["p1"]),
        said("Dr Laila Hamdan opened it. [1]", "Laila Hamdan", 0.99, (2, 1, 4), language="ar"),
    ),
]

FIGURES = {
    "cited_ar": 0.8,
    "first_ar": 0.6,
    "precision_ar": 0.875,
    "says_ar": 0.4,
    "short_ar": 0.2,
    "wrong_short_ar": 0.6,
    "refused_ar": 0.5,
    "false_refusal_ar": 0.2,
    "cited_en": 0.75,
    "first_en": 0.75,
    "precision_en": 0.625,
    "says_en": 0.75,
    "short_en": 0.75,
    "wrong_short_en": 0.25,
    "refused_en": 1.0,
    "false_refusal_en": 0.0,
    "followup": 0.5,
    "language": 0.909090909,
    "verbatim": 0.916666667,
    "clean": 1.0,
    "ece": 0.276666667,
    "words": 4.75,
}
