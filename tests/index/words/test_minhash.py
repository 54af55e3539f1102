import pytest

from index.words.minhash import BANDS, bands, resemblance, signature

TEXT = " ".join(f"the {number} keeper of the lamp wrote that day {number} was calm" for number in range(50))


def test_equal_texts_and_spellings_of_one_text_are_one() -> None:
    assert resemblance(signature(TEXT), signature(TEXT.upper())) == 1
    assert resemblance(signature("أحمد إلى المدرسة اليوم"), signature("احمد الى المدرسه اليوم")) == 1


@pytest.mark.parametrize("changed", [0.02, 0.5, 1.0])
def test_the_estimate_is_near_the_true_share(changed: float) -> None:
    words = TEXT.split()
    count = int(changed * len(words))
    other = [f"w{number}" for number in range(count)] + words[count:]

    def runs(of: list[str]) -> set[tuple[str, ...]]:
        return {tuple(of[at : at + 4]) for at in range(len(of) - 3)}

    true = len(runs(words) & runs(other)) / len(runs(words) | runs(other))
    assert resemblance(signature(TEXT), signature(" ".join(other))) == pytest.approx(true, abs=0.2)


def test_texts_that_are_nearly_the_same_have_a_band_in_common() -> None:
    one, other = (bands(signature(TEXT + ending)) for ending in (" end", " another end"))
    assert len(one) == BANDS
    assert set(one) & set(other)
    assert not set(one) & set(bands(signature("quite other words that have nothing in common")))


def test_texts_of_any_length_have_one() -> None:
    assert resemblance(signature(""), signature("word")) == 0
    assert resemblance(signature("x " * 300_000), signature("x " * 600_000)) == 1
    assert resemblance(signature("x " * 300_000), signature("y " * 300_000)) == 0
