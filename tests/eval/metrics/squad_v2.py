"""Cases of SQuAD 2.0, and what its official script makes of them: drawn, scored and kept by

    python -m tests.eval.metrics.squad_v2

with a version 4 of `transformers`, the last that carries the script (`transformers.data.metrics.squad_metrics`). Drawn
are answers of neither, one or several words, in both languages, beside what was said: the same, near it, or nothing.
"""

import json
import random
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

RECORDED = Path(__file__).with_name("squad_v2.jsonl")
WORDS = (
    "The the A an of Norman conquest conquest, U.S. us co-operation 10th 1,500 $12 2024 ٢٠٢٤ في الكويت «الكويت» كويت "
    "المالُ مال أحمد احمد ; - — é café (AFC) year's"
).split()
SUBJECT = "Norman conquest 2024 الكويت أحمد café".split()
CASES = 300
_UNANSWERABLE, _SILENT, _REPEATED = 0.3, 0.3, 0.5


class Case(NamedTuple):
    """What was asked for (nothing: no answer is right), what was said (nothing: it was refused), and both figures."""

    answers: tuple[str, ...]
    said: str
    exact: float
    f1: float


class Kept(NamedTuple):
    """All cases, and the script's figures over them, in percent, by its own names."""

    cases: tuple[Case, ...]
    totals: dict[str, float]


def recorded() -> Kept:
    totals, *rows = map(json.loads, RECORDED.read_text(encoding="utf-8").splitlines())
    return Kept(tuple(Case(tuple(answers), *rest) for answers, *rest in rows), totals)


def drawn() -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield answers and what was said. Each that is not empty has a word of its own, and no mere article: the script
    takes an answer of articles for none."""
    draw = random.Random(1)

    def text() -> str:
        words = [draw.choice(SUBJECT), *draw.choices(WORDS, k=draw.randrange(5))]
        draw.shuffle(words)
        return " ".join(words)

    for _ in range(CASES):
        answers = () if draw.random() < _UNANSWERABLE else tuple(text() for _ in range(draw.randint(1, 3)))
        near = draw.choice(answers) if answers and draw.random() < _REPEATED else text()
        said = "" if draw.random() < _SILENT else draw.choice((near, near.upper(), f"the {near}.", f"{near} {text()}"))
        yield answers, said


def main() -> None:
    script = import_module("transformers.data.metrics.squad_metrics")  # in version 4 alone

    cases = {str(number): case for number, case in enumerate(drawn())}
    asked = [
        SimpleNamespace(qas_id=name, answers=[{"text": each} for each in answers])
        for name, (answers, _) in cases.items()
    ]
    said = {name: text for name, (_, text) in cases.items()}
    exact, f1 = script.get_raw_scores(asked, said)
    rows = [(answers, text, exact[name], f1[name]) for name, (answers, text) in cases.items()]
    totals = {name: each for name, each in script.squad_evaluate(asked, said).items() if "best" not in name}
    lines = (json.dumps(each, ensure_ascii=False) for each in (totals, *rows))
    RECORDED.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
