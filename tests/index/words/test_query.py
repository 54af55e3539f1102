"""Questions as concepts, with a lexicon small enough to know every alternative."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.words.lexicon import Lexicon
from index.words.query import MOST_CONCEPTS, expand
from index.words.question_words import question_words
from index.words.sparse import SparseIndex
from index.words.sparse_query import SparseQuery
from index.words.term_hash import term_hash
from index.words.terms import passage_terms
from tests.corpus.disguises import disguised
from tests.index.tiny_lexicon import ar, en, save_tiny_lexicon, terms

BUNDLED = Lexicon.load()
QUESTION = "Where was the conference on solar power held in Kuwait?"


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    return Lexicon.load(save_tiny_lexicon(tmp_path_factory.mktemp("lexicon")))


def everywhere(hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
    return np.ones(len(hashes), np.int64)


def index_of(*texts: str) -> SparseIndex:
    index = SparseIndex()
    for key, text in enumerate(texts):
        counted = passage_terms(text)
        index.add(key, counted, sum(counted.values()))
    return index


def alternatives(query: SparseQuery) -> list[dict[str, float]]:
    """Return the weighted terms of each concept, by name."""
    names = {term_hash(term): term for term in [*terms(), *passage_terms(QUESTION)]}
    found: list[dict[str, float]] = [{} for _ in range(query.concepts.max(initial=-1) + 1)]
    for hash_, weight, concept in zip(query.hashes.tolist(), query.weights.tolist(), query.concepts, strict=True):
        found[concept][names.get(hash_, "?")] = weight
    return found


def test_a_word_brings_its_translations_weighted_by_chance(lexicon: Lexicon) -> None:
    (concept,) = alternatives(expand("conference", everywhere, lexicon=lexicon))
    assert concept.keys() >= {en("conference"), ar("مؤتمر"), ar("اجتماع")}
    assert concept[ar("مؤتمر")] == pytest.approx(2 * concept[ar("اجتماع")], rel=0.01)


def test_a_word_brings_words_that_share_its_translations(lexicon: Lexicon) -> None:
    (concept,) = alternatives(expand("conference", everywhere, lexicon=lexicon))
    assert 0 < concept[en("meeting")] < concept[en("conference")]


def test_translations_that_the_index_does_not_hold_make_room_for_those_it_does(lexicon: Lexicon) -> None:
    both = index_of("عقد الاجتماع أمس", "عقد المؤتمر أمس")
    one = index_of("عقد الاجتماع أمس")
    (of_both,) = alternatives(expand("conference", both.frequencies, lexicon=lexicon))
    (of_one,) = alternatives(expand("conference", one.frequencies, lexicon=lexicon))
    assert {ar("مؤتمر"), ar("اجتماع")} <= of_both.keys()
    assert ar("مؤتمر") not in of_one
    assert of_one[ar("اجتماع")] > of_both[ar("اجتماع")]


def test_translations_of_a_word_weigh_the_same_together_however_many_there_are(lexicon: Lexicon) -> None:
    def together(question: str) -> float:
        (concept,) = alternatives(expand(question, everywhere, lexicon=lexicon))
        return sum(weight for term, weight in concept.items() if term.startswith("a:"))

    assert together("conference") == pytest.approx(together("solar"), rel=0.01)
    assert together("conference") == pytest.approx(together("power"), rel=0.01)


def test_neighbours_shift_what_a_word_means(lexicon: Lexicon) -> None:
    (alone,) = alternatives(expand("power", everywhere, lexicon=lexicon))
    solar, power = alternatives(expand("solar power", everywhere, lexicon=lexicon))
    assert power[ar("طاقة")] > alone[ar("طاقة")]
    assert power[ar("سلطة")] < alone[ar("سلطة")]
    assert ar("شمس") in solar and ar("شمس") not in power
    _, apart, _ = alternatives(expand("solar conference power", everywhere, lexicon=lexicon))
    assert apart == alternatives(expand("conference", everywhere, lexicon=lexicon))[0]


def test_stop_words_are_no_concepts(lexicon: Lexicon) -> None:
    assert [concept.terms[0] for concept in question_words(QUESTION, lexicon)] == [
        en("conference"),
        en("solar"),
        en("power"),
        en("held"),
        en("Kuwait"),
    ]


def test_a_word_asked_twice_counts_once(lexicon: Lexicon) -> None:
    assert question_words("Kuwait, Kuwait! KUWAIT", lexicon) == question_words("Kuwait", lexicon)


@pytest.mark.parametrize("question", ["who is mirziyoyev", "Who is Mirziyoyev", "who is MIRZIYOYEV"])
def test_a_name_that_the_lexicon_lacks_is_found_by_its_sound(lexicon: Lexicon, question: str) -> None:
    index = index_of("التقى ميرزاييف الوفد", "وصل الوفد إلى الكويت")
    keys, _ = index.score(expand(question, index.frequencies, lexicon=lexicon))
    assert keys.tolist() == [0]


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("mata 3oqed mo2tamar mokafa7at el er7ab fel kuwait?", "عقد مؤتمر مكافحة الإرهاب في الكويت"),
        ("meen ra2ees uzbekistan", "قال رئيس أوزبكستان"),
        ("meen ra2ees el 7okooma", "The head of the government spoke"),
    ],
)
def test_arabic_in_latin_letters_finds_its_passage(question: str, passage: str) -> None:
    index = index_of("تساقط المطر على الجبال", "عقدت ندوة في القاهرة", "The weather was fine", passage)
    keys, scores = index.score(expand(question, index.frequencies, lexicon=BUNDLED))
    assert keys[scores.argmax()] == 3


def test_an_unknown_name_prefers_its_spelling_to_what_merely_sounds_like_it(lexicon: Lexicon) -> None:
    index = index_of("وصل زيلينسكي", "قال زالنسك")
    keys, scores = index.score(expand("Zelensky", index.frequencies, lexicon=lexicon))
    assert keys[scores.argmax()] == 0


def test_a_known_word_in_lower_case_is_not_treated_as_a_name(lexicon: Lexicon) -> None:
    assert question_words("conference", lexicon)[0].terms == (en("conference"),)
    assert len(question_words("Conference", lexicon)[0].terms) == 2


@pytest.mark.parametrize("question", ["", "  ", "؟!", "من في على", "the of and", "\u064e\u0640", "ء", "\ud800"])
def test_a_question_without_topic_is_an_empty_query(lexicon: Lexicon, question: str) -> None:
    query = expand(question, everywhere, lexicon=lexicon)
    assert query.hashes.dtype == np.uint64 and query.weights.dtype == np.float32
    assert len(query.hashes) == len(query.weights) == len(query.concepts) == 0
    assert index_of("الكويت").score(query)[0].tolist() == []


def test_a_long_question_is_searched_by_its_first_words(lexicon: Lexicon) -> None:
    names = [f"w{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(MOST_CONCEPTS + 50)]
    query = expand(" ".join(names), everywhere, lexicon=lexicon)
    assert query.concepts.max() + 1 == MOST_CONCEPTS
    assert term_hash(f"e:{names[0]}") in query.hashes
    assert term_hash(f"e:{names[-1]}") not in query.hashes


def test_an_english_question_finds_the_arabic_passage(lexicon: Lexicon) -> None:
    texts = ["عقد مؤتمر الطاقة في الكويت", "سقطت السلطة في العاصمة", "طلعت الشمس", "The weather was fine"]
    index = index_of(*texts)
    keys, scores = index.score(expand(QUESTION, index.frequencies, lexicon=lexicon))
    assert texts[keys[scores.argmax()]] == texts[0]
    assert 3 not in keys


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("الشيخ عبدالله", "زار الشيخ عبد الله العاصمة"),
        ("الشيخ عبد الله", "زار الشيخ عبدالله العاصمة"),
        ("أبوظبي", "افتتح في أبي ظبي معرض"),
        ("أبو ظبي", "افتتح في أبوظبي معرض"),
        ("ابوظبى", "افتتح في أبو ظبي معرض"),
        ("قيرقيزستان", "وفد قرغيزستان"),
        ("قرغيزستان", "وفد قيرغيزستان"),
        ("دوشانبي", "انعقدت القمة في دوشنبه"),
        ("Dushanbe", "انعقدت القمة في دوشنبه"),
        ("6", "حضر ستة وزراء"),
        ("ستة", "حضر ٦ وزراء"),
        ("six", "حضر ٦ وزراء"),
        ("آل نهيان", "الشيخ محمد بن زايد آل نهيان"),
        ("علي", "وصل علي إلى القاعة"),
        ("الحكومه", "اجتمعت الحكومة"),
        ("مسئول", "قال مسؤول"),
        ("إسلام", "اسلام"),
    ],
)
def test_spellings_meet(lexicon: Lexicon, question: str, passage: str) -> None:
    index = index_of("تساقط المطر على الجبال", passage)
    keys, _ = index.score(expand(question, index.frequencies, lexicon=lexicon))
    assert keys.tolist() == [1]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from("متى عقد مؤتمر علي الكويت 2025 Kuwait solar power".split()), max_size=5), st.data())
def test_a_disguised_question_asks_the_same(question: list[str], data: st.DataObject) -> None:
    hidden = [data.draw(disguised(word)) for word in question]
    assert Counter(passage_terms(" ".join(hidden))) == Counter(passage_terms(" ".join(question)))


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_question_is_a_query_in_columns(question: str) -> None:
    query = expand(question, everywhere, lexicon=BUNDLED)
    assert len(query.hashes) == len(query.weights) == len(query.concepts)
    assert (query.weights > 0).all() and np.isfinite(query.weights).all()
    assert (np.diff(query.concepts) >= 0).all()
    assert set(query.concepts.tolist()) == set(range(query.concepts.max(initial=-1) + 1))


@pytest.mark.parametrize("stated", [False, True])
def test_a_capital_brings_its_country_where_no_passage_names_it(lexicon: Lexicon, stated: bool) -> None:
    """Oslo stands for Norway, but where a text has Oslo itself it is asked about."""

    def frequencies(hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
        return np.where(hashes == term_hash("e:oslo"), int(stated), 0)

    query = expand("What did Oslo refuse?", frequencies, lexicon=lexicon)
    assert (term_hash("e:norway") in query.hashes.tolist()) is not stated
