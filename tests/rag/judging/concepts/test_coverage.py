"""How much of a question each scope covers."""

import pytest

from rag.judging.concepts.matches import SURE
from tests.rag.judging.cases import case_from

TEXT = "The ferry sank. Nobody saw it. It was built in Oslo in 1931 by Ada Lund."


@pytest.mark.parametrize(
    ("sentence", "covered"),
    [
        ("The ferry", {"sentence": False, "window": False, "passage": True, "evidence": True}),
        ("Nobody", {"sentence": False, "window": True, "passage": True, "evidence": True}),
        ("It was", {"sentence": True, "window": True, "passage": True, "evidence": True}),
    ],
)
def test_scopes_grow_around_the_sentence(sentence: str, covered: dict[str, bool]) -> None:
    features = case_from("Did Ada Lund build it?", TEXT, sentence).features
    assert {scope: features[f"names_{scope}"] >= SURE for scope in covered} == covered
    assert [features[f"covered_{scope}"] for scope in covered] == sorted(features[f"covered_{s}"] for s in covered)


def test_missing_words_are_counted_and_weighed_by_their_rarity() -> None:
    features = case_from("Which clockmaker built the ferry?", TEXT).features
    assert features["missing_sentence"] == 2
    assert features["missing_evidence"] == 1
    assert features["rarest_missing_sentence"] == features["rarest_missing_evidence"] > 0.5
    assert case_from("Which ferry sank?", TEXT).features["rarest_missing_sentence"] == 0


def test_the_best_window_may_be_elsewhere() -> None:
    question = "Who built it in Oslo in 1931?"
    near, far = (case_from(question, TEXT, sentence).features for sentence in ("It was", "The ferry"))
    assert near["covered_best_window"] == far["covered_best_window"] == near["covered_window"] > far["covered_window"]


def test_what_the_title_has_its_sentences_need_not_repeat() -> None:
    question = "When did the ferry Alma sink?"
    without, titled = (case_from(question, TEXT, title=title).features for title in ("", "The Alma"))
    assert (without["topic"], without["names_on_topic"], without["names_in_document"]) == (0, 0, 0)
    assert titled["topic"] > 0 and titled["names_on_topic"] == titled["names_in_document"] == 1
    assert titled["names_window"] == 0


def test_a_question_without_names_and_numbers_lacks_none() -> None:
    features = case_from("Why did it sink?", TEXT).features
    assert (features["names"], features["numbers"]) == (0, 0)
    assert features["names_sentence"] == features["numbers_sentence"] == 1
    features = case_from("What was built in 1931 and in 1950?", TEXT, "It was").features
    assert (features["numbers"], features["numbers_sentence"]) == (2, 0)
