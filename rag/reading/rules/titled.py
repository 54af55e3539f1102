"""The title of something: a book *entitled* «…», مؤتمر *بعنوان* «…».

In: the question and the sentences found. Out: the words of the title, or None.
"""

from collections.abc import Sequence

from corpus.fold import fold
from rag.asking.question import Question
from rag.reading.forms.kinds import typed_spans
from rag.reading.rules.word_lists import LISTS
from rag.reading.sentences.found import READ_SENTENCES, Found, first_result
from rag.reading.sentences.names import has_names_or_demonyms
from rag.reading.sentences.stretch import Stretch

_MOST_BETWEEN = 3
"""Words between what has the title and *entitled*, at most: chosen."""
_QUESTION = LISTS.compile(
    r"\bwhat\b.+\b(?:called|named|titled|entitled)\W*$|\bwhat\b.+\b(?:name|title)\b"
    r"|(?<!\w)[بو]?(?:ال)?<TITLE_NOUN_AR>(?!\w)"
)
_ENTITLED = LISTS.folded("ENTITLED")


def find_title(question: Question, found: Sequence[Found]) -> Stretch | None:
    """Return the title that one of the first sentences gives what the question asks about."""
    if question.type not in ("what", "list") or not _QUESTION.search(fold(question.text)):
        return None
    return first_result(_title(each) for each in found[:READ_SENTENCES] if has_names_or_demonyms(question, each))


def _title(found: Found) -> Stretch | None:
    tokens = found.tokens
    for each in typed_spans(tokens):
        marker = each.first - 1
        is_title = each.kind == "quoted" and marker >= 0 and tokens.words[marker] in _ENTITLED
        if is_title and found.concepts_in(slice(max(marker - _MOST_BETWEEN, 0), marker)):
            return Stretch(found, each.first, each.last)
    return None
