"""Correction of a mistyped head noun: which *projcts*, what *minster*.

In: a question. Out: the question to search for. Other words are not corrected, since the search also matches by sound.
"""

from corpus.fold import fold_with_origins
from rag.asking.question import Question, understand
from rag.asking.words.question_heads import WORD, corrected_noun


def with_head_corrected(question: Question) -> Question:
    """Return a question with its head noun corrected; the same question where that is not mistyped."""
    if question.head is None:
        return question
    folded = fold_with_origins(question.text)
    words = [match for match in WORD.finditer(folded.text) if corrected_noun(match[0]) == question.head]
    if not words or any(match[0] == question.head for match in words):
        return question
    start, end = folded.raw_span(*words[0].span())
    return understand(f"{question.text[:start]}{question.head}{question.text[end:]}")
