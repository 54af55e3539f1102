"""Hand-written cases in both languages (| marks the cuts), the properties of spans, and the bundled article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import bundled_article
from corpus.sentences import CLAUSE_WORDS, LONG_SENTENCE_WORDS, sentence_spans
from corpus.split import split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


CASES = {
    "full stops": [
        "عُقد المؤتمر في الكويت. | وحضره مئات الوزراء. | ثم انتهى.",
        "The summit ended. | Delegates left on Friday.",
        "قال نعم. | The next one is English. | ثم عربية.",
        "بلا نقطة في آخرها",
        "انتهى الاجتماع . | وبدأ المؤتمر .",
    ],
    "questions and exclamations": [
        "متى عُقد المؤتمر؟ | ومن حضره؟ | لا أعلم!",
        "Really?! | Yes. | No!",
        "ماذا؟! | لا أصدق!! | حقاً؟؟",
        "لماذا؟|لأنه كذلك.",
        "Yahoo! shares fell, and Ask.com rose.",
    ],
    "commas and semicolons join": [
        "ذهب إلى السوق، ثم عاد، ثم نام.",
        "ولَّت وجهها شطر إحدى دول الشرق الأوسط؛ دولةٌ صغيرة المساحة لكنها واسعة الخبرة.",
        "He came; he saw; he won. | Then he left.",
        "كانت لديه أسباب: المال؛ الوقت؛ الصحة.",
    ],
    "closing quotes and brackets": [
        "قال: ”لا يمكن لأي دولة أن تنجح بمفردها.“ | ثم غادر القاعة.",
        "وأضاف: «سوف نستثمر في الطاقة.» | وناقش الطرفان السياحة.",
        'He said "We will stay." | Then he left.',
        "She smiled. | ‘Of course.’ | He nodded.",
        "It failed (badly.) | Nobody knew.",
        "هذا مثبت.[12][3] | وهذا كذلك.[٤]",
        "قال « نعم . » | وخرج الجميع.",
    ],
    "titles in quotes stay within their sentence": [
        "قرأ رواية «أين ذهب الجميع؟» ثم كتب عنها. | وأعجبته.",
        "شاهدنا مسرحية “هاملت! يا هاملت!” في عمّان.",
        "The play “Who's Afraid? Nobody. Not I.” ran for years.",
        'He wrote "What is to be done?" in 1902.',
        "مجلس التعاون (أُسس في الرياض؟ أم في أبوظبي؟) منظمة إقليمية.",
        'وصفها بأنها "رائعة! مذهلة!" وأثنى عليها.',
    ],
    "quoted speech ends a sentence in English": [
        "He asked, “Are you coming?” | Nobody answered.",
        "“Are you coming?” he asked. | Nobody answered.",
        '"No. We stay." | That was all.',
    ],
    "text between two quotations is not quoted": [
        'قال "نعم"، ثم سكت. | وأضاف بعد ذلك:"لا" ثم خرج.',
        "”سنبقى هنا“ قالها. | ثم كررها ”سنبقى هنا“ مرتين.",
    ],
    "numbers": [
        "بلغت القيمة 1.1 مليار دولار. | وارتفعت ١٫١ في المئة.",
        "It grew 3.5%. | Then 1.25 more.",
        "It happened in 2024. | 300 people came.",
        "حدث ذلك عام 2024. | 300 شخص حضروا.",
        "صدر عام 1990م. | وأعيد طبعه.",
        "1. البند الأول. | 2. البند الثاني.",
        "2.1. Scope. | It is wide.",
        "See No. 5 and Fig. 3, pp. 10–12. | No. | He stayed.",
    ],
    "addresses and file names": [
        "See https://example.com/a.b?q=1.2. | Then write to a.b@example.org. | Thanks.",
        "Open fold.py and README.md. | Then run it.",
        "انظر www.example.com/a.html?q=ب. | وشكراً.",
        "Use Windows. | .NET is required.",
    ],
    "English abbreviations": [
        "Mr. Smith met Dr. Jones. | Prof. Lee and Mrs. Ali left.",
        "J. K. Rowling wrote it. | George W. Bush read it.",
        "The U.S. Senate voted. | He left the U.S. | The vote stood.",
        "Fruit, e.g. Apples, i.e. Food, cf. Pears vs. Plums. | Done.",
        "He works at Acme Inc. Ltd. in Doha. | Acme Inc. | The firm is old.",
        "She holds a Ph.D. | Her Ph.D. Supervisor agreed.",
        "He met Martin Luther King Jr. in Jan. 1963. | So did I. | Ali did not.",
        "Bring pens, paper, etc. | The rest is there.",
        "She (Dr. Ali) and “Mr. X” met.",
    ],
    "Arabic abbreviations": [
        "قال د. أحمد زكي. | ثم قال أ. د. وليد علي ذلك.",
        "التقى د. وفاء ود. سالم وأ.د. منى. | ثم غادروا.",
        "انظر ص. 15 من الكتاب، ج. ٢. | وهو مطبوع.",
        "توفي عام 323 ق.م. في بابل. | ودفن في الإسكندرية.",
        "سافر إلى مصر سنة 199 هـ. | وفي مصر كتب الرسالة.",
        "عاش بين 300 م. و 350 م. في دمشق.",
        "يبيع الكتب، الأقلام، إلخ. في المكتبة. | ثم أغلق.",
        "دَ. مُحَمَّد حاضر. | نعم.",
        "وصل التقدّم. | ثم توقف.",  # a mark before the last letter does not make it a letter on its own
    ],
    "ellipses": [
        "لا أدري... | ربما غداً. | لعل…",
        "Wait... what? | Fine… | He left.",
        "wait . . . then go. | Done.",
        "… ثم قال نعم.",
        "[…] ثم قال نعم.",
    ],
    "invisible characters": [
        "قال نعم.\u200f | وقال لا.\u200f",
        "قال د\u200f. أحمد. | \u202bنعم\u202c.",
        "قال نعم.\u00a0|ثم خرج.",
    ],
    "nothing but signs is no sentence of its own": [
        "*** Breaking. ***",
        "قال نعم. 🙂 !!!",
        "— . — نعم.",
    ],
}


LABELLED = {f"{topic} {number}": case for topic, cases in CASES.items() for number, case in enumerate(cases, 1)}


@pytest.mark.parametrize("case", LABELLED.values(), ids=LABELLED)
def test_cuts(case: str) -> None:
    text = case.replace("| ", "").replace("|", "")
    assert sentences(text) == [sentence.strip() for sentence in case.split("|")]


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0"])
def test_blank_text_has_no_sentence(text: str) -> None:
    assert sentence_spans(text) == []


@pytest.mark.parametrize("text", ["...", "؟", "«»", "🙂"])
def test_text_without_a_word_is_one_span(text: str) -> None:
    assert sentences(text) == [text]


def test_a_sentence_too_long_to_quote_is_cut_at_its_semicolons() -> None:
    clause = "وقد ناقش الوزراء في هذا الاجتماع سبل التعاون بين دول المنطقة؛"
    text = " ".join([clause] * 12)
    assert sentences(text) == [clause] * 12
    english = "the ministers discussed ways of working together;"
    assert sentences(" ".join([english] * 12)) == [english] * 12


def test_items_of_a_long_list_are_not_cut_apart() -> None:
    text = " ".join(["القاهرة؛"] * (LONG_SENTENCE_WORDS + 10))
    assert all(len(sentence.split()) >= CLAUSE_WORDS for sentence in sentences(text))


def test_a_long_sentence_without_semicolons_stays_whole() -> None:
    text = "كلمة، " * 300 + "كلمة."
    assert sentences(text) == [text]


# What every rule looks at: terminators, quotes, brackets, abbreviations, marks, controls, both scripts.
PIECES = [*".!?؟…؛;،«»“”\"'()[]| \u00a0\u200f\u0640\u064b1٢", "د", "Mr", "No", "نعم", "The", "the", " . ", "ق.م"]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=80))
def test_spans_are_trimmed_ordered_disjoint_and_cover_the_text(text: str) -> None:
    spans = sentence_spans(text)
    covered = ""
    position = 0
    for start, end in spans:
        assert position <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not text[position:start].strip()
        covered += text[start:end]
        position = end
    assert not text[position:].strip()
    assert "".join(covered.split()) == "".join(text.split())


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_a_sentence_is_not_cut_again(text: str) -> None:
    first, *_ = [*sentences(text), ""]
    assert len(sentences(first)) <= 1


@pytest.mark.parametrize(
    "piece", ["ب", ".", "؟", ". ", ".)", "a. ", "1. ", "(.", '"', "«", "؛ ", "\u200b. ", "؟ \u200f"]
)
def test_half_a_million_characters_of_one_kind(piece: str) -> None:
    text = piece * (500_000 // len(piece)) + "،"
    spans = sentence_spans(text)
    assert spans[0][0] == 0 and spans[-1][1] == len(text)


def test_the_article_is_cut_as_its_translation_is_aligned() -> None:
    for passage in split(bundled_article()):
        assert passage.translation is not None
        assert sentences(passage.text) == [source for source, _ in passage.translation.sentences]
        assert sentences(passage.translation.text) == [translated for _, translated in passage.translation.sentences]
