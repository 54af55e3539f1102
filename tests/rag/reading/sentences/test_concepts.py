"""The numbers of the content words of a question."""

from rag.reading.sentences.concepts import concepts_of

QUESTION = "Which mill of Marjan sells the ropes of the mill?"


def test_content_words_are_numbered_in_their_order_each_once() -> None:
    assert [sorted(concepts_of(QUESTION, word)) for word in ("mill", "Marjan", "sells", "ropes")] == [
        [0],
        [1],
        [2],
        [3],
    ]
    assert concepts_of(QUESTION, "rope mills") == {0, 3}


def test_what_the_question_has_not_has_no_number() -> None:
    assert concepts_of(QUESTION, "the harbour") == frozenset()
    assert concepts_of("men el ra2ees?", "ra2ees") == frozenset()
