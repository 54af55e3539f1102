"""Questions that the documents do answer, offered to a chat client with a refusal.

Programs find them in a field `suggestions` of their own. Where a client shows the text and nothing else (`inline`,
`openwebui`), they stand under it as a Markdown list, which is taken off again when the client sends the conversation
back: they are no words of the answer.
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

# As clients write a conversation down.
_SPEAKER = re.compile(r"^\W*(?:user|human|assistant)\W*:", re.IGNORECASE | re.MULTILINE)


def suggestion_field(answer: Answer) -> dict[str, Any]:
    """Return the field `suggestions`, nothing where there are none."""
    return {"suggestions": list(answer.suggestions)} if answer.suggestions else {}


def suggestions_under_text(answer: Answer) -> str:
    """Return Markdown to put under the text: a list of the questions, empty where there are none."""
    if not answer.suggestions:
        return ""
    lines = [_BULLET + escaped(each) for each in answer.suggestions]
    return "\n".join(["\n", _HEADINGS[answer.language], *lines])


def without_suggestions(text: str) -> str:
    """Return what an assistant said without the list under it."""
    return _HEADING.split(text, maxsplit=1)[0]


def suggestions_in(text: str) -> list[str]:
    """Return the questions of the last list in a conversation as text, none where something else was said since."""
    *before, listed = _HEADING.split(text)
    if not before or _SPEAKER.search(listed):
        return []
    return [unescaped(line.removeprefix(_BULLET)) for line in takewhile(_is_item, listed.split("\n"))]


def _is_item(line: str) -> bool:
    return line.startswith(_BULLET)
