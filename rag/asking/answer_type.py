"""The types of questions, and the types of answers."""

from typing import Literal, get_args

QuestionType = Literal[
    "who", "when", "where", "how_many", "how_much", "how_long", "organisation", "list", "why", "how", "what", "yes_no",
    "who_said", "what_said", "definition", "overview", "comparison",
]  # fmt: skip
AnswerType = Literal[
    "person", "date", "place", "number", "amount", "percentage", "duration", "organisation", "name", "thing", "list",
    "reason", "manner", "definition", "polarity", "statement", "sentences",
]  # fmt: skip
QUESTION_TYPES: tuple[QuestionType, ...] = get_args(QuestionType)
ANSWER_TYPES: tuple[AnswerType, ...] = get_args(AnswerType)
FIGURES: tuple[AnswerType, ...] = ("number", "amount", "percentage", "duration")
"""Types of answers that are quantities."""
Span = tuple[int, int]
"""Start and end in a text."""
