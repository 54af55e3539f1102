"""Sets of parallel sentences: passages in one language, cloze questions of the other, and translations where asked."""

from pathlib import Path

from rag.train.parallel_sets import parallel_sets
from tests.rag.train.data_folder import LONG_PAIRS, save_training_data


def test_each_direction_and_each_language_of_translated_passages_is_a_set(tmp_path: Path) -> None:
    sets = {each.name: each for each in parallel_sets(save_training_data(tmp_path))}
    assert list(sets) == ["parallel en->ar", "parallel ar->en", "translated en", "translated ar"]
    across = sets["parallel en->ar"]
    passages = [passage for texts in across.passages.values() for passage in texts]
    assert (across.question_language, across.text_language) == ("en", "ar")
    assert " ".join(passages).split() == " ".join(arabic for _, arabic in LONG_PAIRS).split()
    assert across.questions and all(each.passage in passages and each.text.isascii() for each in across.questions)
    assert not across.translations


def test_translated_passages_have_the_sentences_of_both_languages(tmp_path: Path) -> None:
    translated = next(each for each in parallel_sets(save_training_data(tmp_path)) if each.name == "translated en")
    for passage, pairs in translated.translations.items():
        assert " ".join(arabic for arabic, _ in pairs) == passage
        assert all((english, arabic) in LONG_PAIRS for arabic, english in pairs)
