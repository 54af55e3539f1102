"""Training data small enough to read: two hundred sentences whose right word pairs are known, as a data folder."""

import gzip
import json
from collections.abc import Iterable
from itertools import product
from pathlib import Path

from index.train.pairs import SOURCES, Pair

PEOPLE = {"teacher": "المعلم", "doctor": "الطبيب", "engineer": "المهندس", "minister": "الوزير", "farmer": "الفلاح"}
DEEDS = {"bought": "اشترى", "sold": "باع", "painted": "رسم", "forgot": "نسي", "praised": "مدح", "found": "وجد"}
THINGS = {
    "book": "الكتاب",
    "house": "البيت",
    "horse": "الحصان",
    "carpet": "السجادة",
    "tree": "الشجرة",
    "boat": "القارب",
}
WORDS = PEOPLE | DEEDS | THINGS

SENTENCES = [
    (f"The {person} {deed} the {thing}.", f"{DEEDS[deed]} {PEOPLE[person]} {THINGS[thing]}.")
    for person, deed, thing in product(PEOPLE, DEEDS, THINGS)
]


def toy_pairs() -> list[Pair]:
    """Return the sentences as pairs of weight 1."""
    return [Pair(english, arabic, 1.0) for english, arabic in SENTENCES]


def save_toy_data(data: Path) -> Path:
    """Write a data folder with every file that training reads, and return it."""
    for number, source in enumerate(SOURCES):
        rows = [f"{english}\t{arabic}" for english, arabic in SENTENCES[number :: len(SOURCES)]]
        save_lines(data / "parallel" / f"{source.name}.tsv.gz", rows)
    sections = map(json.dumps, map(_section, range(len(SENTENCES))))
    save_lines(data / "passages" / "ms_docs_sections.en-ar.jsonl.gz", sections)
    save_lines(data / "text" / "ant_news.title_text.ar.tsv.gz", [f"{arabic}\tوقد {arabic}" for _, arabic in SENTENCES])
    questions = [_question(number, "en", english) for number, (english, _) in enumerate(SENTENCES)]
    save_lines(data / "eval" / "squad_v2.0_dev.en.jsonl.gz", map(json.dumps, questions))
    return data


def _question(number: int, language: str, sentence: str) -> dict[str, object]:
    text = f"{sentence} It was on a Monday."
    return {"title": f"Town {number}", "lang": language, "question": sentence, "context": text, "answers": ["Monday"]}


def _section(number: int) -> dict[str, str]:
    english, arabic = SENTENCES[number]
    return {
        "title_en": f"Manual {number}",
        "heading_en": english,
        "heading_ar": arabic,
        "text_en": f"We heard that {english}",
        "text_ar": f"سمعنا أن {arabic}",
        "translation": "HT",
    }


def save_lines(path: Path, lines: Iterable[str]) -> None:
    """Write a gzipped text file, making its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
