"""The shipped question sets as training situations: answerable questions, and unanswerable ones written as such.

In: the folder of question sets. Out: a `SituationSet` a group of texts and a language, follow-ups condensed to stand
alone. The sets `article`, `asked_d`, `asked_h`, `asked_m`, `asked_r`, `asked_w`, `asked_z` and `asked_aa` to `asked_ad`
about the bundled article, and `unseen`, `fresh` and `fresh_b` about others, are never read here: they tell what all
this is worth. Of these, rules were mended with the misses of `article`, `asked_d`, `asked_h`, `asked_m`, `asked_r`,
`asked_aa`, `asked_ac` and `unseen` in sight.
"""

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from corpus.article import bundled_article
from corpus.document import DocumentInfo, new_document
from corpus.passage import Document, Language
from rag.answer import Turn
from rag.asking.follow_up.condense import condense
from rag.train.situation import Situation, SituationSet
from rag.train.titled import folded_answer

SETS = Path(__file__).parents[2] / "eval" / "sets"
_BY_THEMSELVES = (
    "styles",
    "fields",
    "pages",
    "reports",
    *(f"silence_{letter}" for letter in "abcde"),
    *(f"daily_{letter}" for letter in "abcdefghijkl"),
)
# The documents of a group, and what is asked about them.
GROUPS = {
    "invented/documents.jsonl": tuple(
        f"invented/{name}.jsonl" for name in ("retrieval", "abstention", "citations", "disguises")
    ),
    **{f"{name}/documents.jsonl": (f"{name}/{name}.jsonl",) for name in _BY_THEMSELVES},
}
ABOUT_ARTICLE = tuple(f"asked_{letter}.jsonl" for letter in "abcefgijklnopqstuvxy")
ELSEWHERE = 0.15
"""Share of the questions about other texts that are asked of the article too, and left open: chosen. Without them a
judge that has learned what people ask about the article answers 14 of 50 questions that have little to do with it (the
symptoms of diabetes), with them 5 (2026-11-30)."""
_SEED = 20_261_130
_NOT_ASKED_OF_DOCUMENTS = "chitchat"
# Answers to these stand nowhere as they are.
_WORKED_OUT = frozenset({"yesno", "derived", "comparison"})


def read_invented(folder: Path = SETS) -> Iterator[SituationSet]:
    """Yield what is asked in each group in each language."""
    for documents, questions in GROUPS.items():
        texts = tuple(map(_document, _rows(folder / documents)))
        yield from _sets(f"invented {documents.split('/')[0]}", texts, _all_rows(folder, questions))
    article = (bundled_article(),)
    yield from _sets("article", article, _all_rows(folder, ABOUT_ARTICLE))
    yield from _sets("article", article, [*_of_other_texts(folder)])


def _sets(name: str, texts: tuple[Document, ...], rows: list[dict[str, Any]]) -> Iterator[SituationSet]:
    languages: tuple[Language, ...] = ("ar", "en")
    for language in languages:
        found = [_situation(row, texts, title) for row, title in _titled(rows, texts) if row["lang"] == language]
        yield SituationSet(f"{name} {language}", language, "ar", (), tuple(found), documents=texts)


def _all_rows(folder: Path, paths: Iterable[str]) -> list[dict[str, Any]]:
    return [row for path in paths for row in _rows(folder / path) if row["type"] != _NOT_ASKED_OF_DOCUMENTS]


def _of_other_texts(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield questions that other texts answer, as questions that the article leaves open."""
    paths = [
        path for documents, questions in GROUPS.items() if documents.split("/")[0] != "invented" for path in questions
    ]
    rows = [row for row in _all_rows(folder, paths) if row["answerable"] and not row.get("history")]
    for row in random.Random(_SEED).sample(rows, round(ELSEWHERE * len(rows))):
        yield row | {"answerable": False, "paragraphs": [], "type": "asked elsewhere"}


def _document(row: dict[str, Any]) -> Document:
    """Return the document of a row, which has its text and the fields of `DocumentInfo`."""
    return new_document(row["text"], DocumentInfo(**{name: row[name] for name in row if name != "text"}))


def _titled(rows: list[dict[str, Any]], texts: tuple[Document, ...]) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield each row with the document that it is about: the only one, that of its paragraph or its fact, or that of
    the row before."""
    title, known = texts[0].document_id if len(texts) == 1 else "", {each.document_id for each in texts}
    for row in rows:
        named = [part for part in str(row.get("fact", "")).split("-") if part in known]
        title = row["paragraphs"][0].rpartition("#p")[0] if row["paragraphs"] else (*named, title)[0]
        yield row, title


def _situation(row: dict[str, Any], texts: tuple[Document, ...], title: str) -> Situation:
    history = [Turn(each["role"], each["content"]) for each in row.get("history", [])]
    question = condense(row["question"], history)
    if not row["answerable"]:
        return Situation(question, 0, title, row["type"], False)
    number = row["paragraphs"][0].rpartition("#p")[2]
    (text,) = (each.text for each in texts if each.document_id == title)
    passage = [line.strip() for line in text.split("\n") if line.strip()][int(number) - 1]
    given = () if row["type"] in _WORKED_OUT else row["answers"]
    answers = tuple(map(folded_answer, given))
    return Situation(question, 0, title, "asked", True, passage, answers)


def _rows(path: Path) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
