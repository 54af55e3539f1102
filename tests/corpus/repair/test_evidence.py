import pytest

from corpus.repair.evidence import Signs, glued_share, reversal_signs, unknown_share


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("افتتحت المدرسة الجديدة", Signs(0, 0, 2)),
        ("ةديدجلا ةسردملا تحتتفا", Signs(2, 0, 0)),
        ("باتكلا حتف", Signs(0, 1, 0)),
        ("فتح قليلا", Signs(0, 1, 0)),
        ("The pump is new", Signs(0, 0, 0)),
        ("من هنا", Signs(0, 0, 0)),
    ],
)
def test_words_that_can_only_stand_one_way(text: str, signs: Signs) -> None:
    assert reversal_signs(text) == signs


def test_the_share_of_characters_without_a_meaning() -> None:
    assert unknown_share("ab \ue000\ufffd") == 0.5
    assert unknown_share(" \n") == 0.0


def test_words_run_together_are_told_by_their_length() -> None:
    assert glued_share("أفاستسقيناكموها") == 0.0
    assert glued_share("و" * 23 + " " + "و" * 22) == 23 / 45
    assert glued_share("123") == 0.0
