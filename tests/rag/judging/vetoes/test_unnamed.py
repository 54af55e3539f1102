"""Things whose name is asked for."""

from pathlib import Path

import pytest

from corpus.fold import fold
from corpus.table import table_rows
from rag.judging.vetoes import unnamed
from rag.judging.vetoes.unnamed import is_unnamed, named_nouns
from tests.rag.judging.cases import case_from


@pytest.mark.parametrize(
    ("question", "text", "is_missing"),
    [
        ("What is the ferry called?", "A ferry sails to Oslo every day.", True),
        ("What is the ferry called?", "The ferry Alma sails to Oslo every day.", False),
        ("What is the ferry in Oslo Bay called?", "The ferry Alma sails in Oslo Bay every day.", False),
        ("What was the name of the mayor who opened it?", "Its mayor, Ada Lund, opened the pier in May.", False),
        ("What was the name of the mayor who opened it?", "Ada Lund wrote that the mayor opened the pier.", True),
        ("What are the names of the officials who came?", "Ada Lund and officials from the Norvik Bank came.", True),
        ("What is the name of the official who came?", "An official of the Norvik Bank, Ada Lund, came.", False),
        ("من تحدث باسم المدن في أوسلو؟", "تحدثت آدا لوند باسم المدن في أوسلو.", False),
        ("ما اسم المسؤول الذي جاء؟", "جاء مسؤول من الأمم المتحدة.", True),
        ("ما اسم المسؤول الذي جاء؟", "جاء السيد سليم حداد، المسؤول في الأمم المتحدة.", False),
        ("Which old songs did the radio ban, by name?", "The radio banned three old songs in May.", True),
        ("Which old songs did the radio ban, by name?", "The radio banned the old songs «Alma» and «Vega».", False),
        ("ما هي الأغاني التي منعتها الإذاعة بالاسم؟", "منعت الإذاعة ثلاث أغانٍ في أيار.", True),
        ("What are the titles of the three songs?", "The radio banned three songs in May.", True),
        ("ما اسم العبّارة التي تبحر إلى أوسلو؟", "تبحر عبّارة إلى أوسلو كل يوم.", True),
        ("ما اسم العبّارة التي تبحر إلى أوسلو؟", "تبحر العبّارة «نجمة الشمال» إلى أوسلو كل يوم.", False),
        ("Which bank paid for the pier in Oslo?", "A bank paid for the pier in Oslo.", True),
        ("Which bank paid for the pier in Oslo?", "Norvik Bank paid for the pier in Oslo.", False),
        ("Which firm's harbour is in Oslo?", "The harbour of the firm is in Oslo, says Norvik Bank.", False),
        ("أي شركة بنت الرصيف في أوسلو؟", "بنت الرصيف في أوسلو شركة فرنسية.", True),
        ("أي شركة بنت الرصيف في أوسلو؟", "بنت الرصيف في أوسلو شركة «نجمة الشمال».", False),
        ("When was that? The earlier question was: What was the ferry called?", "A ferry sank in May.", False),
    ],
)
def test_a_name_stands_beside_its_noun(question: str, text: str, is_missing: bool) -> None:
    assert is_unnamed(case_from(question, text)) is is_missing


_EXAMPLES = [example for example, _ in table_rows(Path(unnamed.__file__).with_name("named_nouns.tsv"))]


@pytest.mark.parametrize(("row", "example"), [*enumerate(_EXAMPLES)])
def test_a_pattern_finds_the_marked_noun_of_its_example(row: int, example: str) -> None:
    match = named_nouns()[row].search(fold(example.replace("*", "")))
    assert match is not None
    assert match["noun"] == fold(example.split("*")[1])
