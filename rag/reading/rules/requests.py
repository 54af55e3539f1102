"""What somebody asked somebody to do: to take part in the talks, أن يشارك في المحادثات.

In: the question and the sentences found. Out: the words of the request, or None: what follows a verb of asking (urged
the council *to wait*, أوصى *بإغلاق الجسر*), to the end of its clause.
"""

from collections.abc import Sequence

from corpus.fold import fold
from rag.asking.question import Question
from rag.reading.rules.word_lists import LISTS
from rag.reading.sentences.found import Found, first_result
from rag.reading.sentences.names import has_names_or_demonyms
from rag.reading.sentences.stretch import Stretch

LEAST_SHARE = 0.15
"""The words before the request cover so much of the question: chosen."""
LEAST_WORDS, MOST_WORDS = 2, 20
"""Bounds on the words of a request: chosen."""
_QUESTIONS = (
    LISTS.compile(r"(?<!\w)(?:<ASKS>|want|wants|wanted)(?!\w).*\sto\s+do(?!\w)"),
    LISTS.compile(r"(?<!\w)[وف]?(?:<ASKS_AR>|<WANTS_AR>)(?!\w)"),
)
_REQUESTS = (
    LISTS.compile(r"(?<!\w)<ASKS>\s(?:[^.;:()]*?\s)?to\s+(?=(?!the\s|a\s|an\s|its\s|their\s|this\s)[a-z]{2,}\s)"),
    LISTS.compile(r"(?<!\w)[وف]?<ASKS_AR>\s(?:[^.؛:()،]*?\s)?[لب]?ان\s+(?=[يتن]\w{2,})"),
    LISTS.compile(r"(?<!\w)[وف]?<ASKS_AR>\s(?:[^.؛:()،]*?\s)?(?:الي|علي)\s+"),
    LISTS.compile(r"(?<!\w)[وف]?<ASKS_WITH_BI_AR>\s(?:[^.؛:()،]*?\s)?(?=ب\w{4,})"),
)
"""Forms of a request, the surest first."""


def find_request(question: Question, found: Sequence[Found]) -> Stretch | None:
    """Return the request in the first sentence that has one, where a question asks what somebody asked for."""
    if question.type not in ("what", "what_said") or question.head is not None:
        return None
    text = fold(question.text)
    if not any(pattern.search(text) for pattern in _QUESTIONS):
        return None
    own = (each for each in found if each is found[0] or has_names_or_demonyms(question, each))
    return first_result(map(_request, own))


def _request(found: Found) -> Stretch | None:
    tokens = found.tokens
    match = first_result(pattern.search(tokens.folded.text) for pattern in _REQUESTS)
    if match is None:
        return None
    first = tokens.word_from(match.end())
    last = tokens.part_end(first)
    is_asked = found.covered(slice(first)) >= LEAST_SHARE
    fits = LEAST_WORDS <= last - first + 1 <= MOST_WORDS
    return Stretch(found, first, last) if is_asked and fits and found.is_new(first, last) else None
