"""Text as people, PDFs and attackers write it: found like the plain words, kept as it was, and read in linear time."""

import unicodedata
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from corpus.document import DocumentInfo, new_document
from corpus.fold import bare, fold, fold_with_origins
from corpus.language import detect_language
from corpus.sentences import sentence_spans
from index.library import Library
from index.local.library import LocalLibrary
from index.storage.models import Models
from index.vectors.static_encoder import StaticEncoder
from index.words.analysis import Analyzer, bundled_analyzer
from index.words.lexicon import Lexicon
from index.words.terms import passage_terms
from tests.corpus.disguises import BIDI_CONTROLS, INVISIBLE, disguised

PARAGRAPHS = [
    "عُقد مؤتمر مكافحة الإرهاب في الكويت في 4 نوفمبر 2024 بمشاركة 450 مسؤولاً.",
    "وقّعت أبوظبي ودوشنبه اتفاقية للطاقة المتجددة بقيمة 1500 مليون دولار.",
    "زار الشيخ علي مدينة سمرقند القديمة والتقى عبدالله في المكتبة الكبرى.",
    "The World Cup final was played in Doha, and thousands of visitors arrived by sea.",
    "Farmers in the valley grow cotton, apricots and wheat along the old river.",
]
QUESTIONS = {
    "متى عقد مؤتمر مكافحة الإرهاب في الكويت": 1,
    "ماذا وقعت أبوظبي مع دوشنبه": 2,
    "من زار مدينة سمرقند القديمة": 3,
    "Where was the World Cup final played": 4,
    "What do farmers in the valley grow": 5,
}
ARABIC_QUESTIONS = [question for question in QUESTIONS if not question.isascii()]
ENGLISH_QUESTIONS = [question for question in QUESTIONS if question.isascii()]


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return bundled_analyzer(Lexicon.load())


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, analyzer: Analyzer) -> Iterator[Library]:
    library = LocalLibrary(tmp_path_factory.mktemp("home"), Models(StaticEncoder(), analyzer))
    library.add("default", new_document("\n".join(PARAGRAPHS), DocumentInfo("d")))
    yield library
    library.close()


def found(library: Library, question: str) -> list[str]:
    """Return the ids of the passages of document `d` in rank order."""
    return [hit.passage_id for hit in library.search(question, ["default"], top_k=5).hits]


def spelled(*pairs: str) -> Callable[[str], str]:
    """Return what writes the second letter of each pair in place of the first."""
    return lambda text: text.translate({ord(pair[0]): pair[1:] for pair in pairs})


def between_letters(inserted: str) -> Callable[[str], str]:
    return lambda text: "".join(letter + inserted if letter.isalnum() else letter for letter in text)


def isolated_forms(text: str) -> str:
    """Return the text in isolated presentation forms, lam-alef as one letter."""
    forms = {
        unicodedata.normalize("NFKC", chr(code)): chr(code)
        for code in range(0xFE80, 0xFEFD)
        if "ISOLATED FORM" in unicodedata.name(chr(code), "")
    }
    for plain in sorted(forms, key=len, reverse=True):
        text = text.replace(plain, forms[plain])
    return text


ARABIC_DISGUISES: dict[str, Callable[[str], str]] = {
    "full harakat": between_letters("\u064e\u0651"),
    "tatweel": between_letters("ـــ"),
    "isolated presentation forms": isolated_forms,
    "Farsi yeh and keheh": spelled("يی", "كک"),
    "hamza nowhere": spelled("أا", "إا", "آا", "ؤو", "ئي"),
    "hamza anywhere": spelled("اأ"),
    "heh for teh marbuta": spelled("ةه"),
    "teh marbuta for heh": spelled("هة"),
    "unclosed isolate": lambda text: f"\u2067{text}",
    "a thousand nested isolates": lambda text: "\u2067" * 1_000 + text,
    "byte order mark": lambda text: f"\ufeff{text}",
    "wide spaces": spelled(" \u3000"),
}
ENGLISH_DISGUISES: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "full width": lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
    "Cyrillic homoglyphs": spelled("aа", "cс", "eе", "oо", "pр", "xх", "yу", "iі"),
    "soft hyphens": between_letters("\u00ad"),
    "accents": between_letters("\u0301"),
}


@pytest.mark.parametrize("disguise", ARABIC_DISGUISES)
@pytest.mark.parametrize("question", ARABIC_QUESTIONS)
def test_a_disguised_arabic_question_finds_the_same_passage(library: Library, question: str, disguise: str) -> None:
    written = ARABIC_DISGUISES[disguise](question)
    assert found(library, written)[0] == found(library, question)[0] == f"d#p{QUESTIONS[question]}"


@pytest.mark.parametrize("disguise", ENGLISH_DISGUISES)
@pytest.mark.parametrize("question", ENGLISH_QUESTIONS)
def test_a_disguised_english_question_finds_the_same_passage(library: Library, question: str, disguise: str) -> None:
    written = ENGLISH_DISGUISES[disguise](question)
    assert written != question
    assert found(library, written)[0] == found(library, question)[0] == f"d#p{QUESTIONS[question]}"


@pytest.mark.parametrize("hidden", INVISIBLE, ids=lambda c: f"U+{ord(c):04X}")
@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_unseen_inside_words_changes_the_hits(library: Library, question: str, hidden: str) -> None:
    written = between_letters(hidden)(question)
    assert found(library, written) == found(library, question)


@given(st.sampled_from(list(QUESTIONS)), st.data())
@settings(max_examples=30, deadline=None)
def test_all_disguises_at_once_change_no_hit(library: Library, question: str, data: st.DataObject) -> None:
    written = " ".join(data.draw(disguised(word)) for word in question.split())
    assert found(library, written) == found(library, question)


@pytest.mark.parametrize("number", ["1500", "١٥٠٠", "۱۵۰۰", "1,500", "١٬٥٠٠", "١5۰0", "１５００"])
def test_one_number_in_three_kinds_of_digits_is_found(library: Library, number: str) -> None:
    assert found(library, f"{number} مليون")[0] == "d#p2"


@given(st.lists(st.sampled_from([*PARAGRAPHS[0].split(), *PARAGRAPHS[3].split()]).flatmap(disguised), min_size=1))
@settings(max_examples=40, deadline=None)
def test_a_quote_of_disguised_words_is_the_text_as_stored(written: list[str]) -> None:
    text = " ".join(written)
    folded = fold_with_origins(text)
    at = 0
    for word in written:
        length = len(fold(word))
        start, end = folded.raw_span(at, at + length)
        assert text[start:end] == word
        at += length + 1


@pytest.mark.parametrize("disguise", ARABIC_DISGUISES)
def test_a_disguised_document_is_found_and_kept_as_it_is(library: Library, disguise: str) -> None:
    written = ARABIC_DISGUISES[disguise]("انفجر بركان هائل قرب الجزيرة المهجورة")
    library.add("disguised", new_document(f"{written}\nلا شيء هنا", DocumentInfo("v")))
    result = library.search("أين انفجر البركان الهائل", ["disguised"], top_k=1)
    assert result.hits[0].passage_id == "v#p1"
    assert library.passage("disguised", "v", 1).passage.text == written


@pytest.mark.parametrize(
    "blank",
    ["", " \n\t", "\u064e" * 50, "ـ" * 50, "".join(BIDI_CONTROLS), "؟؟!", "\x00", "\u2028", "\ufffe", "\ud800", "ء"],
)
def test_a_blank_question_is_no_error(library: Library, blank: str) -> None:
    for hit in library.search(blank, ["default"], top_k=5).hits:
        assert hit.scores.get("coverage", 0.0) == 0.0


@pytest.mark.parametrize("question", ["من في على إلى", "the of and", "هل هو هذا", "فى التى"])
def test_a_question_of_stop_words_asks_for_nothing(library: Library, question: str) -> None:
    for hit in library.search(question, ["default"], top_k=5).hits:
        assert hit.scores.get("coverage", 0.0) == 0.0


SYNTAX = ['"', "*", "NEAR(", "^", "t:", "AND ", "' OR 1=1 --", "'; DROP TABLE passages; --", "%", "\\", "{}", "${x}"]


@pytest.mark.parametrize("syntax", SYNTAX)
@pytest.mark.parametrize("question", QUESTIONS)
def test_search_syntax_is_text(library: Library, question: str, syntax: str) -> None:
    assert found(library, f"{syntax} {question} {syntax}")[0] == f"d#p{QUESTIONS[question]}"
    assert found(library, question)[0] == f"d#p{QUESTIONS[question]}"


ENDLESS: dict[str, str] = {
    "one letter with 80,000 marks": "ب" + "\u064e" * 80_000,
    "80,000 marks alone": "\u0651" * 80_000,
    "a ligature of eighteen letters, 30,000 times": "ﷺ" * 30_000,
    "an Arabic word of 500,000 letters": "ك" * 500_000,
    "a Latin word of 500,000 letters": "x" * 500_000,
    "a number of 500,000 digits": "1" * 500_000,
    "a number with 250,000 commas": "1," * 250_000,
    "an acronym of 250,000 letters": "a." * 250_000,
    "100,000 nested isolates": "\u2067" * 100_000 + "نص",
    "100,000 tag characters": "نص" + "\U000e0041" * 100_000,
    "100,000 variation selectors": "نص" + "\ufe0f" * 100_000,
    "30,000 halves of names": "عبد " * 30_000,
    "100,000 open quotes": "«" * 100_000,
    "500,000 spaces": "نص" + " " * 500_000 + "نص",
}


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    return StaticEncoder()


def everywhere(hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
    return np.ones(len(hashes), np.int64)


@pytest.mark.parametrize("name", ENDLESS)
def test_an_endless_text_is_read_to_its_end(name: str, analyzer: Analyzer, encoder: StaticEncoder) -> None:
    text = ENDLESS[name]
    assert fold(text * 2) == fold(text) * 2
    assert len(bare(text)) <= 18 * len(text)
    folded = fold_with_origins(text)
    assert folded.raw_span(0, len(folded.text))[1] in (0, len(text))
    once, twice = passage_terms(text), passage_terms(text * 2)
    assert twice.total() <= 2 * once.total() + 2
    assert len(twice) <= 2 * len(once) + 2
    assert len(analyzer.expand(text, everywhere).hashes) < 10_000
    assert np.isfinite(encoder.encode_passages([text])).all()
    assert detect_language(text) in ("ar", "en", None)
    assert all(0 <= start < end <= len(text) for start, end in sentence_spans(text))


def test_endless_paragraphs_are_stored_and_the_others_found(library: Library) -> None:
    document = new_document("\n".join([*ENDLESS.values(), "غرقت السفينة قرب المنارة"]), DocumentInfo("endless"))
    assert library.add("endless", document).passages == len(ENDLESS) + 1
    hits = library.search("أين غرقت السفينة", ["endless"], top_k=3).hits
    assert hits[0].passage_id == f"endless#p{len(ENDLESS) + 1}"
