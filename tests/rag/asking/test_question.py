"""What questions ask for, in the wording of books and of streets; none of them is about the bundled article."""

import pytest

from rag.asking.question import understand

CASES = [
    # (question, type, expects)
    ("من اخترع العجلة؟", "who", "person"),
    ("من هو مدير المتحف؟", "who", "person"),
    ("مين بنى المنارة؟", "who", "person"),
    ("منو صاحب المزرعة؟", "who", "person"),
    ("Whom did the board elect?", "who", "person"),
    ("Which engineer drew the bridge?", "who", "person"),
    ("من هو سليم حداد؟", "definition", "definition"),
    ("Who was Selim Haddad?", "definition", "definition"),
    ("Who was named best baker in Ghent?", "who", "person"),
    ("Who is against it?", "who", "person"),
    ("متى افتُتح الجسر؟", "when", "date"),
    ("امتى فتحوا المتحف؟", "when", "date"),
    ("في أي عام نُقل السوق؟", "when", "date"),
    ("In what year did the bridge open?", "when", "date"),
    ("أين تقع البحيرة؟", "where", "place"),
    ("وين صار الحفل؟", "where", "place"),
    ("الحفل كان فين؟", "where", "place"),
    ("Which country grows the most dates?", "where", "place"),
    ("كم عدد الصيادين؟", "how_many", "number"),
    ("قديش في محلات بالسوق؟", "how_many", "number"),
    ("چم بيت بالقرية؟", "how_many", "number"),
    ("How many boats sank?", "how_many", "number"),
    # What somebody is who is named, and who somebody is by what he is.
    ("Lena Forsberg, who is she?", "definition", "definition"),
    ("سليم حداد مين هو؟", "definition", "definition"),
    ("What is Lena Forsberg's position?", "definition", "definition"),
    ("What position does Lena Forsberg hold?", "definition", "definition"),
    ("ما منصب سليم حداد؟", "definition", "definition"),
    ("سليم حداد شو منصبه؟", "definition", "definition"),
    ("The mayor of Marjan, who is he?", "who", "person"),
    ("مدير الميناء وش اسمه؟", "who", "person"),
    ("Who serves as the mayor of Marjan?", "who", "person"),
    ("من يتولى منصب مدير الميناء؟", "who", "person"),
    # Of two nouns the last is asked for; what is asked about a yes goes before it; what is set aside is not asked for.
    ("Which island ruler sold the harbour?", "who", "person"),
    ("Which bank director sold the harbour?", "who", "person"),
    ("Was there a boat, and what was it?", "what", "thing"),
    ("Did any boats sink, and where were they?", "where", "place"),
    ("هل غرقت قوارب، وأين كانت؟", "where", "place"),
    ("Did the mayor say what it was?", "yes_no", "polarity"),
    ("The bridge helps in what, except money?", "what", "thing"),
    # A noun of which something is asked is not what is asked for.
    ("What is the harbour known for?", "what", "thing"),
    ("What are the two towns planning to build?", "what", "thing"),
    ("What are the island and mountain towns hoping to sell?", "what", "thing"),
    ("Do you remember what the mayor promised?", "what", "thing"),
    ("Could you say what its owner expects the sale to lead to?", "what", "thing"),
    ("What is the harbour that froze?", "where", "place"),
    ("What's the town known for its carpets?", "where", "place"),
    ("Can you tell me what the capital of the island is?", "where", "place"),
    # One is asked for, or several.
    ("Name the engineer who drew the bridge.", "who", "person"),
    ("Name the engineers who drew the bridge.", "list", "person"),
    ("اذكر المدينة التي غرقت فيها القوارب.", "where", "place"),
    ("عدّد لي القوارب التي غرقت.", "list", "list"),
    # What is said to be is nobody's words; words are.
    ("What else is said to have helped the fishermen?", "what", "thing"),
    ("What was the crew told to bring?", "what", "thing"),
    ("ما قول المدير في بيع القوارب؟", "what_said", "statement"),
    ("What is it about, in short?", "overview", "sentences"),
    ("What is it about the bridge that frightens the sheep?", "what", "thing"),
    ("What stake did the bank buy in the ferry?", "how_much", "percentage"),
    ("چم سعر التذكرة؟", "how_much", "amount"),
    ("قديش حجم القارب؟", "how_much", "amount"),
    ("كم الـ budget تبع الميناء؟", "how_much", "amount"),
    ("How many sizes are the boats made in?", "how_many", "number"),
    ("ما الذي أغرى الصيادين بترك الميناء؟", "why", "reason"),
    ("What tempted the fishermen to leave?", "why", "reason"),
    ("What brought the fishermen to Ellery?", "why", "reason"),
    ("ما الذي يدعو الصيادين إلى ترك الميناء؟", "why", "reason"),
    ("name of the ferry to Ellery", "what", "thing"),
    ("صحيح إنو القوارب غرقت كلها؟", "yes_no", "polarity"),
    # Before the colon only what it might be is weighed.
    ("Was it a handful or dozens: how many boats sank?", "how_many", "number"),
    ("شحقه نقلوا السوق؟", "why", "reason"),
    ("شقالوا عن السوق يوم نقلوه؟", "what_said", "statement"),
    ("لإيمتى السوق مفتوح؟", "when", "date"),
    ("كم تبلغ تكلفة الجسر؟", "how_much", "amount"),
    ("بكام التذكرة؟", "how_much", "amount"),
    ("التذكرة هتتكلف كام؟", "how_much", "amount"),
    ("قديش كان يدفع الصياد؟", "how_much", "amount"),
    ("What will Ada be in charge of?", "what", "thing"),
    ("what is the popluation of the town", "how_many", "number"),
    ("مرحبًا، فهل يمكن أن تخبروني كم يبلغ ثمن التذكرة؟", "how_much", "amount"),
    ("أقدّر عملكم، فهل يمكنكم التكرم بإخباري كم صيادًا غرق؟", "how_many", "number"),
    ("هل توضحون لي لماذا أُغلق السوق؟", "why", "reason"),
    ("هل تخبر الشركة زبائنها؟", "yes_no", "polarity"),
    ("I study tin. May I ask when the mine was opened?", "when", "date"),
    ("I was there when it broke. How much does it cost?", "how_much", "amount"),
    ("What was the cost of the bridge?", "how_much", "amount"),
    ("What percentage of the boats is new?", "how_much", "percentage"),
    ("كم شهرًا استمر الترميم؟", "how_long", "duration"),
    ("how mnay months did it take", "how_long", "duration"),
    ("ما الشركة التي بنت الجسر؟", "organisation", "organisation"),
    ("شو اسم الشركة اللي بنت الجسر؟", "organisation", "organisation"),
    ("Which airline flies to the island?", "organisation", "organisation"),
    ("Which airlne flies to the island?", "organisation", "organisation"),
    ("Which alliance did the town join?", "organisation", "organisation"),
    ("من الجهتان اللتان بنتا الجسر؟", "organisation", "organisation"),
    ("أي محاميين دافعا عن الصياد؟", "who", "person"),
    ("Which Ghent scribe copied the book?", "who", "person"),
    ("إلى جانب من جلس العمدة؟", "who", "person"),
    ("Could you tell me the full name of the Ghent baker's lawyer who lost?", "who", "person"),
    ("were did the market move", "where", "place"),
    ("ما المجالات التي يدرسها المعهد؟", "list", "list"),
    ("What kinds of fish are sold?", "list", "list"),
    ("What themes do the fairs deal with?", "list", "list"),
    ("Name the rivers of the valley.", "list", "place"),
    ("ليش سكروا السوق؟", "why", "reason"),
    ("المتحف اتقفل ليه؟", "why", "reason"),
    ("ما سبب إغلاق المتحف؟", "why", "reason"),
    ("ما الذي يدفع البلدية إلى بيع الرصيف؟", "why", "reason"),
    ("What drives the firm to sell the pier?", "why", "reason"),
    ("What held up the launch?", "why", "reason"),
    ("What was the tower meant to do?", "why", "reason"),
    ("What did the firm hope to gain by selling the pier?", "why", "reason"),
    ("What did the firm hope for?", "what", "thing"),
    ("ما الذي جاء بالعمدة إلى الرصيف؟", "why", "reason"),
    ("انعقد السوق عشان شو", "why", "reason"),
    ("which feilds does the firm work in", "list", "list"),
    ("What portion of the boats is new?", "how_much", "percentage"),
    ("What prison sentence did the smuggler get?", "how_long", "duration"),
    ("مذا قال العمدة؟", "what_said", "statement"),
    ("What was the purpose of the tower?", "why", "reason"),
    ("شلون وصلوا للجزيرة؟", "how", "manner"),
    ("How did they reach the island?", "how", "manner"),
    ("هل أُغلق السوق؟", "yes_no", "polarity"),
    ("وافقت البلدية على نقل السوق؟", "yes_no", "polarity"),
    ("صج إن السوق انتقل؟", "yes_no", "polarity"),
    ("Would you call the market a big one?", "yes_no", "polarity"),
    ("طحين الحجر الأبيض", "what", "thing"),
    ("الحافلة بتروح لأنهي مدينة؟", "where", "place"),
    ("هو السوق مقفول؟", "yes_no", "polarity"),
    ("Did the market move when the port was built?", "yes_no", "polarity"),
    ("I sell fish. Could you tell me whether the market serves people who sail?", "yes_no", "polarity"),
    ("السوق مفتوح الجمعة، صح؟", "yes_no", "polarity"),
    ("مين قال إن السوق سيعود؟", "who_said", "person"),
    ("ماذا قالت المديرة عن السوق؟", "what_said", "statement"),
    ("What did the director say about the market?", "what_said", "statement"),
    ("شو حكت المديرة عن السوق؟", "what_said", "statement"),
    ("قالت إيه عن السوق؟", "what_said", "statement"),
    ("بأي عبارة وصفت المديرة السوق؟", "what_said", "statement"),
    ("كيف علقت المديرة على الحريق؟", "what_said", "statement"),
    ("وبماذا ردت المديرة؟", "what_said", "statement"),
    ("With which two of its neighbours does Peru trade?", "where", "place"),
    ("كيف يصوّر الشاعر السوق؟", "what_said", "statement"),
    ("كم مكث التاجر في زمردة؟", "how_long", "duration"),
    ("أود أن أعرف من بنى السوق؟", "who", "person"),
    ("How did the director describe the market?", "what_said", "statement"),
    ("In what words did the director praise the market?", "what_said", "statement"),
    ("How is the market described?", "how", "manner"),
    ("قديش دفعوا للبنّاء؟", "how_much", "amount"),
    ("كم ظلوا بالجزيرة؟", "how_long", "duration"),
    ("شوكت سكروا السوق؟", "when", "date"),
    ("من وين أجوا الصيادين؟", "where", "place"),
    ("برعاية مين صار الحفل؟", "who", "person"),
    ("بيقدروا يدخلوا السوق بالليل؟", "yes_no", "polarity"),
    ("At what time does the market open?", "when", "date"),
    ("wen did the market open", "when", "date"),
    ("ما معنى الأفلاج؟", "definition", "definition"),
    ("لخص المقال", "overview", "sentences"),
    ("عن شو بيحكي النص؟", "overview", "sentences"),
    ("What is this about?", "overview", "sentences"),
    ("ما الفرق بين المنارتين؟", "comparison", "sentences"),
    ("Compare the two lighthouses", "comparison", "sentences"),
    ("ارتفاع المنارة", "how_much", "amount"),
    ("lighthouse opening date", "when", "date"),
    ("bridge builder name", "what", "name"),
    ("إلى من انضمّ الأمير الأوزبكي؟", "who", "person"),
    ("الأمير راح عند مين؟", "who", "person"),
    ("شركة كورية تمويل الجسر", "organisation", "organisation"),
    ("تمويل الجسر", "how_much", "amount"),
    ("bank loan sector", "what", "thing"),
    ("wool export destination for dyed yarns", "where", "place"),
    ("company behind tin mine in Marjan", "organisation", "organisation"),
    ("عاصمتا زمردة ومرجان", "where", "place"),
    ("fishing zones", "where", "place"),
    ("who is marjans harbor minster?", "who", "person"),
    ("how many mnths did it take", "how_long", "duration"),
    ("كم شهراا استمر الترميم؟", "how_long", "duration"),
    ("قد إيه يقدروا يقعدوا في الجزيرة؟", "how_long", "duration"),
    ("كم سيدوم الترميم؟", "how_long", "duration"),
    ("كم طول الجسر؟", "how_much", "amount"),
    ("Any idea what the bridge over the valley will cost?", "how_much", "amount"),
    ("Do you happen to know where the market moved?", "where", "place"),
    ("Under whose flag did the crew sail?", "organisation", "organisation"),
    ("تحت علم من أبحر الطاقم؟", "organisation", "organisation"),
    ("bridge funding", "how_much", "amount"),
    ("فهل تتكرمون بإخباري متى افتتح الجسر؟", "when", "date"),
    ("هل يمكن أن تخبروني كم شخصا عبر الجسر؟", "how_many", "number"),
]


@pytest.mark.parametrize(("question", "kind", "expects"), CASES)
def test_wording_tells_what_is_asked(question: str, kind: str, expects: str) -> None:
    asked = understand(question)
    assert (asked.type, asked.expects) == (kind, expects)


@pytest.mark.parametrize(("question", "kind", "expects"), CASES)
def test_courtesy_changes_nothing(question: str, kind: str, expects: str) -> None:
    polite = (
        f"لو سمحت، {question}" if understand(question).language == "ar" else f"Could you please tell me, {question}"
    )
    asked = understand(polite)
    assert (asked.type, asked.expects) == (kind, expects)


def test_the_words_that_ask_are_a_slice_of_the_question_and_no_part_of_its_topic() -> None:
    question = "لو سمحت، في أيّ مدينةٍ وُلدت؟"
    asked = understand(question)
    assert asked.cue is not None
    assert question[slice(*asked.cue)] == "في أيّ"
    assert (asked.head, asked.several, asked.topic) == ("مدينه", False, "مدينةٍ وُلدت؟")
    assert understand("بين أي مدينتين تسير الحافلة؟").several
    assert understand("ما الجهتان اللتان بنتا الرصيف؟").expects == "organisation"


def test_disguises_change_nothing() -> None:
    plain = understand("متى أُغلق سوق السمك في دولة الكويت؟")
    for disguised in (
        "مَتَى أُغْلِقَ سُوقُ السَّمَكِ فِي دَوْلَةِ الكُوَيْتِ؟",
        "متي اغلق سوق السمك في دوله الکویت",
        "مـتى اغلق سوق السمك في دولة الكويت",
    ):
        asked = understand(disguised)
        assert (asked.type, asked.expects) == (plain.type, plain.expects)
        assert [each.terms for each in asked.constraints] == [each.terms for each in plain.constraints]


@pytest.mark.parametrize(
    ("question", "expects"),
    [("wein sar el ejtima3?", "place"), ("emta iftata7 el mat7af?", "date"), ("Which men won?", "thing")],
)
def test_arabizi_asks_too_and_only_where_it_is_spoken(question: str, expects: str) -> None:
    assert understand(question).expects == expects


def test_no_noun_of_what_somebody_said_is_asked_for() -> None:
    assert understand("Who said the minister was late?").head is None
    assert understand("Who is the minister who said so?").head == "minister"


def test_no_noun_after_another_article_is_asked_for() -> None:
    assert understand("Who met the minister?").head is None
    assert understand("Which Ghent minister met the mayor?").head == "minister"


def test_two_of_what_is_asked_for_are_several_and_a_place_is_no_two() -> None:
    two, sea = understand("أي زعيمين حضرا الحفل؟"), understand("تجارة البحرين")
    assert (two.head, two.several, sea.expects) == ("زعيمين", True, "thing")


def test_who_writes_without_capitals_asks_for_names_too() -> None:
    assert understand("who was selim haddad").type == "definition"


@pytest.mark.parametrize(
    ("question", "searched"),
    [
        ("What do the documents say about Riga?", "Riga?"),
        ("Please tell me about the harbour of Riga.", "the harbour of Riga."),
        ("ماذا تقول الوثائق عن الميناء؟", "الميناء؟"),
        ("ماذا ورد في النص عن الميناء؟", "الميناء؟"),
        ("What did the mayor say about Riga?", "What did the mayor say about Riga?"),
        ("Who closed the harbour?", "Who closed the harbour?"),
        ("Tell me about", "Tell me about"),
        ("adn what about the harbour?", "adn what about the harbour?"),
    ],
)
def test_words_that_only_ask_to_be_told_are_not_searched_for(question: str, searched: str) -> None:
    assert understand(question).searched == searched


@pytest.mark.parametrize(
    ("question", "sums_up"),
    [
        ("Summarise the article about Oman", True),
        ("Sum it up in two sentences", True),
        ("لخص النص", True),
        ("Summarise the cooperation between Oman and Peru", False),
        ("لخص لي التعاون بين عمان وبيرو", False),
        ("Who is the mayor of Marjan?", False),
    ],
)
def test_a_whole_document_is_summed_up_unless_names_say_of_what(question: str, sums_up: bool) -> None:
    assert understand(question).sums_up is sums_up
