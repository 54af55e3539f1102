"""Generated replies: the sentences of each text as true ones, and true replies falsified.

In: replies. Out: `Reply`s that `is_made`. A true reply is falsified in each way that applies: two names swapped, a name
or a figure replaced by another of the text, a negation added or removed, another passage cited.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, groupby

from corpus.fold import fold
from corpus.sentences import sentence_spans
from index.words.analysis import Analyzer
from rag.proving.content_words import ContentWord, content_words
from rag.proving.words.operators import DENIES, kinds
from rag.train.replies import RIGHT, Reply

_MARKER = re.compile(r"\[(\d+)\]")
_FIGURE = re.compile(r"\d[\d.,]*")
_HELPING = re.compile(r"\b(?:was|were|is|are|has|have|had|will|can|may)\b")
_COMMA, _LEAST_CLAUSE = re.compile("[,،;؛]"), 5
_NOT_EN, _NOT_AR = " not", "لم "


def made_of(replies: Sequence[Reply], analyzer: Analyzer) -> Iterator[Reply]:
    """Yield the sentences of each text and their first clauses as true replies, and all true replies falsified.

    The replies about one text must be adjacent. Deterministic.
    """
    rng = random.Random(0)
    for _, group in groupby(replies, key=lambda reply: reply.text):
        about_text = list(group)
        evidence = about_text[0].evidence
        passage_words = [word for each in evidence for word in content_words(each.passage.text, analyzer)]
        sentences = list(_sentences(about_text[0]))
        yield from sentences
        for reply in (*sentences, *(each for each in about_text if each.is_right)):
            for kind, false in _falsified(reply, passage_words, analyzer, rng):
                yield replace(reply, kind=kind, written=false, is_made=True)


def _sentences(reply: Reply) -> Iterator[Reply]:
    for number, evidence in enumerate(reply.evidence, 1):
        text, language = evidence.passage.text, evidence.passage.language
        for start, end in sentence_spans(text):
            sentence = text[start:end].rstrip(" .؟!")
            clause = _COMMA.split(sentence)[0]
            for true in dict.fromkeys((sentence, clause)):
                if true == sentence or len(true.split()) >= _LEAST_CLAUSE:
                    yield replace(reply, kind=RIGHT, language=language, written=f"{true} [{number}].", is_made=True)


def _falsified(
    reply: Reply, passage: Sequence[ContentWord], analyzer: Analyzer, rng: random.Random
) -> Iterator[tuple[str, str]]:
    """Yield the kind of each falsification, and the falsified reply."""
    text = reply.written
    stated = [word for word in content_words(_MARKER.sub("", text), analyzer) if re.search(_word(word.text), text)]
    strange = [word for word in passage if not any(word.accepted & other.accepted for other in stated)]
    yield from _with_other_names(text, stated, strange, rng)
    yield from _with_another_figure(text, stated, strange, rng)
    yield from _denied(reply)
    if reply.is_made and len(reply.evidence) > 1:
        yield "other passage", _MARKER.sub(lambda at: f"[{int(at[1]) % len(reply.evidence) + 1}]", text)


def _with_other_names(
    text: str, stated: Sequence[ContentWord], strange: Sequence[ContentWord], rng: random.Random
) -> Iterator[tuple[str, str]]:
    names = [word for word in stated if word.is_name]
    # Two words beside each other may be the names of one person.
    pairs = [(one.text, other.text) for one, other in combinations(names, 2) if other.at > one.at + 1]
    if pairs:
        one, other = rng.choice(pairs)
        yield "swapped names", _put(_put(_put(text, one, "\0"), other, one), "\0", other)
    others = [word.text for word in strange if word.is_name and word.text.isascii() == text[0].isascii()]
    if names and others:
        yield "other name", _put(text, rng.choice(names).text, rng.choice(others))


def _with_another_figure(
    text: str, stated: Sequence[ContentWord], strange: Sequence[ContentWord], rng: random.Random
) -> Iterator[tuple[str, str]]:
    figures, others = ([word.text for word in some if _FIGURE.fullmatch(word.text)] for some in (stated, strange))
    if figures and others:
        yield "other number", _put(text, rng.choice(figures), rng.choice(others))


def _denied(reply: Reply) -> Iterator[tuple[str, str]]:
    text = reply.written
    if reply.language == "ar":
        yield "denied", _NOT_AR + text
    elif _HELPING.search(text):
        yield "denied", _HELPING.sub(lambda found: found[0] + _NOT_EN, text, count=1)
    if denying := next((word for word in text.split() if fold(word) in kinds()[DENIES]), None):
        yield "affirmed", _put(text, denying, "").strip()


def _put(text: str, word: str, other: str) -> str:
    """Return the text with another word in the place of the first such word."""
    return re.sub(_word(word), lambda _: other, text, count=1)


def _word(word: str) -> str:
    """Return a pattern of a word that is no marker of a passage."""
    return rf"(?<![\w\[]){re.escape(word)}(?!\w)"
