"""A question whose noun that is asked for is mistyped, with the noun that was meant: which *projcts*, what *minster*.

In: a question as it was understood. Out: the question to look up; the same where nothing is mistyped. Other words are
left to the search, which finds them by how they sound.
"""

from corpus.fold import fold_with_origins
from rag.asking.question import Question, understand
from rag.asking.words.question_heads import WORD, corrected_noun


def with_noun_spelt(question: Question) -> Question:
    """Return a question with the noun that is asked for spelt as everybody spells it."""
    if question.head is None:
        return question
    folded = fold_with_origins(question.text)
    words = [match for match in WORD.finditer(folded.text) if corrected_noun(match[0]) == question.head]
    if not words or any(match[0] == question.head for match in words):
        return question
    start, end = folded.raw_span(*words[0].span())
    return understand(f"{question.text[:start]}{question.head}{question.text[end:]}")
