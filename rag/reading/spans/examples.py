"""Examples of the noun that is asked for: threats *such as terrorism and fraud*, مجالات مثل *الطاقة والنقل*.

In: the question and the sentences found. Out: the words of the examples, or None.
"""

import re
from collections.abc import Iterator, Sequence

from rag.asking.question import Question
from rag.reading.forms.lists import list_from
from rag.reading.forms.tokens import Tokens
from rag.reading.sentences.found import READ_SENTENCES, Found
from rag.reading.sentences.stretch import Stretch

_SUCH_AS = re.compile(
    r"[\s,،]+(?:(?:such\s+as|namely|including|among\s+them|(?:that\s+|which\s+)?(?:include|comprise)[sd]?"
    r"|مثل|منها|ومنها|من\s+بينها|من\s+بينهم|وهي|وهم|وهما|(?:التي\s+|الذي\s+)?[يت](?:شمل|ضم|تضمن)|(?:شمل|ضم|تضمن)ت?)\s+"
    r"|ك(?=ال\w{3}))"
)
_MOST_BETWEEN = 2
"""Words between the noun and its examples, at most, as adjectives in Arabic: chosen."""


def find_examples(question: Question, found: Sequence[Found]) -> Stretch | None:
    """Return the examples that one of the sentences read gives of the noun that is asked for, where several are."""
    if question.head is None or not (question.several or question.expects == "list"):
        return None
    return next((named for each in found[:READ_SENTENCES] for named in _of_head(each)), None)


def _of_head(found: Found) -> Iterator[Stretch]:
    for noun in found.heads.nonzero()[0].tolist():
        ends = range(noun, min(noun + _MOST_BETWEEN + 1, len(found.tokens)))
        words = next((words for end in ends if (words := _instances(found.tokens, end)) is not None), None)
        if words is not None:
            yield Stretch(found, *words)


def _instances(tokens: Tokens, last: int) -> tuple[int, int] | None:
    """Return the examples given right after the word `last` (conflict zones *such as the Golan and Lebanon*)."""
    text = tokens.folded.text
    after = _SUCH_AS.match(text, _folded_end(tokens, last))
    if after is None:
        return None
    first, _ = tokens.at(after.end(), len(text))
    while first < len(tokens) and tokens.stop[first]:
        first += 1
    return list_from(tokens, first) if first < len(tokens) else None


def _folded_end(tokens: Tokens, at: int) -> int:
    """Return where a word ends in the folded text."""
    word, start = tokens.words[at], 0
    for before in tokens.words[:at]:
        start = tokens.folded.text.index(before, start) + len(before)
    return tokens.folded.text.index(word, start) + len(word)
