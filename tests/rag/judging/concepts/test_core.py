"""What a question turns on."""

import numpy as np
import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.judging.concepts.core import core_of, core_text


@pytest.mark.parametrize(
    ("question", "core"),
    [
        ("I am writing a report. Where was the treaty signed, if the text says so?", "Where was the treaty signed"),
        ("أنا أكتب تقريرًا عن السياسة: متى وُقعت المعاهدة؟", "متى وُقعت المعاهدة؟"),
        ("كم رسوم الدخول؟", "كم رسوم الدخول؟"),
        ("نعدّ تقريرًا، فهل يمكن أن تخبروني كم رسوم الدخول؟", "كم رسوم الدخول؟"),
        (
            "قرأت أن الملكة زارت الميناء. في أي شهر كانت تلك الزيارة؟",
            "قرأت أن الملكة زارت الميناء. في أي شهر كانت تلك الزيارة؟",
        ),
        (
            "The ministers of both sides sat down for talks in which month and year?",
            "The ministers of both sides sat down for talks in which month and year?",
        ),
        ("We sing Ada Lund in spring. Could you tell me how she wrote songs?", "Ada Lund how she wrote songs?"),
        ("I read that a queen saw the port. Who was that?", "I read that a queen saw the port. Who was that?"),
        ("lighthouse height", "lighthouse height"),
        ("When was it lit, if you don't mind my asking?", "When was it lit?"),
        ("متى أضيئت المنارة، إن أمكن؟", "متى أضيئت المنارة؟"),
        ("أدرس المنارات، فهل لكم أن تفيدوني بارتفاع المنارة؟", "بارتفاع المنارة؟"),
        ("Who lit the lighthouse? Many thanks in advance.", "Who lit the lighthouse?"),
        ("Thanks to whom was the lighthouse lit?", "Thanks to whom was the lighthouse lit?"),
        ("من أضاء المنارة؟ ولكم جزيل الشكر.", "من أضاء المنارة؟"),
        ("من أضاء المنارة؟ شكراً!", "من أضاء المنارة؟"),
        ("بيرو بدها تصدّر القهوة على أي سوق؟", "بيرو بدها تصدّر القهوة على أي سوق؟"),
    ],
)
def test_only_the_clause_that_asks_counts(question: str, core: str) -> None:
    assert core_text(understand(question)) == core


def weights(text: str) -> dict[str, float]:
    question = understand(text)
    query = bundled_analyzer(Lexicon.load()).expand(core_text(question), lambda hashes: np.ones(len(hashes), np.int64))
    core = core_of(question, core_text(question), query)
    return dict(zip(core.words, core.weights.tolist(), strict=True))


def test_what_is_asked_of_a_thing_counts_and_the_kind_of_answer_hardly() -> None:
    of_president = weights("Who is the president of Peru?")
    assert of_president["president"] > 0.3
    of_city = weights("In which city does the president of Peru live?")
    assert of_city["city"] < 0.3 < of_city["president"]


@pytest.mark.parametrize(
    ("question", "asking"),
    [
        ("How many boats sank?", "many"),
        ("How big was the boat?", "big"),
        ("بكم بيعت السفينة؟", "بكم"),
        ("Name the boats that sank.", "name"),
        ("ما سبب غرق السفينة؟", "سبب"),
        ("لأي غرض بيعت السفينة؟", "غرض"),
        ("من القائل إن السفينة غرقت؟", "قايل"),
    ],
)
def test_words_that_only_ask_count_nothing(question: str, asking: str) -> None:
    assert weights(question)[asking] == 0


def test_a_word_that_asks_elsewhere_counts() -> None:
    assert weights("Which big boats sank?")["big"] > 0
    assert weights("كم كلّفت السفينة؟")["كلفت"] > 0


def test_words_about_the_text_itself_count_nothing() -> None:
    assert weights("Who built the lighthouse according to the article?")["article"] == 0.0
    assert weights("من بنى المنارة بحسب المقال؟")["مقال"] == 0.0


def test_rare_words_weigh_more() -> None:
    found = weights("How many megawatts does the new plant produce?")
    assert found["megawatts"] > found["new"]


def test_documents_that_are_asked_for_are_no_text_that_is_spoken_of() -> None:
    assert weights("Which documents does a sailor need?")["documents"] > 0
    assert weights("What does a sailor need, according to the documents?")["documents"] == 0
