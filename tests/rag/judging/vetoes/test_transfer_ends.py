"""Givers and takers of a text."""

import pytest

from rag.judging.vetoes.transfer_ends import ends_in, has_verb
from rag.reading.forms.tokens import read


@pytest.mark.parametrize(
    ("text", "giver", "taker"),
    [
        ("They bought wool from Iceland and sent it to Norway.", {"iceland"}, {"norway"}),
        ("The export of timber to Norway began.", set(), {"norway"}),
        ("They sell on the Norwegian market.", set(), {"norwegian"}),
        ("The talks on wool went from Iceland to Norway.", set(), set()),
        ("اشترت الشركة النحاس من بيرو.", {"بيرو"}, set()),
        ("تبيع الشركة النحاس لقطر.", set(), {"لقطر"}),
        ("تبيع الشركة النحاس في لبنان وفي ليبيا.", set(), set()),
    ],
)
def test_prepositions_and_markets_mark_the_ends(text: str, giver: set[str], taker: set[str]) -> None:
    tokens = read(text)
    ends = ends_in(tokens)
    assert {tokens.words[at] for at in ends.get("giver", ())} == giver
    assert {tokens.words[at] for at in ends.get("taker", ())} == taker


def test_a_name_far_from_the_verb_is_at_no_end() -> None:
    near, far = ("They sold wool to Norway.", f"They sold wool and {'fish ' * 10}to Norway.")
    assert ends_in(read(near)) and not ends_in(read(far))


@pytest.mark.parametrize(
    ("text", "is_there"), [("who lent it?", True), ("واردات النرويج", True), ("who ate it?", False)]
)
def test_verbs_and_nouns_of_transfers(text: str, is_there: bool) -> None:
    assert has_verb(text) is is_there
