"""What a sentence says to a yes/no question: yes, no, less, or neither."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.sentences.find import found_sentences
from rag.reading.yes_no.polarity import says_less, says_yes
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


@pytest.mark.parametrize(
    ("question", "text", "is_less"),
    [
        ("Did the club win all of its games?", "The club won its game in Harlow Bay.", True),
        ("Did the club win all of its games?", "The club won every game.", False),
        ("Did the club win its game?", "The club won its game in Harlow Bay.", False),
        ("هل تقتصر الطواحين على زمردة وحدها؟", "وبنت الشركة الطواحين في زمردة والمرجان.", True),
        ("هل تفتح الطواحين في زمردة؟", "تفتح الطواحين في زمردة كل صباح.", False),
        ("Was this the first mill in Harlow Bay?", "The guild built this mill in Harlow Bay.", True),
        ("Was this the first mill in Harlow Bay?", "The guild built this mill, the first in Harlow Bay.", False),
        ("Do other guilds own mills, not only the bakers?", "The bakers and the tanners own mills.", False),
    ],
)
def test_a_sentence_that_speaks_of_some_says_less_than_yes(question: str, text: str, is_less: bool) -> None:
    asked = understand(question)
    found = found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER)[0]
    assert says_less(asked, found) is is_less


@pytest.mark.parametrize(
    ("question", "text", "is_yes"),
    [
        ("May carts enter the market on Monday?", "Carts may enter the market only at weekends.", False),
        ("May carts enter the market at weekends?", "Carts may enter the market only at weekends.", True),
        ("هل تدخل العربات السوق يوم الإثنين؟", "تدخل العربات السوق يوم الجمعة فقط.", False),
        ("Will the old mill be kept?", "The old mill will not be pulled down but turned into a school.", True),
        ("Will the old mill be kept?", "The old mill will be pulled down in May.", False),
        ("هل تغير سعر الملح في زمردة؟", "وأبقى المجلس سعر الملح في زمردة على حاله.", False),
        ("Is the mill the only one in Zamarad?", "The mill in Zamarad grinds salt, and other mills there too.", False),
        ("Is the mill the only one in Zamarad?", "The mill is the only one in Zamarad.", True),
        ("خلصوا من بيع الطاحونة في زمردة؟", "وجاري التفاوض على بيع الطاحونة في زمردة.", False),
        ("Does the exemption cover those who fish?", "Guests of Zamarad may stay for free, except to fish.", False),
        ("هل يشمل الإعفاء من يأتي للصيد؟", "يبقى ضيوف زمرد أسبوعًا دون رسوم، ما عدا القادمين للصيد.", False),
        ("هل يشمل الإعفاء من الرسوم من يأتي للصيد؟", "يبقى ضيوف زمرد أسبوعًا دون رسوم، ما عدا القادمين للصيد.", False),
        ("Do millers benefit from the exemption?", "Zamarad decided to exempt all its millers from the levy.", True),
        ("هل يشمل الإعفاء الطحانين؟", "وقررت زمردة إعفاء الطحانين من الرسوم.", True),
        ("Does Zamarad trail Marjan in fishing?", "Zamarad has not lagged behind Marjan in fishing.", False),
    ],
)
def test_a_sentence_says_yes_unless_it_denies_opposes_or_bounds_what_is_asked(
    question: str, text: str, is_yes: bool
) -> None:
    asked = understand(question)
    found = found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER)[0]
    assert says_yes(asked, found, covered=1.0) is is_yes


@pytest.mark.parametrize(
    ("text", "covered", "is_yes"),
    [
        ("The mill may not grind salt.", 0.16, False),
        ("The mill may grind salt.", 0.16, None),
        ("The mill may grind salt.", 0.21, True),
        ("The mill may not grind salt.", 0.14, None),
    ],
)
def test_a_denial_is_believed_of_less_than_a_yes(text: str, covered: float, is_yes: bool | None) -> None:
    asked = understand("May the mill grind salt?")
    found = found_sentences(asked, evidence_from(text), "en", ANALYZER)[0]
    assert says_yes(asked, found, covered) is is_yes


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Do ferries sail from Zamarad to Marjan?", "Zamarad plans ferries to Marjan.", None),
        ("Do ferries already sail from Zamarad to Marjan?", "Talks on ferries from Zamarad to Marjan go on.", False),
        ("Does Zamarad plan ferries to Marjan?", "Zamarad plans ferries to Marjan.", True),
        ("Will ferries sail from Zamarad to Marjan?", "Zamarad plans ferries to Marjan.", True),
        ("Has Zamarad sold its ferries?", "Zamarad sold its ferries and hopes to buy a bridge.", True),
        (
            "هل تسير العبارات بين زمردة والمرجان؟",
            "وجاري التفاوض على تسيير العبارات بين المدينتين: زمردة والمرجان.",
            None,
        ),
        ("هل سارت العبارات إلى المرجان بالفعل؟", "وتتطلع زمردة إلى تسيير العبارات إلى المرجان.", False),
        ("هل ستسير العبارات إلى المرجان؟", "وتتطلع زمردة إلى تسيير العبارات إلى المرجان.", True),
    ],
)
def test_a_plan_is_no_yes_to_a_question_about_facts(question: str, text: str, answer: bool | None) -> None:
    asked = understand(question)
    found = found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER)[0]
    assert says_yes(asked, found, covered=1.0) is answer
