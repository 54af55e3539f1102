"""Arabic names in Latin letters, as a table of people and cities has them; nothing is guessed."""

import pytest

from rag.rendering.spell import NamedKind, spelt


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("منى الزهراني", "person", "Mona Al-Zahrani"),
        ("الدكتور فهد بن سالم", "person", "Fahad Ben Salem"),
        ("الفنانة التونسية هالة عبيد", "person", "Hala Obaid"),
        ("المصوّرة رنا عبيد", "person", "Rana Obaid"),
        ("عبد الرحمن موسى", "person", "Abdulrahman Moussa"),
        ("إلياس حداد", "person", "Elias Haddad"),
        ("مدينة نواذيبو", "place", "Nouadhibou"),
        ("«الدوحة»", "place", "Doha"),
        ("ولادة الزنبقان", "person", None),
        ("بعد حريق المبنى القديم", "place", None),
        ("", "person", None),
    ],
)
def test_names_are_spelt_as_the_table_has_them_without_what_stands_before(
    name: str, kind: NamedKind, said: str | None
) -> None:
    assert spelt(name, kind) == said
