import pytest

from eval.metrics.normalise import mlqa_words, squad_words, words
from eval.metrics.overlap import contains, exact_match, token_f1


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("المالُ", "مال"),
        ("والكتابُ", "الكتاب"),
        ("«الكويت»", "الكويت،"),
        ("٢٠٢٤", "2024"),
        ("١٬٥٠٠", "1500"),
        ("412 كيلومترًا", "412 كيلومتر"),
        ("كيلومتراً", "كيلومتر"),
        ("مُحَمَّد", "محمد"),
        ("أحمد", "احمد"),
        ("مدرســـة", "مدرسه"),
        ("The Nile", "nile"),
        ("an hour.", "Hour"),
    ],
)
def test_one_answer_written_in_two_ways_is_one(said: str, wanted: str) -> None:
    assert words(said) == words(wanted)
    assert exact_match(said, [wanted]) == token_f1(said, [wanted]) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("2.3", "23"), ("المال", "العمل"), ("الله", "له"), ("علم", "معلم"), ("أنا", "الأنا هنا")]
)
def test_two_answers_stay_two(one: str, other: str) -> None:
    assert words(one) != words(other)


@pytest.mark.parametrize(
    ("answer", "ours", "mlqa", "squad"),
    [
        ("المال", ["مال"], ["م"], ["المال"]),
        ("الخلايا", ["خلايا"], ["خلايا"], ["الخلايا"]),
        ("«الكويت»", ["كويت"], ["كويت"], ["«الكويت»"]),
        ("٢٠٢٤", ["2024"], ["٢٠٢٤"], ["٢٠٢٤"]),
        ("أحمد", ["احمد"], ["أحمد"], ["أحمد"]),
    ],
)
def test_the_scripts_of_others_see_other_words(answer: str, ours: list[str], mlqa: list[str], squad: list[str]) -> None:
    assert (words(answer), mlqa_words(answer), squad_words(answer)) == (ours, mlqa, squad)


# Figures of the official script of SQuAD 1.1 and 2.0 for (said, answers).
OFFICIAL = [
    ("the Norman conquest", ["Norman Conquest"], 1, 1),
    ("in the 10th century", ["10th and 11th centuries", "in the 10th and 11th centuries"], 0, 0.5),
    ("Rollo, the Viking", ["Rollo"], 0, 2 / 3),
    ("co-operation!", ["cooperation"], 1, 1),
    ("", ["France"], 0, 0),
    ("the", ["a"], 1, 1),
    ("king King queen", ["king queen"], 0, 0.8),
    ("U.S. Army", ["us army", "the army"], 1, 1),
]


@pytest.mark.parametrize(("said", "answers", "exact", "f1"), OFFICIAL)
def test_by_the_rules_of_squad_figures_are_the_official_ones(
    said: str, answers: list[str], exact: float, f1: float
) -> None:
    assert exact_match(said, answers, squad_words) == exact
    assert token_f1(said, answers, squad_words) == pytest.approx(f1)


# By the published algorithm of SQuAD 2.0: no answer is right where none is wanted, and wrong everywhere else.
NO_ANSWER = [("", [""], 1, 1), ("France", [""], 0, 0), ("", ["France"], 0, 0), ("the", [""], 1, 1)]

# Worked out by the published algorithm of MLQA for Arabic: punctuation of every script and each ال are dropped.
MLQA = [
    ("في الكويت", ["الكويت"], 0, 2 / 3),
    ("«الكويت»", ["كويت"], 1, 1),
    ("المال", ["م"], 1, 1),
    ("٢٠٢٤", ["2024"], 0, 0),
    ("عام ٢٠٢٤؟", ["عام ٢٠٢٤"], 1, 1),
    ("وزارة الداخلية الكويتية", ["الداخلية", "وزارة الخارجية"], 0, 0.5),
    ("أحمد", ["احمد"], 0, 0),
]


@pytest.mark.parametrize(("said", "answers", "exact", "f1"), NO_ANSWER)
def test_by_the_rules_of_squad_2_silence_is_an_answer(said: str, answers: list[str], exact: float, f1: float) -> None:
    assert (exact_match(said, answers, squad_words), token_f1(said, answers, squad_words)) == (exact, f1)


@pytest.mark.parametrize(("said", "answers", "exact", "f1"), MLQA)
def test_by_the_rules_of_mlqa_figures_are_those_of_its_script(
    said: str, answers: list[str], exact: float, f1: float
) -> None:
    assert exact_match(said, answers, mlqa_words) == exact
    assert token_f1(said, answers, mlqa_words) == pytest.approx(f1)


def test_an_answer_is_contained_as_whole_words_in_order() -> None:
    assert contains("افتُتح المتحف في ١٤ مارس ٢٠١١.", ["14 مارس 2011"]) == 1
    assert contains("في 2011 مارس 14", ["14 مارس 2011"]) == 0
    assert contains("214 boats", ["14"]) == 0
    assert contains("anything", ["", "the"]) == 0
