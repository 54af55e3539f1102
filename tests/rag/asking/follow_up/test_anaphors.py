"""The table of anaphoric words: what each may refer to, and the suffixes of Arabic prepositions."""

import pytest

from corpus.passage import Language
from rag.asking.follow_up.anaphors import Anaphor, anaphors


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("en", "her", Anaphor("he", "{}'s")),
        ("en", "there", Anaphor("there", "in {}")),
        ("ar", "هناك", Anaphor("there", "في {}")),
        ("ar", "فيها", Anaphor("there", "في {}")),
        ("ar", "فيه", Anaphor("he", "في {}")),
        ("ar", "اليها", Anaphor("its", "إلى {}")),
        ("ar", "معهم", Anaphor("they", "مع {}")),
    ],
)
def test_a_word_has_a_target_and_the_form_of_its_antecedent(language: Language, word: str, expected: Anaphor) -> None:
    assert anaphors(language)[word] == expected


def test_the_languages_have_their_own_words_and_prepositions_alone_refer_to_nothing() -> None:
    assert anaphors("ar").keys().isdisjoint(anaphors("en"))
    assert "الي" not in anaphors("ar")
