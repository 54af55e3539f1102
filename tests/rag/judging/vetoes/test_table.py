"""What each veto does to an answer."""

import pytest

from rag.judging.vetoes.table import VETOES, veto_features
from tests.rag.judging.cases import case_from


@pytest.mark.parametrize(
    ("question", "text", "features"),
    [
        ("What is the ferry called?", "A ferry sails to Oslo every day.", {"ruled_out", "lacking"}),
        ("Who painted the second tunnel?", "Ada Lund painted the first tunnel.", {"ruled_out", "lacking"}),
        ("How many boats sank in Norway in 2020?", "Nine boats sank in Norway in 2022.", {"lacking"}),
        ("Who is the mayor of Oslo?", "Ada Lund leads the council of Oslo.", {"lacking"}),
        ("Why was the tower painted?", "The tower was praised.", {"deed_lacking"}),
        ("How many figs did the harbour sell?", "The harbour sold nine boats.", {"counted_lacking"}),
        ("Is the harbour master married?", "The harbour master opened the pier.", {"matter_lacking"}),
        ("What is the ferry called?", "The ferry Alma sails to Oslo every day.", set()),
    ],
)
def test_a_veto_makes_one_feature_and_what_is_ruled_out_is_lacking_too(
    question: str, text: str, features: set[str]
) -> None:
    found = veto_features(case_from(question, text))
    assert found.keys() == VETOES.keys()
    assert {name for name, value in found.items() if value} == features
