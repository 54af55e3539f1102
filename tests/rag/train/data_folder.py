"""A data folder for what reads questions, passages, news, manuals and sentence pairs, small enough to read."""

import json
from pathlib import Path

from index.train.retrieval_pairs import ARCD, SQUAD, held_out
from tests.index.train.toy import save_lines, save_toy_data

NEWS = "افتتح الوزير الجسر الجديد في المدينة القديمة. ثم تحدث عن الميناء. وحضر كثيرون. وكان الجو صحوا."
MANUAL = next(f"Manual {number}" for number in range(1_000) if held_out(f"Manual {number}"))
LONG_PAIRS = [
    (
        f"The engineer of the harbour opened the bridge number {at} in 1999.",
        f"افتتح مهندس الميناء الجسر رقم {at} عام 1999.",
    )
    for at in range(40)
]


def save_training_data(data: Path) -> Path:
    """Write a data folder with every file that the training of the reader and the judge reads, and return it."""
    save_toy_data(data)
    save_lines(data / ARCD, [json.dumps(_row("ليما", "من افتتح المتحف؟", "افتتحت آنا دياز\nالمتحف.", "آنا دياز."))])
    rows = [
        _row("Lima", " Who opened it? ", "Ana Diaz opened the museum.", "Ana Diaz"),
        _row("Lima", "Who closed it?", "Ana Diaz opened the museum."),
    ]
    save_lines(data / SQUAD, map(json.dumps, rows))
    news = [f"خبر {number}\t{NEWS * (5 if number else 1)}" for number in range(4)]
    save_lines(data / "text" / "ant_news.title_text.ar.tsv.gz", news)
    sections = [_section(MANUAL, "HT"), _section(MANUAL, "MT"), _section("Another manual 1", "HT")]
    save_lines(data / "passages" / "ms_docs_sections.en-ar.jsonl.gz", map(json.dumps, sections))
    save_lines(data / "parallel" / "ms_dynamics_docs_ht.tsv.gz", [f"{en}\t{ar}" for en, ar in LONG_PAIRS])
    return data


def _row(title: str, question: str, context: str, *answers: str) -> dict[str, object]:
    return {"title": title, "question": question, "context": context, "answers": answers}


def _section(title: str, translation: str) -> dict[str, str]:
    return {
        "title_en": title,
        "heading_en": f"Open a file {translation}",
        "heading_ar": f"فتح ملف {translation}",
        "text_en": f"Choose Open, {translation}.",
        "text_ar": f"اختر فتح، {translation}.",
        "translation": translation,
    }
