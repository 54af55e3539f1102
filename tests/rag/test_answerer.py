"""Questions put to a real library: what is said, what is quoted, and when nothing is."""

from pathlib import Path

import pytest

from corpus.document import DocumentInfo, new_document
from corpus.errors import InvalidQuestion, UnknownCollection
from corpus.passage import Language
from index.search.filters import Filters
from rag.answer import AbstainReason, Answer, Turn
from rag.answerer import Answerer
from rag.asking.small_talk import talk_of, task_of
from rag.inquiry import LONGEST_QUESTION, Inquiry
from rag.saying.frames import SUGGESTED_QUESTION, UNTRANSLATED_QUOTE, refusal
from tests.rag.conftest import fresh
from tests.rag.texts import ORCHARD_AR

FIGS = "Where have pomegranates and figs been grown for centuries?"
CONFERENCE = "متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟"


def assert_exact(answer: Answer, answerer: Answerer) -> None:
    """Every quote is a slice of its stored paragraph, every span of the answer what its citation carries."""
    for marker, citation in enumerate(answer.citations, 1):
        stored = answerer.library.passage(citation.collection, citation.document_id, citation.paragraph)
        assert stored.passage.text[citation.start : citation.end] == citation.quote
        assert citation.passage_sha256 == stored.sha256
        assert citation.marker == marker
        assert f"[{marker}]" in answer.answer
        shown = citation.quote if citation.translation is None else citation.translation.text
        carried = citation.quote if citation.support == "verbatim" else shown
        assert answer.answer[slice(*citation.answer_spans[-1])] == carried


@pytest.mark.parametrize(
    ("collection", "question", "language", "said", "quoted", "support"),
    [
        ("default", CONFERENCE, "ar", "تشرين الثاني/نوفمبر 2024", "تشرين الثاني/نوفمبر 2024", "verbatim"),
        ("default", "Who is the president of Uzbekistan?", "en", "Shavkat Mirziyoyev", "شوكت ميرزاييف", "translated"),
        ("lighthouse", "Who built the lighthouse of Marwa?", "en", "Selim Haddad", "Selim Haddad", "verbatim"),
        ("lighthouse", "من بنى منارة مروة؟", "ar", "سليم حداد", "Selim Haddad", "translated"),
        ("market", "When was the fish market moved?", "en", "March 2016", "مارس 2016", "translated"),
        ("market", "كم صيادًا يبيع في سوق السمك؟", "ar", "مئتي صياد", "مئتي صياد", "verbatim"),
        ("orchard", FIGS, "en", "وادي النخيل", "الرمان", "verbatim"),
    ],
)
def test_an_answer_says_it_in_the_language_of_the_question_and_quotes_the_original(
    answerer: Answerer, collection: str, question: str, language: Language, said: str, quoted: str, support: str
) -> None:
    answer = answerer.ask(Inquiry(question, collections=[collection]))
    assert (answer.status, answer.language, answer.abstain_reason) == ("answered", language, None)
    assert said in answer.answer
    assert quoted in answer.citations[0].quote
    assert answer.citations[0].support == support
    assert_exact(answer, answerer)


def test_words_without_translation_are_quoted_as_they_are_and_the_frame_says_so(answerer: Answerer) -> None:
    answer = answerer.ask(Inquiry(FIGS, collections=["orchard"]))
    assert answer.answer.startswith(UNTRANSLATED_QUOTE["en"])
    assert answer.citations[0].quote in ORCHARD_AR


@pytest.mark.parametrize("forced", ["ar", "en"])
def test_a_language_that_is_asked_for_is_given(answerer: Answerer, forced: Language) -> None:
    answer = answerer.ask(Inquiry(CONFERENCE, language=forced))
    assert answer.language == forced
    assert {citation.language for citation in answer.citations} == {"ar"}
    assert ("November 2024" in answer.answer) == (forced == "en")


@pytest.mark.parametrize(
    "disguised",
    [
        "متي عقد موتمر مكافحه الارهاب في الكويت",
        "مَتَى عُقِدَ مُؤْتَمَرُ مُكَافَحَةِ الإِرْهَابِ فِي الكُوَيْتِ؟",
        "متـــى عـقـد مؤتمـــر مكافحــة الإرهـــاب في الكويت؟",
        "متى\u200f عُقد مؤ\u200cتمر مكافحة الإر\u2067هاب\u2069 في الكويت؟",
        "ﻣﺘﻰ ﻋﻘﺪ ﻣﺆﺗﻤﺮ ﻣﻜﺎﻓﺤﺔ ﺍﻹﺭﻫﺎﺏ ﻓﻲ ﺍﻟﻜﻮﻳﺖ",
        "امتى انعقد مؤتمر مکافحة الإرهاب في الکویت؟",
    ],
)
def test_a_disguised_question_finds_what_the_plain_one_does(answerer: Answerer, disguised: str) -> None:
    plain, answer = answerer.ask(CONFERENCE), answerer.ask(disguised)
    assert answer.citations[0].passage_id == plain.citations[0].passage_id == "central-asia-gulf#p2"
    assert "عُقد" in answer.citations[0].quote


@pytest.mark.parametrize("year", ["2016", "٢٠١٦", "۲۰۱۶"])
def test_digits_of_all_kinds_are_one(answerer: Answerer, year: str) -> None:
    assert answerer.ask(Inquiry(f"ماذا حدث للسوق في مارس {year}؟", collections=["market"])).citations[0].paragraph == 2


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("", "not_a_question"),
        ("\u064b\u064c\u0640 ؟!", "not_a_question"),
        ("السلام عليكم", "not_a_question"),
        ("Hello, thank you very much!", "not_a_question"),
        ("会议什么时候举行？", "unsupported_language"),
        ("Когда состоялась конференция?", "unsupported_language"),
        ("Who won the world cup in 1998?", "no_relevant_passage"),
        ("عطني وصفة كبسة دجاج سهلة", "no_relevant_passage"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_its_reason(
    answerer: Answerer, question: str, reason: AbstainReason
) -> None:
    answer = answerer.ask(question)
    assert (answer.status, answer.abstain_reason) == ("abstained", reason)
    assert (answer.citations, answer.short_answer) == ((), None)
    talk = talk_of(question) or task_of(question)
    assert answer.answer == refusal(reason, talk, answer.language)
    assert answer.standalone_question == question


def test_suggestions_of_a_refusal_are_answered(answerer: Answerer) -> None:
    refused = answerer.ask("Who won the world cup in 1998?")
    assert refused.suggestions
    assert {answerer.ask(question).status for question in refused.suggestions} == {"answered"}


@pytest.mark.parametrize("topic", ["Port Adele", "Cape Marle", "the Ministry of Fisheries"])
def test_a_proposed_question_is_answered_of_its_topic_and_not_by_who_says_something(
    empty: Answerer, topic: str
) -> None:
    text = (
        "The mayor went on to say: “Of the text of the law I say what others say about it: it is a text like any.”\n"
        "A ferry links Port Adele with Cape Marle twice a day.\n"
        "The Ministry of Fisheries lent the money for the new pier."
    )
    empty.library.add("ports", new_document(text, DocumentInfo("ports")))
    answer = empty.ask(Inquiry(SUGGESTED_QUESTION["en"].format(topic=topic), collections=["ports"]))
    assert topic.removeprefix("the ") in answer.citations[0].quote


def test_an_empty_collection_is_said_to_be_empty(empty: Answerer) -> None:
    answer = empty.ask("What is the lamp lit by?")
    assert (answer.abstain_reason, answer.hits, answer.suggestions) == ("empty_collection", (), ())


def test_a_follow_up_is_searched_with_what_was_asked_before(answerer: Answerer) -> None:
    history = [Turn("user", "Which company finances the solar project?"), Turn("assistant", "Selim Haddad [1].")]
    answer = answerer.ask(Inquiry("And how much is it worth?", history=history))
    assert answer.standalone_question == "How much is the solar project worth?"
    assert answer.citations[0].passage_id == "central-asia-gulf#p22"


def test_an_introduction_about_something_else_does_not_hide_the_question(answerer: Answerer) -> None:
    introduction = (
        "Hello, I study medicine in Lisbon, my brother sails to Norway, and neither of us agrees with our grandfather "
        "who grew oranges."
    )
    question = "What is it that the lamp of the lighthouse is lit by?"
    answer = answerer.ask(Inquiry(f"{introduction} {question}", collections=["lighthouse"]))
    assert (answer.status, answer.standalone_question) == ("answered", question)


def test_collections_and_filters_bound_the_search(answerer: Answerer) -> None:
    question = "What is the lamp of the lighthouse lit by?"
    assert answerer.ask(Inquiry(question, collections=["orchard"])).status == "abstained"
    both = answerer.ask(Inquiry(question, collections=["orchard", "lighthouse"]))
    assert {citation.collection for citation in both.citations} == {"lighthouse"}
    filtered = answerer.ask(Inquiry(question, collections=["lighthouse"], filters=Filters(document_ids=("other",))))
    assert (filtered.abstain_reason, filtered.hits) == ("no_relevant_passage", ())
    with pytest.raises(UnknownCollection):
        answerer.ask(Inquiry(question, collections=["nowhere"]))


def test_text_in_a_document_is_data(answerer: Answerer) -> None:
    answer = answerer.ask(Inquiry("When does the Blue Heron ferry leave?", collections=["ferry"]))
    assert_exact(answer, answerer)
    assert "leaves at noon [1]" in answer.citations[0].quote
    assert answer.answer.endswith(f"[{len(answer.citations)}]")
    assert all(len(citation.answer_spans) == 1 for citation in answer.citations)


def test_a_removed_document_is_never_cited_again(tmp_path: Path) -> None:
    with fresh(tmp_path) as answerer:
        pump = new_document("The new pump is blue and stands in the cellar.", DocumentInfo("pump"))
        answerer.library.add("default", pump)
        assert answerer.ask("What colour is the new pump?").citations[0].document_id == "pump"
        answerer.library.remove("default", "pump")
        assert "pump" not in {hit.document_id for hit in answerer.ask("What colour is the new pump?").hits}


def test_a_question_may_be_as_long_as_the_limit_and_no_longer(answerer: Answerer) -> None:
    assert answerer.ask("؟" * LONGEST_QUESTION).abstain_reason == "not_a_question"
    with pytest.raises(InvalidQuestion):
        answerer.ask("a" * (LONGEST_QUESTION + 1))


def test_hits_are_as_many_as_asked_for_and_in_order(answerer: Answerer) -> None:
    hits = answerer.ask(Inquiry(CONFERENCE, top_k=3)).hits
    assert [hit.rank for hit in hits] == [1, 2, 3]
    assert sorted((hit.score for hit in hits), reverse=True) == [hit.score for hit in hits]
    assert len(answerer.search(CONFERENCE, top_k=5).hits) == 5


def test_warming_up_needs_no_document(empty: Answerer) -> None:
    empty.warm_up()
    assert empty.ask("Who visited whom?").abstain_reason == "empty_collection"
