"""Candidate topics of an English text: names by their capitals, subjects by the auxiliary after them."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.abbreviations import BINDING
from rag.saying.phrase import MOST_WORDS, Likelihood, Phrase, Run, content_runs

_WORD = re.compile("[A-Za-zÀ-ʯ]+(?:-[A-Za-zÀ-ʯ]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\"“”]\s?)$")
_THE = re.compile(r"\bthe $")
_ARTICLE = re.compile(r"\b(?P<article>the|a|an) $", re.IGNORECASE)
_AUXILIARY = re.compile(r" (?:is|are|was|were|has|have|had|will|can|could|must|should|may|might|would)\b")
_OF = re.compile(r" of (?:the )?")
_OWNED = re.compile("['’]")


def english_phrases(text: str) -> Iterator[Phrase]:
    """Yield names that begin no sentence, subjects, and other runs of content words."""
    runs = list(content_runs(text, _WORD, "latin"))
    names = [(run[0].start(), run[-1].end()) for run in map(_last_capitals, runs) if _is_name(text, run)]
    for start, end in _joined_by_of(text, names):
        the = _THE.search(text, 0, start)
        if not _OWNED.match(text, end):
            yield Phrase(the.start() if the else start, end, Likelihood.CERTAIN)
    for run in runs:
        if len(run) <= MOST_WORDS:
            yield from _subject(text, run)
            if len(run) > 1 and not any(word[0][0].isupper() for word in run):
                yield Phrase(run[0].start(), run[-1].end(), Likelihood.UNKNOWN)


def _last_capitals(run: Run) -> Run:
    """Return the capitalised words at the end of a run; none of *Chinese goods*."""
    return list(takewhile(lambda word: word[0][0].isupper(), reversed(run)))[::-1]


def _is_name(text: str, run: Run) -> bool:
    return 0 < len(run) <= MOST_WORDS and not _begins_sentence(text, run[0].start())


def _begins_sentence(text: str, at: int) -> bool:
    """Return whether a sentence or a quotation begins at a word; after an abbreviation (*Dr.*) none does."""
    if not _SENTENCE_START.search(text[max(0, at - 2) : at]):
        return False
    *_, before = ["", *text[:at].rsplit(maxsplit=1)]
    return not (before.endswith(".") and before.removesuffix(".") in BINDING)


def _joined_by_of(text: str, names: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield names, those joined by `of` as one: the University of Kuwait."""
    joined: list[tuple[int, int]] = []
    for start, end in names:
        if joined and _OF.fullmatch(text, joined[-1][1], start):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    yield from joined


def _subject(text: str, run: Run) -> Iterator[Phrase]:
    """Yield a run of words with its article, where an auxiliary follows it (*the pump* is)."""
    start, end = run[0].start(), run[-1].end()
    if (article := _ARTICLE.search(text, 0, start)) and _AUXILIARY.match(text, end):
        yield Phrase(article.start("article"), end, Likelihood.LIKELY)
