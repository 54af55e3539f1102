"""Everyday words and phrases of questions are expanded by terms of passages."""

import pytest

from index.words.expansions import expansions
from index.words.lexicon import Lexicon
from index.words.query import expand
from index.words.term_hash import term_hash
from tests.index.words.test_query import everywhere


@pytest.mark.parametrize(
    ("question", "stem", "expansion"),
    [
        ("Which harbour did the mayor travel to?", "e:travel", "a:زار"),
        ("Who went to see the lighthouse?", "e:see", "e:visit"),
        ("How many sailors turned up?", "e:turn", "e:attend"),
        ("كم عساكر وصلوا الميناء؟", "a:عساكر", "a:جنود"),
        ("Where is the mill headquartered?", "e:headquart", "a:مقر"),
        ("Who was the baker's husband?", "e:husband", "a:تزوج"),
        ("Who came across the wreck?", "e:came", "e:discov"),
        ("الدخول ببلاش للطلاب؟", "a:بلاش", "e:free"),
        ("لماذا تأخر الافتتاح؟", "a:تاخر", "a:اجل"),
        ("What do the sailors hope to sell?", "e:hope", "e:aspir"),
        ("What do the sailors hope to sell?", "e:sell", "e:export"),
        ("Which diplomat saw the harbour?", "e:diplomat", "a:سفير"),
        ("Who works with the pilots?", "e:work", "e:cooper"),
        ("What perils do the sailors face?", "e:peril", "e:threat"),
        ("ماذا قال القبطان عن جنود الميناء؟", "a:جنود", "a:جيش"),
        ("Who pulled out of the race?", "e:pull", "e:withdrew"),
        ("كم مصاري راحت عالمنارة؟", "a:مصار", "a:تمويل"),
    ],
)
def test_everyday_words_are_expanded(question: str, stem: str, expansion: str) -> None:
    assert expansion in expansions(question)[stem]


@pytest.mark.parametrize("expansion", ["e:build", "e:increas"])
def test_a_phrase_has_the_expansions_of_all_its_rows(expansion: str) -> None:
    """Lighthouses go up, and so do prices."""
    assert expansion in expansions("What went up beside the harbour?")["e:went"]


@pytest.mark.parametrize(
    "question", ["Who turned the wheel?", "What did the lighthouse cost?", "متى زار الوفد الميناء؟", ""]
)
def test_other_words_are_not_expanded(question: str) -> None:
    assert expansions(question) == {}


def test_an_expansion_weighs_less_than_the_word() -> None:
    query = expand("Where did the pilot travel?", everywhere, lexicon=Lexicon.load())
    weights = dict(zip(query.hashes.tolist(), query.weights.tolist(), strict=True))
    assert weights[term_hash("e:travel")] == 1
    assert 0.5 < weights[term_hash("e:visit")] < 1
    assert query.hashes[query.concepts == query.concepts.max()][0] == term_hash("e:travel")
