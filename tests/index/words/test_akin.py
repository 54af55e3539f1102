"""Everyday words and what tells of the same matter."""

import pytest

from index.words.akin import akin
from index.words.lexicon import Lexicon
from index.words.query import expand
from index.words.term_hash import term_hash
from tests.index.words.test_query import everywhere


@pytest.mark.parametrize(
    ("question", "own", "told"),
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
        ("كم مصاري راحت عالمنارة؟", "a:مصار", "a:تمويل"),
    ],
)
def test_words_by_which_people_ask(question: str, own: str, told: str) -> None:
    assert told in akin(question)[own]


@pytest.mark.parametrize("told", ["e:build", "e:increas"])
def test_a_phrase_may_be_of_several_matters(told: str) -> None:
    """Lighthouses go up, and so do prices."""
    assert told in akin("What went up beside the harbour?")["e:went"]


@pytest.mark.parametrize(
    "question", ["Who turned the wheel?", "What did the lighthouse cost?", "متى زار الوفد الميناء؟", ""]
)
def test_other_words_stand_for_themselves(question: str) -> None:
    assert akin(question) == {}


def test_what_is_akin_counts_less_than_the_word() -> None:
    query = expand("Where did the pilot travel?", everywhere, lexicon=Lexicon.load())
    weights = dict(zip(query.hashes.tolist(), query.weights.tolist(), strict=True))
    assert weights[term_hash("e:travel")] == 1
    assert 0.5 < weights[term_hash("e:visit")] < 1
    assert query.hashes[query.concepts == query.concepts.max()][0] == term_hash("e:travel")
