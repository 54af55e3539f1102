"""What form alone excludes as an answer, whatever a network prefers."""

import numpy as np
import pytest

from rag.answer import evidence_of
from rag.answerer import Answerer
from rag.asking.question import Question, understand
from rag.reading.sentences.find import found_sentences
from rag.reading.spans.competing import Competing, competing
from rag.reading.spans.filters.answerable import answerable
from tests.rag.reading.spans.candidate_pool import candidates_of, words_of


@pytest.mark.parametrize(
    ("question", "can", "cannot"),
    [
        ("How much money did the trust raise for its roof?", "2.4 million dollars", "roof"),
        ("When did the Willow Library open?", "4 May 2003", "Harlow Bay"),
        ("Who designed the Willow Library in Harlow Bay?", "Nora Whitfield", "4 May 2003"),
        ("كم بلغت تكلفة جسر اللؤلؤ؟", "45 مليون دينار", "البحار السبعة"),
        # Three weeks are no three books.
        ("How many books does the Willow Library hold?", "120,000", "three weeks"),
    ],
)
def test_a_span_of_another_form_cannot_answer(paper: Answerer, question: str, can: str, cannot: str) -> None:
    asked = understand(question)
    evidence = evidence_of(paper.library.retrieve(question, ("library", "bridge"), top_k=8))
    spans = competing(asked, found_sentences(asked, evidence, asked.language or "en", paper.library.analyzer), "en")
    assert spans is not None
    answering, said = _answerable_of(asked, spans)
    assert can in answering
    assert cannot in said
    assert cannot not in answering


@pytest.mark.parametrize(
    ("question", "text", "can", "cannot"),
    [
        (
            "Which company built the quay?",
            "Amwaj said that the company built the quay.",
            "Amwaj",
            "company",
        ),
        ("أي شركة بنت الرصيف؟", "أعلنت شركة «أمواج» أن الشركة نفسها بنت الرصيف.", "أمواج", "الشركة نفسها"),
        ("How many fairs were held?", "In May 2024 fairs were held in two towns, 14 fairs in all.", "14", "2024 fairs"),
        ("كم معرضا أقيم؟", "في أيار/مايو 2024 معرض للبحر، وأقيم 14 معرضا.", "14", "2024 معرض"),
        (
            "Which minister paid for the quay?",
            "Minister Lena Forsberg spoke. Amwaj Bank paid for the quay.",
            "Lena Forsberg",
            "Amwaj Bank",
        ),
        ("Which owner paid for the quay?", "Amwaj Bank paid ten million for the quay.", "Amwaj Bank", "ten million"),
        (
            "Who bought the fleet?",
            "Ships left for the Middle East, and Amwaj bought the fleet.",
            "Amwaj",
            "Middle East",
        ),
        (
            "Who paid for the ferries?",
            "Amwaj paid for ferries between two capitals, Beirut and Tunis.",
            "Amwaj",
            "capitals, Beirut and Tunis",
        ),
        ("How many ferries left?", "To two countries 14 ferries left.", "14", "two"),
        ("كم سفينة غادرت؟", "غادرت إلى ثلاثة بلدان 14 سفينة.", "14", "ثلاثة"),
        (
            "Where did she go?",
            "She met His Highness Sheikh Salem bin Rashid Al Marri in Oslo.",
            "Oslo",
            "Sheikh Salem bin Rashid Al Marri",
        ),
        ("أين رست العبّارة؟", "رست العبّارة «تارا فيك» في بيرغن.", "بيرغن", "فيك"),
        ("Who came second?", "Ana Orrin was second in the Marjan Marathon.", "Ana Orrin", "Marjan Marathon"),
        ("Who spoke at the fair?", "Ana Orrin spoke of the United Nations at the fair.", "Ana Orrin", "United Nations"),
        (
            "Whose doctors came to Marjan?",
            "Doctors of the United Nations came for the Marjan Marathon.",
            "United Nations",
            "Marjan Marathon",
        ),
        ("Whom did Lena Forsberg join?", "Mr Lena Forsberg joined Mr Tom Abbot.", "Tom Abbot", "Lena Forsberg"),
        (
            "Who visited the emir of Qatar?",
            "President Lena Forsberg called on Sheikh Salem bin Hamad, Emir of Qatar, in May.",
            "President Lena Forsberg",
            "Sheikh Salem bin Hamad",
        ),
        (
            "مين زار أمير قطر؟",
            "زار الرئيس هداروف صاحب السمو الشيخ سالم بن حمد، أمير دولة قطر، في أيار/مايو.",
            "الرئيس هداروف",
            "الشيخ سالم بن حمد",
        ),
        (
            "Who runs Qatar?",
            "Mr Tom Abbot met Sheikh Salem bin Hamad, Emir of Qatar.",
            "Sheikh Salem bin Hamad",
            "Qatar",
        ),
        (
            "Which company paid for the quay?",
            "Amwaj, one of the Omani shipping companies, paid for the quay.",
            "Amwaj",
            "Omani shipping companies",
        ),
        ("أي شركة دفعت ثمن الرصيف؟", "دفعت «أمواج»، إحدى شركات الشحن، ثمن الرصيف.", "أمواج", "شركات الشحن"),
        ("What did Haddad open?", "At the fair, Mr. Haddad opened the new quay.", "new quay", "fair, Mr"),
        ("Where is Kazakh wool sold?", "Kazakhstan sells its wool in Orrin.", "Orrin", "Kazakhstan"),
        ("Where did the masons come from?", "Masons from Orrin built the quay of Tamsin.", "Orrin", "Tamsin"),
        ("In which city is the mill?", "Amwaj has a mill in Norway, near Orrin.", "Orrin", "mill in Norway"),
        ("في أي مدينة الطاحونة؟", "لشركة «أمواج الخليج» طاحونة في بيروت، لا في ألمانيا.", "بيروت", "الخليج"),
        ("إلى أين نُقل اللوح؟", "ونُقل اللوح من زمردة إلى متحف المرجان.", "متحف المرجان", "زمردة"),
        (
            "What did the minister say?",
            "The minister praised the «Salt Process» and said that boats are safe.",
            "boats are safe",
            "Salt Process",
        ),
        ("Who praised the mill?", "Vik Torsen praised the mill in Orrin Bay.", "Vik Torsen", "Orrin Bay"),
        (
            "Which president opened the quay?",
            "Lena Forsberg, president of Peru, opened the quay with Tom Abbot, mayor of Orrin.",
            "Lena Forsberg",
            "Tom Abbot",
        ),
        ("Where did she speak?", "The President of Norway, Vik Torsen, spoke in Oslo.", "Oslo", "Norway"),
        ("Who built the quay?", "Mr Tom Abbot built the quay of Orrin Bay.", "Tom Abbot", "Orrin Bay"),
        ("Where was the wool sold?", "The Norwegian wool was sold in Orrin.", "Orrin", "Norwegian"),
        ("How old is Tom Abbot?", "Tom Abbot is 61 years old.\nTom Abbot won 24 points.", "61", "24 points"),
        ("In which year did the mill open?", "The mill opened in 1931, on a Monday.", "1931", "Monday"),
        ("What is the new fare?", "The fare rose from 10 pounds to 13 pounds.", "13 pounds", "10 pounds"),
        ("كم كان السعر القديم؟", "رفع التاجر السعر من 10 دنانير إلى 13 دينارًا.", "10 دنانير", "13 دينارًا"),
    ],
)
def test_what_names_nothing_new_cannot_answer(question: str, text: str, can: str, cannot: str) -> None:
    answering, said = _answering(question, text)
    assert any(can in each for each in answering)
    assert cannot in said
    assert cannot not in answering


def _answering(question: str, text: str) -> tuple[set[str], set[str]]:
    """Return the candidates of a text that can answer, and all of them."""
    return _answerable_of(understand(question), candidates_of(question, text))


def _answerable_of(asked: Question, spans: Competing) -> tuple[set[str], set[str]]:
    """Return the words of the candidates that can answer, and of all of them."""
    return words_of(spans, answerable(asked, spans)), words_of(spans, np.ones(len(spans.owner), np.bool_))


def test_where_nothing_tells_of_an_age_nothing_answers_how_old(paper: Answerer) -> None:
    asked = understand("How old is Tom Abbot, Director of the Salt Museum?")
    evidence = evidence_of(paper.library.retrieve(asked.text, ("mill",), top_k=8))
    spans = competing(asked, found_sentences(asked, evidence, "en", paper.library.analyzer), "en")
    assert spans is not None
    assert not answerable(asked, spans).any()


@pytest.mark.parametrize(
    ("question", "text", "city", "can"),
    [
        ("What is the capital of Norway?", "Norway signed in Orrin with Denmark.", "Orrin", False),
        ("What is the capital of Norway?", "Norway signed in its capital, Orrin.", "Orrin", True),
        ("Which capital held the fair of Norway?", "Norway held its fair in Orrin.", "Orrin", True),
        ("ما عاصمة النرويج؟", "وقّعت النرويج الاتفاق في زمردة.", "زمردة", False),
        ("ما عاصمة النرويج؟", "وقّعت النرويج الاتفاق في العاصمة زمردة.", "زمردة", True),
        ("From where to where do the boats sail?", "The boats of Orrin sail at noon.", "Orrin", False),
        ("من وين لوين تمشي القوارب؟", "تمشي القوارب من زمردة ظهرا.", "زمردة", False),
    ],
)
def test_a_capital_is_called_so_and_a_way_has_two_ends(question: str, text: str, city: str, can: bool) -> None:
    answering, said = _answering(question, text)
    assert any(city in each for each in said)
    assert any(city in each for each in answering) is can
