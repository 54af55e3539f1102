"""What something is called that a sentence has a title of: a book *entitled* «…», مؤتمر *بعنوان* «…».

In: what is asked and the sentences found. Out: the sentence and the title, or None.
"""

import re
from collections.abc import Sequence

from corpus.fold import fold
from rag.asking.question import Question
from rag.reading.forms.kinds import typed_spans
from rag.reading.sentences.found import Found
from rag.reading.sentences.names import has_names_or_kin
from rag.reading.sentences.stretch import Stretch
from rag.words.pattern import one_of

READ_SENTENCES = 3
"""Sentences in which a title is looked for: as many as short answers are."""
_BETWEEN = 3
"""Words between what has a title and the word that says so, at most: chosen."""
_ASKS = re.compile(
    r"\bwhat\b.+\b(?:called|named|titled|entitled)\W*$|\bwhat\b.+\b(?:name|title)\b"
    rf"|(?<!\w)[بو]?(?:ال)?{one_of('عنوان عنوانه عنوانها اسم اسمه اسمها'.split())}(?!\w)"
)
_TITLED = frozenset(map(fold, "entitled titled called named بعنوان عنوانه عنوانها باسم المسمى المسماة".split()))


def find_title(question: Question, found: Sequence[Found]) -> Stretch | None:
    """Return the title that one of the sentences gives what is asked about."""
    if question.type not in ("what", "list") or not _ASKS.search(fold(question.text)):
        return None
    named = (each for each in found[:READ_SENTENCES] if has_names_or_kin(question, each))
    return next((title for each in named if (title := _title(each)) is not None), None)


def _title(found: Found) -> Stretch | None:
    tokens = found.tokens
    for each in typed_spans(tokens):
        is_title = each.kind == "quoted" and each.first and tokens.words[each.first - 1] in _TITLED
        if is_title and (found.concepts[max(each.first - 1 - _BETWEEN, 0) : each.first - 1] >= 0).any():
            return Stretch(found, each.first, each.last)
    return None
