import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.rules.statement import find_statement, find_view
from rag.reading.sentences.find import found_sentences
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())
SPEECH = (
    "Mayor Lena Forsberg praised the “Salt Road Plan” at the harbour. She said: “Our town needs a second bridge. "
    "It is plain that fishermen cannot pay for new boats alone.” Salem Haddad said that the bridge is safe."
)
KHUTBA = (
    "أشادت العمدة السيدة ليلى حداد بنتائج «خطة طريق الملح» في الميناء. وقالت: «تحتاج بلدتنا إلى جسر ثان. "
    "ومن الواضح أنه لا يستطيع الصيادون شراء قوارب جديدة وحدهم». وقال السيد سالم الراوي إن الجسر آمن."
)


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        (
            "What did Lena Forsberg say about the boats of the fishermen?",
            SPEECH,
            "It is plain that fishermen cannot pay for new boats alone",
        ),
        ("What did Lena Forsberg say about a bridge?", SPEECH, "Our town needs a second bridge"),
        ("What did Lena Forsberg say about the lighthouse?", SPEECH, None),
        ("ماذا قالت ليلى حداد عن قوارب الصيادين؟", KHUTBA, "ومن الواضح أنه لا يستطيع الصيادون شراء قوارب جديدة وحدهم"),
        ("شو قالت ليلى حداد عن الجسر", KHUTBA, "تحتاج بلدتنا إلى جسر ثان"),
        ("ماذا قالت ليلى حداد عن المنارة؟", KHUTBA, None),
        (
            "What did the mayor say is plain?",
            SPEECH,
            "It is plain that fishermen cannot pay for new boats alone",
        ),
        # Another's words, of another place.
        (
            "What did the mayor of Zamarad stress?",
            "Salem Haddad, mayor of Orrin, said that the road is very safe.",
            None,
        ),
        (
            "What did the mayor of Orrin say of the town's boats?",
            "Salem Haddad, mayor of Orrin, said that the road is very safe. "
            "He told the guests that boats of the town had rescued two crews.",
            "boats of the town had rescued two crews",
        ),
        ("ما قول رئيس بيرو؟", "وقال السيد سالم الراوي، رئيس كندا، إن الطريق آمن تماما.", None),
        ("ما قول رئيس كندا؟", "وقال السيد سالم الراوي، رئيس كندا، إن الطريق آمن تماما.", "الطريق آمن تماما"),
    ],
)
def test_what_is_said_is_about_what_is_asked_and_by_nobody_else(question: str, text: str, said: str | None) -> None:
    asked = understand(question)
    found = find_statement(asked, found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER))
    assert (found.found.tokens.text[found.start : found.end] if found else None) == said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Why, according to Forsberg, do towns need each other?", "no town can pay for boats alone"),
        ("Why, in Forsberg's view, do towns need each other?", "no town can pay for boats alone"),
        ("لماذا تحتاج المدن بعضها برأي فورسبرغ؟", "no town can pay for boats alone"),
        # A text has no view, and what is not asked why needs no reason.
        ("Why, according to the article, do towns need each other?", None),
        ("When, according to Forsberg, do towns need each other?", None),
    ],
)
def test_why_in_somebodys_view_is_what_was_said(question: str, said: str | None) -> None:
    asked = understand(question)
    text = "Mayor Lena Forsberg said that no town can pay for boats alone."
    view = find_view(asked, found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER))
    assert (view.found.tokens.text[view.start : view.end] if view else None) == said
