"""What a sentence negates, and where the scopes of its negations and exceptions end."""

import pytest

from rag.reading.forms.tokens import read
from rag.reading.yes_no.negation import is_negated, is_negative

SENTENCE = "Dogs remain allowed in the garden, but not in the playground."
MEAL = "Guests may not eat in the reading room but can drink a glass of water."


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (SENTENCE, ["playground"], True),
        (SENTENCE, ["garden"], False),
        ("Ball games are banned but not chess.", ["chess"], False),
        ("They may stay without asking for a visa, except for those who study.", ["visa", "study"], False),
        ("They may camp for a week without needing to show a pass, except to fish.", ["camp", "week", "fish"], True),
        ("They may stay a week without having to show a pass, except to fish.", ["fish"], True),
        ("يبقون أسبوعًا دون داعٍ إلى بطاقة، ما عدا القادمين للصيد.", ["للصيد"], True),
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
def test_a_negation_negates_what_stands_beside_it_or_most_of_its_clause(
    text: str, words: list[str], expected: bool
) -> None:
    tokens = read(text)
    assert is_negated(tokens, {tokens.words.index(word): 1.0 for word in words}) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
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
def test_a_question_that_leaves_both_open_negates_nothing(question: str, expected: bool) -> None:
    assert is_negative(question) is expected
