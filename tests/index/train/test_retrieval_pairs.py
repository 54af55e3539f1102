"""Headings and sections in four directions, titles and news, some held out by title."""

from pathlib import Path

import pytest

from index.train.retrieval_pairs import held_out, question_passage_pairs, read_news, read_sections
from tests.index.train.toy import SENTENCES, save_toy_data


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_toy_data(tmp_path_factory.mktemp("data"))


def test_sections_are_read_in_both_languages(data: Path) -> None:
    first, *_ = sections = list(read_sections(data))
    english, arabic = SENTENCES[0]
    assert first.heading == {"en": english, "ar": arabic}
    assert arabic in first.text["ar"] and english in first.text["en"]
    assert len(sections) == len(SENTENCES)


def test_headings_are_paired_with_sections_in_all_language_directions(data: Path) -> None:
    directions = dict(question_passage_pairs(data))
    assert directions.keys() == {"en->en", "en->ar", "ar->en", "ar->ar", "news"}
    for asked in ("en", "ar"):
        for read in ("en", "ar"):
            for heading, text in directions[f"{asked}->{read}"]:
                assert (heading.isascii(), text.isascii()) == (asked == "en", read == "en")
    assert all(title in text for title, text in directions["news"])


def test_held_out_texts_are_in_no_direction(data: Path) -> None:
    held = {section.heading["en"] for section in read_sections(data) if held_out(section.title)}
    asked = {heading for name, pairs in question_passage_pairs(data) if name == "en->en" for heading, _ in pairs}
    assert held and asked
    assert held.isdisjoint(asked)
    assert len(held) + len(asked) == len(SENTENCES)
    news = dict(dict(question_passage_pairs(data))["news"])
    assert news.keys() == {title for title, _ in read_news(data) if not held_out(title)}


def test_one_title_in_ten_is_held_out() -> None:
    titles = [f"title {number}" for number in range(5_000)]
    assert [held_out(title) for title in titles] == [held_out(title) for title in titles]
    assert sum(map(held_out, titles)) / len(titles) == pytest.approx(0.1, abs=0.02)
