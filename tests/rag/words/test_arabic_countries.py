import pytest

from rag.words.arabic_countries import is_of_country


@pytest.mark.parametrize("word", ["الاردن", "للاردن", "وباكستان", "والبحرينيون", "المصريون", "الطاجيكي"])
def test_a_country_or_one_of_its_people_whatever_is_joined(word: str) -> None:
    assert is_of_country(word)


@pytest.mark.parametrize("word", ["المال", "الماليه", "البحر", "بتسوي", "الجوله", "زمرده"])
def test_what_shares_letters_with_a_country_is_none(word: str) -> None:
    assert not is_of_country(word)
