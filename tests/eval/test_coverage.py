from pathlib import Path

import pytest

from eval.coverage import coverage, main
from index.words.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def test_words_count_as_often_as_they_run_and_stop_words_never(lexicon: Lexicon) -> None:
    found = coverage(["The water is in the qzxvort.", "Water and 1931 المياه."], "latin", lexicon)
    assert (found.words, found.translated, found.missed) == (3, 2, ("qzxvort",))
    assert found.share == pytest.approx(2 / 3)


def test_each_script_is_counted_by_itself(lexicon: Lexicon) -> None:
    assert coverage(["water المياه"], "arabic", lexicon).words == 1
    assert coverage(["1931"], "arabic", lexicon).share == 0


def test_another_folder_is_one_line_and_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"{tmp_path} has no folder `parallel`. Name the folder with the training data.\n"
