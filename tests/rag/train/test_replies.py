import dataclasses
from pathlib import Path

import pytest

from corpus.document import new_document
from index.words.analysis import Analyzer
from rag.answerer import Answerer
from rag.train.falsified import made_of
from rag.train.replies import RIGHT, Reply, evidence_of_document, read_replies

FILE = """# mill
The mill of Orm was built in 1911 by Kira Sand.
In 1950, Lars Holm bought 12 boats.
right en | Kira Sand built the mill of Orm [1].
negated en | The mill was not built in 1911 [1].

# market
لا يُسمح بالصيد في سوق حامد، ويفتح السوق يوم الجمعة.
right ar | يفتح السوق يوم الجمعة [1].
"""


@pytest.fixture(scope="module")
def analyzer(answerer: Answerer) -> Analyzer:
    return answerer.library.analyzer


def test_a_file_is_read_text_by_text(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text(FILE, encoding="utf-8")
    first, second, third = read_replies(path)
    assert [each.text for each in (first, second, third)] == ["two mill", "two mill", "two market"]
    assert [each.kind for each in (first, second, third)] == [RIGHT, "negated", RIGHT]
    assert (third.language, third.written, len(first.evidence)) == ("ar", "يفتح السوق يوم الجمعة [1].", 2)


def test_sentences_are_true_and_what_is_made_of_them_is_not(analyzer: Analyzer) -> None:
    text = "The mill of Orm was built in 1911 by Kira Sand.\nIn 1950, Lars Holm bought 12 boats."
    reply = Reply("mill", evidence_of_document(new_document(text)), RIGHT, "en", "Kira Sand built the mill of Orm [1].")
    made = list(made_of([reply], analyzer))
    true = [each.written for each in made if each.is_right]
    assert true == [
        "The mill of Orm was built in 1911 by Kira Sand [1].",
        "In 1950, Lars Holm bought 12 boats [2].",
    ]
    assert all(each.is_made for each in made)
    false = {each.kind: each.written for each in made if not each.is_right and each.written.startswith("The mill")}
    assert false["denied"] == "The mill of Orm was not built in 1911 by Kira Sand [1]."
    assert false["other passage"] == "The mill of Orm was built in 1911 by Kira Sand [2]."
    assert "1911" not in false["other number"]
    assert {*false["swapped names"].split()} == {*true[0].split()}
    assert false["swapped names"] != true[0]


def test_a_denial_is_taken_away_and_a_first_clause_is_true(analyzer: Analyzer) -> None:
    evidence = evidence_of_document(new_document("لا يُسمح بالصيد في سوق حامد، ويفتح السوق يوم الجمعة."))
    made = list(made_of([Reply("market", evidence, RIGHT, "ar", "يفتح السوق يوم الجمعة [1].")], analyzer))
    assert "لا يُسمح بالصيد في سوق حامد [1]." in [each.written for each in made if each.is_right]
    affirmed = [each.written.strip() for each in made if each.kind == "affirmed"]
    assert affirmed[0].startswith("يُسمح بالصيد")


def test_the_same_is_made_every_time(analyzer: Analyzer) -> None:
    reply = Reply(
        "mill",
        evidence_of_document(new_document("Kira Sand met Lars Holm and Vera Lind in 1911.")),
        RIGHT,
        "en",
        "Kira met Lars [1].",
    )
    once, twice = ([dataclasses.astuple(each)[2:] for each in made_of([reply], analyzer)] for _ in range(2))
    assert once == twice
