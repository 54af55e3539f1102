"""The shipped sets hold what their README counts, and every answer stands in the paragraphs it is said to be in."""

import re
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

import eval.sets
from corpus.fold import fold
from corpus.language import detect_language
from corpus.passage import Document
from corpus.split import split
from eval.reading.load import load
from eval.reading.questions import MIXED_STYLES, Question
from eval.sets import NAMES, shipped

COUNTS = {
    **{"article": 80, "asked_a": 120, "asked_b": 100, "asked_c": 120, "asked_d": 100},
    "asked_e": 116,
    **{"asked_f": 118, "asked_g": 117, "asked_h": 113},
    **{"asked_i": 123, "asked_j": 124, "asked_k": 124, "asked_l": 123},
    **{"asked_m": 118, "asked_n": 114, "asked_o": 117, "asked_p": 115, "asked_q": 115, "asked_r": 115},
    **{"asked_s": 145, "asked_t": 147, "asked_u": 114, "asked_v": 111, "asked_w": 117},
    **{"asked_x": 138, "asked_y": 135, "asked_z": 139, "asked_aa": 115},
    **{"asked_ab": 116, "asked_ac": 113, "asked_ad": 116},
    **{"retrieval": 48, "abstention": 84, "citations": 32, "overview": 28, "disguises": 48},
    **{"styles": 87, "pages": 86, "fields": 95, "reports": 96},
    **dict.fromkeys(("silence_a", "silence_b", "silence_c", "silence_d", "silence_e", "unseen"), 160),
    **dict.fromkeys(("daily_a", "daily_b", "daily_c"), 128),
    **dict.fromkeys((f"daily_{letter}" for letter in "defghijkl"), 144),
    **{"fresh": 120, "fresh_b": 144},
}
README = (Path(eval.sets.__file__).parent / "README.md").read_text(encoding="utf-8")
# What is worked out or written out from the text stands nowhere in it.
WORKED_OUT = {"yesno", "comparison", "overview", "derived"}
EVERY = [question for name in NAMES for question in shipped(name).questions]


def paragraphs(documents: tuple[Document, ...]) -> dict[str, str]:
    """Return each paragraph and its translation, folded."""
    passages = chain.from_iterable(map(split, documents))
    return {
        each.passage_id: fold(f"{each.text} {each.translation.text if each.translation else ''}") for each in passages
    }


def test_the_readme_counts_them() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (\d+) \|", README, re.MULTILINE))
    assert {name: int(count) for name, count in rows.items()} == COUNTS
    assert {name: len(shipped(name).questions) for name in NAMES} == COUNTS
    languages = Counter(question.lang for question in EVERY)
    assert f"{len(EVERY)} questions, {languages['ar']} in Arabic and {languages['en']} in English" in README


@pytest.mark.parametrize(
    ("name", "at", "question_id", "paragraph"),
    [
        ("article", 0, "article-001", "central-asia-gulf#p3"),
        ("article", 9, "article-010", "central-asia-gulf#p6"),
        ("retrieval", 9, "retrieval-010", "bookfair#p3"),
        ("abstention", -1, "abstention-084", "railway#p6"),
        ("disguises", -1, "disguises-048", "railway#p2"),
    ],
)
def test_rows_are_the_ones_that_were_written(name: str, at: int, question_id: str, paragraph: str) -> None:
    question = shipped(name).questions[at]
    assert (question.id, question.paragraphs[0]) == (question_id, paragraph)


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_stands_in_its_paragraphs(name: str) -> None:
    asked = load(name)
    (documents,) = asked.documents.values()
    texts = paragraphs(documents)
    for question in asked.questions:
        carried = " ".join(texts[paragraph] for paragraph in question.paragraphs)
        if question.answers and question.type not in WORKED_OUT and not name.startswith(("article", "asked")):
            assert any(fold(answer) in carried for answer in question.answers), question.id


def test_questions_are_in_the_language_they_say() -> None:
    plain = [question for question in EVERY if question.style not in MIXED_STYLES]
    assert [each.id for each in plain if detect_language(each.question) != each.lang] == []


def test_no_question_is_asked_twice_and_facts_come_in_pairs() -> None:
    def said(question: Question) -> str:
        return fold(" ".join((*(turn.content for turn in question.history), question.question)))

    assert [each for each, count in Counter(map(said, EVERY)).items() if count > 1] == []
    pairs: dict[str, set[str]] = {}
    for question in EVERY:
        if question.fact:
            pairs.setdefault(question.fact, set()).add(question.lang)
    assert len(pairs) == 24 + 42 + 16 + 14 + 8
    assert set(map(frozenset, pairs.values())) == {frozenset(("ar", "en"))}
