"""A follow-up and its conversation into one question that stands alone.

    earlier question, answer ─> Conversation ─> rewritten: the words that point back are replaced by what they point to

A question that points nowhere stays as it is, whatever was said before. What an assistant said resolves references and
is never evidence; what any turn orders is not looked at. No language model: tables and the two questions' own words.
"""

from collections.abc import Sequence

from rag.answer import Turn
from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.rewrite import rewritten

MOST_TURNS = 8
"""Earlier messages that are looked at, the latest; people seldom point further back."""
_LONGEST_TURN_CHARACTERS = 500


def condense(question: str, history: Sequence[Turn]) -> str:
    """Return the question with what it leaves to the conversation put into words; unchanged where it leaves nothing.

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
