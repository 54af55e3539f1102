import pytest

from corpus.fold import fold
from rag.rendering.units import dual_units, form_after, unit_of, units


@pytest.mark.parametrize(
    ("figure", "form"),
    [
        ("3", "أمتار"),
        ("10", "أمتار"),
        ("11", "مترًا"),
        ("100", "متر"),
        ("103", "أمتار"),
        ("1,500", "متر"),
        ("2.5", "مترًا"),
    ],
)
def test_the_form_after_a_figure_goes_by_its_last_two_digits(figure: str, form: str) -> None:
    assert form_after(figure, units()["metre"].forms) == form


@pytest.mark.parametrize("form", ["metres", "meter", "مترا", "أمتار", "متران"])
def test_a_unit_is_known_by_each_of_its_forms(form: str) -> None:
    assert unit_of()[fold(form)] == "metre"


def test_two_of_a_unit_are_known_in_every_case() -> None:
    assert {dual_units()[fold(form)] for form in ("سنتان", "سنتين", "عامان", "عامين")} == {"year"}
