"""Names told without capitals in Arabic, and by the words in and before them in English."""

import pytest

from rag.reading.forms.kinds import typed_spans
from rag.reading.forms.tokens import read


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("ويدرب الفريق البرتغالي روي تافاريس منذ يوليو", "person", "روي تافاريس"),
        ("أسسته الشقيقتان مها وريم العتيبي في بيت صغير", "person", "مها وريم العتيبي"),
        ("ونصحت الدكتورة أمينة بن عودة بإطفاء الهواتف", "person", "الدكتورة أمينة بن عودة"),
        ("انتقلت الشركة إلى الدمام بعد عام", "place", "الدمام"),
        ("as nurse Priya Raman said", "person", "Priya Raman"),
        ("the club IF Norrstrand had shortened it", "organisation", "IF Norrstrand"),
        ("paid by the Icelandic firm Heitavatn alone", "organisation", "Heitavatn"),
        ("In May, Amwaj Blue, one of the big shipping companies, left", "organisation", "Amwaj Blue"),
        ("and Selma Ortun, a painter, stayed", "person", "Selma Ortun"),
        ("run by the Wetlands Trust since then", "organisation", "Wetlands Trust"),
        ("In May Amwaj Line, one of the Omani shipping companies, left.", "organisation", "Amwaj Line"),
    ],
)
def test_a_name_is_of_what_its_words_tell(text: str, kind: str, name: str) -> None:
    assert (kind, name) in {(each.kind, text[each.start : each.end]) for each in typed_spans(read(text))}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A Saudi team won.", ("name", "organisation")),
        ("On Monday in Port Ellery, a ship ran aground.", ("person", "organisation")),
        ("وأشرفت على العمل الكبير", ("person",)),
        ("عادت السفينة الصغيرة إلى مرفأ هادئ", ("person", "place")),
    ],
)
def test_peoples_and_plain_words_are_no_names(text: str, kinds: tuple[str, ...]) -> None:
    assert [each for each in typed_spans(read(text)) if each.kind in kinds] == []
