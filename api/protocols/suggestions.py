"""The suggestions of a refusal (questions that the documents answer), for chat clients.

Programs find them in the field `suggestions`. For clients that show only the text (`inline`, `openwebui`), they are
appended to it as a Markdown list, which is removed again when the client sends the conversation back.
"""

import re
from collections.abc import Mapping
from itertools import takewhile
from typing import Any

from api.protocols.markdown import escaped, unescaped
from corpus.passage import Language
from rag.answer import Answer

_HEADINGS: Mapping[Language, str] = {"ar": "يمكنك أن تسأل:", "en": "You could ask:"}
_BULLET = "- "
_HEADING = re.compile(rf"\n\n(?:{'|'.join(map(re.escape, _HEADINGS.values()))})\n(?={_BULLET})")

# The beginning of a turn in a conversation that a client has written as text.
_SPEAKER = re.compile(r"^\W*(?:user|human|assistant)\W*:", re.IGNORECASE | re.MULTILINE)


def suggestion_field(answer: Answer) -> dict[str, Any]:
    """Return the field `suggestions`; no field without suggestions."""
    return {"suggestions": list(answer.suggestions)} if answer.suggestions else {}


def suggestions_under_text(answer: Answer) -> str:
    """Return the suggestions as a Markdown list with a heading; empty without suggestions."""
    if not answer.suggestions:
        return ""
    lines = [_BULLET + escaped(each) for each in answer.suggestions]
    return "\n".join(["\n", _HEADINGS[answer.language], *lines])


def without_suggestions(text: str) -> str:
    """Return the text of an assistant without the list under it."""
    return _HEADING.split(text, maxsplit=1)[0]


def suggestions_in(text: str) -> list[str]:
    """Return the last list of suggestions in a conversation that is written as text; none if a turn follows it."""
    *before, listed = _HEADING.split(text)
    if not before or _SPEAKER.search(listed):
        return []
    return [unescaped(line.removeprefix(_BULLET)) for line in takewhile(_is_item, listed.split("\n"))]


def _is_item(line: str) -> bool:
    return line.startswith(_BULLET)
