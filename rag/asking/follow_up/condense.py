"""Conversational query rewriting: a follow-up and its history in, one standalone question out.

    earlier question, answer ─> Conversation ─> the follow-up with its antecedents and what it leaves out (`rewrite`)

A question that refers to nothing stays as it is, whatever was said before. An assistant's messages resolve references
and are never evidence; instructions in any message are ignored. No language model: tables and the words of the turns.
"""

from collections.abc import Sequence

from rag.answer import Turn
from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.rewrite import rewritten

MOST_TURNS = 8
"""Earlier messages that are read, the latest ones: chosen, people seldom refer further back."""
_LONGEST_TURN_CHARACTERS = 500
"""Characters of a message that are read: chosen, its first sentences."""


def condense(question: str, history: Sequence[Turn]) -> str:
    """Return the standalone question; unchanged where it refers to nothing that was said.

    >>> condense("And when?", [Turn("user", "Where was the treaty signed?"), Turn("assistant", "In Ghent [1].")])
    'When was the treaty signed?'
    """
    conversation = Conversation()
    for turn in [each for each in history if each.content.strip()][-MOST_TURNS:]:
        message = turn.content.strip()[:_LONGEST_TURN_CHARACTERS]
        if turn.role == "user":
            conversation = Conversation(rewritten(message, conversation))
        elif turn.role == "assistant":
            conversation = conversation.answered(message)
    return rewritten(question, conversation)
