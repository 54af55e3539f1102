import pytest

from corpus.repair.evidence import OrderSigns, meaningless_share, order_signs, run_together_share


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("افتتحت المدرسة الجديدة", OrderSigns(0, 0, 2)),
        ("ةديدجلا ةسردملا تحتتفا", OrderSigns(2, 0, 0)),
        ("باتكلا حتف", OrderSigns(0, 1, 0)),
        ("فتح قليلا", OrderSigns(0, 1, 0)),
        ("The pump is new", OrderSigns(0, 0, 0)),
        ("من هنا", OrderSigns(0, 0, 0)),
    ],
)
def test_words_that_show_their_order(text: str, signs: OrderSigns) -> None:
    assert order_signs(text) == signs


def test_meaningless_characters() -> None:
    assert meaningless_share("ab \ue000\ufffd") == 0.5
    assert meaningless_share(" \n") == 0.0


def test_words_without_spaces_are_recognised_by_their_length() -> None:
    assert run_together_share("أفاستسقيناكموها") == 0.0
    assert run_together_share("و" * 23 + " " + "و" * 22) == 23 / 45
    assert run_together_share("123") == 0.0
