"""A follow-up and its conversation into one question that stands alone.

The user's earlier turns are put in front of the question, the latest ones first to be kept; what an assistant said is
never searched for. References are not resolved here.
"""

from collections.abc import Sequence

from rag.answer import Turn

MOST_TURNS = 2
_LONGEST_TURN_CHARACTERS = 500


def condense(question: str, history: Sequence[Turn]) -> str:
    """Return the question with the user's last turns before it, in the order they were said."""
    asked = [turn.content.strip()[:_LONGEST_TURN_CHARACTERS] for turn in history if turn.role == "user"]
    return " ".join([*[turn for turn in asked if turn][-MOST_TURNS:], question])
