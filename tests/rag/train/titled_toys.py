"""A set of titled texts with questions, small enough to look through."""

from rag.train.titled import TitledQuestion, TitledSet

MUSEUM = "Ana Diaz opened the museum of Lima in 1999. It has 40 rooms and a garden."
MILL = "Kira Sand built the mill of Orm in 1911. Since then it has turned in the wind."
BOATS = "Lars Holm bought twelve boats for the harbour of Tarn in 1950."


def toy_set(copies: int = 1) -> TitledSet:
    """Return a set with so many titles like each of three, every one with an answered question, and one left open."""
    passages, questions = {}, []
    for number in range(copies):
        for name, text, question, answer in (
            ("Lima", MUSEUM, "Who opened the museum of Lima?", "ana diaz"),
            ("Orm", MILL, "When was the mill of Orm built?", "1911"),
            ("Tarn", BOATS, "How many boats did Lars Holm buy?", "twelve"),
        ):
            title, passage = f"{name} {number}", f"{text} Number {number}."
            passages[title] = (passage,)
            question = question.replace("?", f" of hall {number}?")
            questions.append(TitledQuestion(question, title, passage, (answer,)))
            questions.append(TitledQuestion(f"Who painted {name}?", title, passage, (), is_answered=False))
    return TitledSet("toys", "en", "en", passages, tuple(questions))
