"""What the sentence before tells: the date that another is counted from, who he and the same company are."""

import pytest

from rag.answerer import Answerer
from rag.inquiry import Inquiry
from tests.rag.reading.exact import exact
from tests.rag.reading.short_answers import short_answer


@pytest.mark.parametrize(
    ("collection", "question", "short", "paragraphs"),
    [
        ("bridge", "متى أنهى العمال طلاء الأعمدة؟", "فبراير 2019", [3, 2]),
        ("library", "When did the trust buy the old mill?", "May 2005", [3, 1]),
    ],
)
def test_a_date_counted_from_another_is_computed(
    paper: Answerer, collection: str, question: str, short: str, paragraphs: list[int]
) -> None:
    answer = paper.ask(Inquiry(question, collections=[collection]))
    assert answer.short_answer == short
    assert answer.answer.startswith(f"{short}. ")
    assert answer.citations[0].paragraph == paragraphs[0]
    assert len(answer.citations) > 1 and {each.support for each in answer.citations} == {"derived"}
    exact(answer, paper)


@pytest.mark.parametrize(
    ("text", "question", "company"),
    [
        (
            "The company «Amwaj Lines» opened a yard in May. The same company had built a stone quay in Orrin.",
            "Which company built a stone quay in Orrin?",
            "Amwaj Lines",
        ),
        (
            "In May 2019, Amwaj Lines, one of the ferry companies, opened a yard in Peru. "
            "The same company had built a stone quay.",
            "Which company built a stone quay?",
            "Amwaj Lines",
        ),
        (
            "افتتحت شركة «أمواج» حوضًا في أيار. وكانت الشركة نفسها قد بنت رصيفًا حجريًا في زمردة.",
            "أي شركة بنت رصيفًا حجريًا في زمردة؟",
            "أمواج",
        ),
    ],
)
def test_the_same_company_is_the_one_named_before(text: str, question: str, company: str) -> None:
    assert company in (short_answer(question, text) or "")


TREATY_EN = (
    "The mayor of Ghent, Ada Lund, joined the mayor of Orrin, Tom Abbot, in May 1902 to sign a treaty. "
    "A month before that, Lund visited the king, Ola Berg, in Norway."
)
TREATY_AR = (
    "التقى السيد سليم حداد، رئيس بيرو، السيد سامي الخطيب في أيار/مايو 2019 لتوقيع معاهدة. "
    "وقبل ذلك بشهرين، زار الرئيس حداد الملك أولاف في النرويج."
)


@pytest.mark.parametrize(
    ("question", "text", "date"),
    [
        ("When did the mayor of Ghent travel to Norway?", TREATY_EN, "April 1902"),
        ("When did the mayor of Ghent sign a treaty?", TREATY_EN, "May 1902"),
        ("متى سافر رئيس بيرو إلى النرويج؟", TREATY_AR, "مارس 2019"),
        ("متى وقّع رئيس بيرو معاهدة؟", TREATY_AR, "أيار/مايو 2019"),
    ],
)
def test_the_names_asked_about_tell_which_of_two_dates_is_meant(question: str, text: str, date: str) -> None:
    assert short_answer(question, text) == date


SPEECH_EN = (
    "Mayor Lena Forsberg opened the harbour fair in May. She reminded the fishermen that boats of the town had rescued "
    "crews off Peru and Norway. No town can pay for new boats alone.”"
)
TWICE_EN = (
    "Mayor Lena Forsberg opened the harbour fair in May. She said: “Our town has forty boats. Half of them are old.” "
    "She went on: “The bay freezes early. And so it is certain that nets must be mended every winter.”"
)
TWICE_AR = (
    "افتتح السيد سامي الخطيب معرض الميناء في أيار. وقال: «لدى بلدتنا أربعون قاربا. ونصفها قديم». "
    "وأضاف: «يتجمد الخليج مبكرا. ومن المؤكد أنه لا غنى عن ترميم المنارة كل شتاء»."
)
SPEECH_AR = "افتتح السيد سامي الخطيب معرض الميناء في أيار. وذكَّر الصيادين بأن قوارب البلدة أنقذت البحارة قرب بيرو وكندا."


@pytest.mark.parametrize(
    ("question", "text", "speaker"),
    [
        ("Who reminded the fishermen of crews rescued off Norway?", SPEECH_EN, "Lena Forsberg"),
        ("من ذكّر الصيادين بإنقاذ البحارة قرب كندا؟", SPEECH_AR, "سامي الخطيب"),
        ("Who said that the nets of the bay must be mended every winter?", TWICE_EN, "Lena Forsberg"),
        ("من القائل: «لا غنى عن ترميم المنارة كل شتاء»؟", TWICE_AR, "سامي الخطيب"),
    ],
)
def test_who_said_it_is_named_before_and_is_no_place(question: str, text: str, speaker: str) -> None:
    assert speaker in (short_answer(question, text) or "")
