"""A set of four questions with a document of its own, small enough to know every answer."""

import json
from pathlib import Path
from typing import Any

LIGHTHOUSE = (
    "The lighthouse of Marwa was built in 1893 by the engineer Selim Haddad.\n"
    "Since 1971 nobody lives there, and the lamp is lit by an electric clock."
)


def _asked(key: str, question: str, answer: str, paragraph: str) -> dict[str, Any]:
    return {"id": key, "question": question, "answers": [answer], "paragraphs": [paragraph]}


BUILT = _asked("built", "When was the lighthouse of Marwa built?", "1893", "p1")
BUILT_AR = _asked("بني", "متى بُنيت منارة مروة؟", "1893", "p1")
CLOCK = _asked("clock", "What lights the lamp of the lighthouse?", "an electric clock", "p2")
OPEN = {"id": "open", "question": "Who won the chess match on the moon?", "answerable": False}
ROWS: list[dict[str, Any]] = [BUILT | {"fact": "built"}, BUILT_AR | {"fact": "built"}, CLOCK, OPEN]


def write_set(folder: Path, rows: list[dict[str, Any]] = ROWS) -> Path:
    """Write the set and its document, and return the path of the set."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "documents.jsonl").write_text(json.dumps({"document_id": "light", "text": LIGHTHOUSE}), encoding="utf-8")
    path = folder / "lighthouse.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path
