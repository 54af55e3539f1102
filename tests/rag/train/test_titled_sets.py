"""Each kind of source becomes passages under titles and the questions asked about them."""

from pathlib import Path

import pytest

from rag.train.titled import TitledQuestion, TitledSet
from rag.train.titled_sets import read_titled
from tests.rag.train.data_folder import LONG_PAIRS, MANUAL, NEWS, save_training_data


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_training_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def sets(data: Path) -> dict[str, TitledSet]:
    return {each.name: each for each in read_titled(data)}


def test_every_source_is_read(sets: dict[str, TitledSet]) -> None:
    assert list(sets) == [
        *("ARCD", "SQuAD", "ARCD shelf", "SQuAD shelf", "news"),
        *("parallel en->ar", "parallel ar->en", "translated en", "translated ar"),
        *("manuals ar->en", "manuals en->ar"),
    ]


def test_what_people_asked_is_asked_of_shelves_too(sets: dict[str, TitledSet]) -> None:
    shelf = sets["SQuAD shelf"]
    assert (shelf.questions, shelf.sizes.is_shelf) == (sets["SQuAD"].questions, True)
    assert not sets["SQuAD"].sizes.is_shelf


def test_questions_of_people_have_folded_answers_or_are_left_open(sets: dict[str, TitledSet]) -> None:
    passage = "Ana Diaz opened the museum."
    assert sets["SQuAD"].questions == (
        TitledQuestion("Who opened it?", "Lima", passage, ("ana diaz",)),
        TitledQuestion("Who closed it?", "Lima", passage, (), is_answered=False),
    )
    assert sets["SQuAD"].passages == {"Lima": (passage,)}
    assert sets["ARCD"].passages == {"ليما": ("افتتحت آنا دياز المتحف.",)}


def test_long_news_are_cut_into_paragraphs_of_three_sentences(sets: dict[str, TitledSet]) -> None:
    passages = sets["news"].passages
    assert list(passages) == ["خبر 1", "خبر 2", "خبر 3"]
    assert " ".join(passages["خبر 1"]).count("الجسر") >= 1
    assert all(len(text) <= len(NEWS) and "\n" not in text for texts in passages.values() for text in texts)


def test_manuals_are_asked_by_headings_of_the_other_language_where_a_person_translated(
    sets: dict[str, TitledSet],
) -> None:
    assert sets["manuals ar->en"].questions == (TitledQuestion("فتح ملف HT", MANUAL, "Choose Open, HT."),)
    assert sets["manuals en->ar"].questions == (TitledQuestion("Open a file HT", MANUAL, "اختر فتح، HT."),)


def test_sentences_are_asked_about_in_the_words_of_their_translations(sets: dict[str, TitledSet]) -> None:
    crossed = sets["parallel en->ar"]
    texts = [text for passages in crossed.passages.values() for text in passages]
    assert " ".join(texts) == " ".join(arabic for _, arabic in LONG_PAIRS)
    assert crossed.questions and all(each.text.isascii() for each in crossed.questions)
    assert {each.passage for each in crossed.questions} <= set(texts)
    assert crossed.translations == {}


def test_the_full_text_has_both_languages(sets: dict[str, TitledSet]) -> None:
    translated = sets["translated en"]
    passage = next(iter(translated.passages.values()))[0]
    assert translated.translations[passage][0] == LONG_PAIRS[0][::-1]
    assert "engineer" in translated.full_text(passage) and "مهندس" in translated.full_text(passage)
