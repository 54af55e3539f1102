"""What a sentence says to a yes/no question: denials, exceptions, opposites, and where they stop."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.forms.tokens import read
from rag.reading.opposites import opposed
from rag.reading.polarity import _denied, _is_denial, says_less, says_yes
from rag.reading.sentences.find import found_sentences
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())

SENTENCE = "Dogs remain allowed in the garden, but not in the playground."
MEAL = "Guests may not eat in the reading room but can drink a glass of water."


@pytest.mark.parametrize(
    ("text", "words", "is_denied"),
    [
        (SENTENCE, ["playground"], True),
        (SENTENCE, ["garden"], False),
        ("Ball games are banned but not chess.", ["chess"], False),
        ("They may stay without asking for a visa, except for those who study.", ["visa", "study"], False),
        ("They may enter without needing to show a blue ticket.", ["enter", "ticket"], True),
        ("ويدخلونها دون الحاجة إلى بطاقة زرقاء.", ["ويدخلونها", "بطاقه"], True),
        (MEAL, ["guests", "eat"], True),
        (MEAL, ["guests", "drink", "water"], False),
        ("The fee does not contain the meals, which the school pays for.", ["school", "pays", "meals"], False),
        ("Heavy crates are not carried.", ["heavy", "crates"], True),
        ("Norway was invited but did not sign.", ["norway", "invited"], False),
        ("Norway was invited but did not sign.", ["norway", "sign"], True),
        ("لا تزال القاعة مفتوحة للزوار", ["القاعه", "للزوار"], False),
        ("ولم تعد البطاقة الورقية مطلوبة", ["البطاقه", "الورقيه"], True),
        ("واستثنيت المدارس الخاصة من القرار", ["المدارس", "الخاصه"], True),
        ("ولم تشمل الرحلة طلاب القسم الليلي", ["طلاب", "القسم"], True),
        ("السباحة ممنوعة، وكذلك الغوص، أما الإبحار فمتاح برخصة.", ["الابحار", "برخصه"], False),
        ("The guilds refused the levy, and promised that the mill would stay.", ["mill", "stay"], False),
        ("Those present failed to agree on sharing the wells of Zamarad.", ["sharing", "wells", "zamarad"], True),
        ("ويجب ألا تتأخر القافلة عن موعدها.", ["القافله", "موعدها"], True),
        ("Snow closed the pass for a week, without casualties.", ["snow", "closed", "pass"], False),
        ("والبيت مفتوح للضيوف ولا يحتاج أحد إلى دعوة.", ["مفتوح", "للضيوف"], False),
    ],
)
def test_a_denial_denies_what_stands_beside_it_or_most_of_its_clause(
    text: str, words: list[str], is_denied: bool
) -> None:
    tokens = read(text)
    assert _denied(tokens, {tokens.words.index(word): 1.0 for word in words}) is is_denied


@pytest.mark.parametrize(
    ("asked", "said", "is_opposed"),
    [
        ("Are the rooms open?", "The rooms are closed.", True),
        ("هل الغرف مفتوحة؟", "The rooms are closed.", True),
        ("هل حضر العمدة؟", "وغاب العمدة عن الحفل.", True),
        ("Did they win or lose?", "They lost.", False),
        ("Has the causeway been completed?", "A causeway is planned.", True),
        ("هل الميناء عسكري؟", "والميناء مدني.", True),
        ("Is the hall open?", "The hall is open, the shop closed.", False),
    ],
)
def test_an_opposite_counts_where_the_word_itself_is_lacking(asked: str, said: str, is_opposed: bool) -> None:
    assert bool(opposed(read(asked).hashes.tolist(), read(said).hashes.tolist())) is is_opposed


@pytest.mark.parametrize(
    ("question", "is_denial"),
    [
        ("Is the mill open or not?", False),
        ("هل الطاحونة مفتوحة أم لا؟", False),
        ("هل الدخول ببلاش؟", False),
        ("The mill is a ruin, isn't it?", False),
        ("الطاحونة خراب، أليس كذلك؟", False),
        ("ألم تفتح الطاحونة؟", False),
        ("Is it true that nobody came?", True),
    ],
)
def test_a_question_that_leaves_both_open_denies_nothing(question: str, is_denial: bool) -> None:
    assert _is_denial(question) is is_denial


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
