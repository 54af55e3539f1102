"""All features of a question beside the sentence chosen for it."""

from dataclasses import replace

import numpy as np

from rag.asking.question import understand
from rag.judging.concepts.coverage import Chosen
from rag.judging.features import KINDS, UNLEARNED, case_of, features
from rag.judging.judge import bundled_judge
from rag.judging.reading import Reading
from tests.rag.evidence import evidence_from
from tests.rag.judging.cases import ANALYZER, SCORES

TEXT = "The ferry sank. It was built in 1931.\nAda Lund sold it."


def reading(question: str) -> Reading:
    evidence = [replace(each, hit=replace(each.hit, scores=SCORES)) for each in evidence_from(TEXT)]
    return Reading(understand(question), evidence, "en", ANALYZER)


def test_the_judge_knows_every_feature_that_forests_learn() -> None:
    found = features(reading("When was the ferry built?"), Chosen(0, 0))
    assert set(bundled_judge().names) == found.keys() - UNLEARNED
    assert all(isinstance(value, float) for value in found.values())


def test_the_row_is_the_sentence_that_the_choice_is_in() -> None:
    asked = reading("When was the ferry built?")
    starts = [TEXT.index("The"), TEXT.index("It"), TEXT.index("1931")]
    assert [case_of(asked, Chosen(0, start)).row for start in starts] == [0, 1, 1]
    assert case_of(asked, Chosen(1, 0)).row == 2


def test_a_question_has_one_type_and_the_size_of_its_core() -> None:
    found = features(reading("When was the ferry built?"), Chosen(0, 0, 0.7))
    assert {name for name in KINDS if found[name]} == {"asks_date"}
    assert (found["has_cue"], found["reader"], found["reader_lacks"]) == (1, 0.7, 0)
    assert found["concepts"] == np.log1p(2)
    keywords = features(reading("ferry"), Chosen(0, 0))
    assert (keywords["has_cue"], keywords["reader_lacks"]) == (0, 1)


def test_a_passage_in_the_other_language_alone_crosses() -> None:
    translations = {"ar": [[("The ferry sank.", "غرقت العبّارة.")]]}
    crossing, translated = (
        [replace(each, hit=replace(each.hit, scores=SCORES)) for each in evidence_from("The ferry sank.", **info)]
        for info in ({}, {"translations": translations})
    )
    asked = understand("متى غرقت العبّارة؟")
    for evidence, crosses in ((crossing, 1.0), (translated, 0.0)):
        found = features(Reading(asked, evidence, "ar", ANALYZER), Chosen(0, 0))
        assert (found["crosses"], found["translated"], found["asks_arabic"]) == (crosses, 1 - crosses, 1.0)
