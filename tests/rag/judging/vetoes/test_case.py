"""What a veto reads of a case."""

from tests.rag.judging.cases import case_from

TEXT = "Ada Lund came. The ferry sank. It was old. Nobody saw it."


def test_neighbours_and_passage_are_texts_of_their_sentences() -> None:
    case = case_from("When did the ferry sink?", TEXT, "The ferry")
    assert case.near == ["Ada Lund came.", "The ferry sank.", "It was old."]
    assert case.passage == [*case.near, "Nobody saw it."]
    assert set(case.positions) == {0, 1, 2}


def test_a_name_is_near_or_in_the_title_or_neither() -> None:
    def is_there(sentence: str, title: str = "") -> bool:
        case = case_from("When did Ada Lund sail?", TEXT, sentence, title)
        (name,) = case.question.names
        return case.is_near_or_in_title(name)

    assert is_there("The ferry")
    assert not is_there("Nobody")
    assert is_there("Nobody", title="The life of Ada Lund")


def test_the_concepts_of_a_name_are_its_words() -> None:
    case = case_from("When did Ada Lund sail?", TEXT)
    assert [case.table.core.words[at] for at in case.concepts_of(case.question.names)] == ["ada", "lund"]
