from corpus.passage import Language
from rag.writing.prompt import REFUSAL, FencedPassages, TokenBudget, answer_messages, condense_messages, is_refusal
from tests.rag.evidence import evidence_from

FENCE = "f3e1"


def shown(*texts: str, budget: int = 10_000) -> str:
    evidence = [each for text in texts for each in evidence_from(text)]
    passages = FencedPassages.of(evidence, FENCE, TokenBudget(budget, lambda text: len(text.split())))
    _, user = answer_messages("Who?", passages, "en")
    return user.content


def test_passages_are_numbered_and_fenced_and_the_question_comes_last() -> None:
    assert shown("Oil fell.", "Gas rose.") == (
        f"<<{FENCE} 1>>\nOil fell.\n<<{FENCE} end>>\n\n<<{FENCE} 2>>\nGas rose.\n<<{FENCE} end>>\n\nWho?"
    )


def test_the_instructions_are_in_the_language_of_the_answer_and_name_the_fence_and_the_refusal() -> None:
    words: dict[Language, str] = {"en": "passages", "ar": "الفقرات"}
    for language, word in words.items():
        system, _ = answer_messages("?", FencedPassages("", FENCE), language)
        assert system.role == "system"
        assert all(each in system.content for each in (word, FENCE, REFUSAL))


def test_the_best_passages_go_in_first_and_the_last_is_cut_at_the_end_of_a_sentence() -> None:
    text = shown("Oil fell in May.", "Gas rose. Coal did not move at all.", "Never shown.", budget=7)
    assert "Gas rose.\n" in text
    assert "Coal" not in text
    assert "Never" not in text


def test_a_refusal_is_known_by_its_word() -> None:
    assert is_refusal(f" {REFUSAL}.")
    assert not is_refusal("No answer is known to this.")


def test_condensing_shows_what_the_user_asked_before() -> None:
    _, user = condense_messages("And when?", ["Who won?"], "en")
    assert user.content == "Who won?\nAnd when?"
