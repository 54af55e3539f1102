"""The project's own invented texts as situations: asked as people ask, answered or left open on purpose.

In: the folder of question sets. Out: an `Asked` a group of texts, questions that lean on a conversation put into words
that stand alone. Three sets, `unseen`, `fresh` and `fresh_b`, are never read here: they tell what all this is worth.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.fold import fold
from corpus.passage import Language
from rag.answer import Turn
from rag.asking.follow_up.condense import condense
from rag.train.situations import Asked, Situation

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
_NOT_ASKED_OF_DOCUMENTS = "chitchat"
# Answers to these stand nowhere as they are.
_WORKED_OUT = frozenset({"yesno", "derived", "comparison"})


def read_invented(folder: Path = SETS) -> Iterator[Asked]:
    """Yield what is asked in each group in each language."""
    for documents, questions in GROUPS.items():
        texts = _rows(folder / documents)
        rows = [row for path in questions for row in _rows(folder / path) if row["type"] != _NOT_ASKED_OF_DOCUMENTS]
        languages: tuple[Language, ...] = ("ar", "en")
        for language in languages:
            asked = [_situation(row, texts, title) for row, title in _titled(rows, texts) if row["lang"] == language]
            yield Asked(f"invented {documents.split('/')[0]} {language}", language, "ar", (), tuple(asked), {}, texts)


def _titled(rows: list[dict[str, Any]], texts: tuple[dict[str, Any], ...]) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield each row with the document that it is about: what is left open stands after what that document answers, or
    names it in the fact that it asks for."""
    title, known = "", {each["document_id"] for each in texts}
    for row in rows:
        named = [part for part in str(row.get("fact", "")).split("-") if part in known]
        title = row["paragraphs"][0].rpartition("#p")[0] if row["paragraphs"] else (*named, title)[0]
        yield row, title


def _situation(row: dict[str, Any], texts: tuple[dict[str, Any], ...], title: str) -> Situation:
    history = [Turn(each["role"], each["content"]) for each in row.get("history", [])]
    question = condense(row["question"], history)
    if not row["answerable"]:
        return Situation(question, 0, title, row["type"], False)
    number = row["paragraphs"][0].rpartition("#p")[2]
    (text,) = (each["text"] for each in texts if each["document_id"] == title)
    passage = [line.strip() for line in text.split("\n") if line.strip()][int(number) - 1]
    given = () if row["type"] in _WORKED_OUT else row["answers"]
    answers = tuple(fold(answer).strip(" .،,") for answer in given)
    return Situation(question, 0, title, "asked", True, passage, answers)


def _rows(path: Path) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
