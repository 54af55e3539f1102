"""Whether a sentence has anything of the type asked for, how far away, and what is counted."""

import pytest

from tests.rag.judging.cases import case_from


@pytest.mark.parametrize(
    ("question", "text", "scopes"),
    [
        ("When did the ferry sink?", "The ferry sank in May 1931.", (1, 1, 1)),
        ("When did the ferry sink?", "The ferry sank. It was built in May 1931.", (0, 1, 1)),
        ("When did the ferry sink?", "The ferry sank. Nobody saw it. It was built in 1931.", (0, 0, 1)),
        ("When did the ferry sink?", "The ferry sank off Oslo.", (0, 0, 0)),
        # What the question has itself is no answer to it.
        ("Which ferry sank before May 1931, and when?", "The ferry sank in May 1931.", (1, 1, 1)),
        ("When was the ferry of May 1931 sold?", "The ferry of May 1931 was sold.", (0, 0, 0)),
        # Any name and any words may be a thing: whether there is one is not looked at.
        ("What did the ferry carry?", "The ferry sank off Oslo.", (1, 1, 1)),
    ],
)
def test_where_anything_of_the_type_is(question: str, text: str, scopes: tuple[int, ...]) -> None:
    features = case_from(question, text).features
    assert tuple(features[f"kind_{scope}"] for scope in ("sentence", "window", "passage")) == scopes


@pytest.mark.parametrize(
    ("text", "distance"),
    [("The ferry sank in 1931.", 3), ("In 1931 the old ferry sank.", 3), ("The ferry sank off Oslo.", 30)],
)
def test_how_far_it_is_from_the_words_that_match(text: str, distance: float) -> None:
    assert case_from("When did the ferry sink?", text).features["kind_distance"] == distance


@pytest.mark.parametrize(
    ("question", "text", "distance"),
    [
        ("How many boats sank off Oslo?", "Nine boats sank off Oslo.", 1),
        ("How many boats sank off Oslo?", "Off Oslo boats sank, in all nine.", 4),
        ("How many boats sank off Oslo?", "Nobody sank off Oslo.", 30),
        ("When did the boats sink?", "Nine boats sank in 1931.", 0),
    ],
)
def test_how_far_a_number_is_from_what_is_counted(question: str, text: str, distance: float) -> None:
    assert case_from(question, text).features["counted"] == distance
