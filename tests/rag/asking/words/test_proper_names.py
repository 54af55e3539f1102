import pytest

from corpus.fold import fold_with_origins
from rag.asking.words.proper_names import name_spans, quoted_spans


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Did Saif al-Din Haddad leave Oman?", ["Saif al-Din Haddad", "Oman"]),
        ("متى وصل المدرب كاستيلانو إلى جدة؟", ["كاستيلانو", "جدة"]),
        ("Who won?", []),
        ("I sail a lot. Economic ties matter: who won in Oman?", ["Oman"]),
    ],
)
def test_names_by_their_capitals_titles_or_tables(question: str, names: list[str]) -> None:
    spans = dict.fromkeys(name_spans(fold_with_origins(question)))
    assert [question[slice(*span)] for span in spans] == names


def test_what_stands_in_quotation_marks_of_either_language() -> None:
    question = 'من كتب «منارة الشرق» و "The Lamp"؟'
    assert [question[slice(*span)] for span in quoted_spans(question)] == ["منارة الشرق", "The Lamp"]
