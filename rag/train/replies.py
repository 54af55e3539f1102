"""Replies about texts, true and false: those that people wrote, and those made of them.

In: files of texts and replies. Out: `Reply`s. `# name` opens a text, its paragraphs follow, a line each; then replies:
kind and language, `|`, the reply with the paragraphs that it cites.
"""

import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby
from pathlib import Path

import numpy as np

from corpus.document import new_document
from corpus.fold import fold
from corpus.passage import Document, Language
from corpus.sentences import sentence_spans
from corpus.split import split
from index.hit import Hit
from index.records import StoredPassage
from index.words.analysis import Analyzer
from rag.answer import Evidence
from rag.proving.stated import StatedWord, stated_words
from rag.proving.words.small_words import DENIES, kinds

RIGHT = "right"
_MARKER = re.compile(r"\[(\d+)\]")
_FIGURE = re.compile(r"\d[\d.,]*")
_HELPING = re.compile(r"\b(?:was|were|is|are|has|have|had|will|can|may)\b")
_COMMA, _LEAST_CLAUSE = re.compile("[,،;؛]"), 5
_NOT_EN, _NOT_AR = " not", "لم "


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model might write about a text, in `language`.

    `kind` is `right` where the passages it cites say all of it. `text` is the name of its file and of the text;
    `is_made` where nobody wrote it.
    """

    text: str
    evidence: tuple[Evidence, ...]
    kind: str
    language: Language
    written: str
    is_made: bool = False

    @property
    def is_right(self) -> bool:
        """Return whether it may be shown."""
        return self.kind == RIGHT


def read_replies(path: Path) -> Iterator[Reply]:
    """Yield the replies of a file, in order."""
    for text in path.read_text(encoding="utf-8").removeprefix("# ").split("\n# "):
        name, *lines = text.strip("\n").split("\n")
        evidence = evidence_of(new_document("\n".join(line for line in lines if "|" not in line)))
        for line in lines:
            told, is_reply, written = line.partition("|")
            kind, _, language = told.strip().rpartition(" ")
            if is_reply:
                yield Reply(f"{path.stem} {name}", evidence, kind, language, written.strip())  # type: ignore[arg-type]


def made_of(replies: Sequence[Reply], analyzer: Analyzer) -> Iterator[Reply]:
    """Yield the sentences of each text and their first clauses as replies; and true replies falsified, those too.

    Each is falsified in so many ways as it has words for: two names change places, a name or a figure becomes another
    one of the text, it is denied, or no longer denied, it cites another passage. The same for the same replies.
    """
    rng = random.Random(0)
    for _, each in groupby(replies, key=lambda reply: reply.text):
        told = list(each)
        stated = [word for evidence in told[0].evidence for word in stated_words(evidence.passage.text, analyzer)]
        sentences = list(_sentences(told[0]))
        yield from sentences
        for reply in (*sentences, *(reply for reply in told if reply.is_right)):
            for kind, false in _falsified(reply, stated, analyzer, rng):
                yield replace(reply, kind=kind, written=false, is_made=True)


def _sentences(reply: Reply) -> Iterator[Reply]:
    for number, evidence in enumerate(reply.evidence, 1):
        text, language = evidence.passage.text, evidence.passage.language
        for start, end in sentence_spans(text):
            sentence = text[start:end].rstrip(" .؟!")
            clause = _COMMA.split(sentence)[0]
            for said in dict.fromkeys((sentence, clause)):
                if said == sentence or len(said.split()) >= _LEAST_CLAUSE:
                    yield replace(reply, kind=RIGHT, language=language, written=f"{said} [{number}].", is_made=True)


def _falsified(
    reply: Reply, passage: Sequence[StatedWord], analyzer: Analyzer, rng: random.Random
) -> Iterator[tuple[str, str]]:
    said = reply.written
    stated = [word for word in stated_words(_MARKER.sub("", said), analyzer) if re.search(_word(word.text), said)]
    strange = [word for word in passage if not any(word.accepted & own.accepted for own in stated)]
    yield from _with_other_names(said, stated, strange, rng)
    yield from _with_another_figure(said, stated, strange, rng)
    yield from _denied(reply)
    if reply.is_made and len(reply.evidence) > 1:
        yield "other passage", _MARKER.sub(lambda at: f"[{int(at[1]) % len(reply.evidence) + 1}]", said)


def _with_other_names(
    said: str, stated: Sequence[StatedWord], strange: Sequence[StatedWord], rng: random.Random
) -> Iterator[tuple[str, str]]:
    names = [word for word in stated if word.is_name]
    # Two words beside each other may be the names of one person.
    pairs = [(one.text, other.text) for one, other in combinations(names, 2) if other.at > one.at + 1]
    if pairs:
        one, other = rng.choice(pairs)
        yield "swapped names", _put(_put(_put(said, one, "\0"), other, one), "\0", other)
    others = [word.text for word in strange if word.is_name and word.text.isascii() == said[0].isascii()]
    if names and others:
        yield "other name", _put(said, rng.choice(names).text, rng.choice(others))


def _with_another_figure(
    said: str, stated: Sequence[StatedWord], strange: Sequence[StatedWord], rng: random.Random
) -> Iterator[tuple[str, str]]:
    figures, others = ([word.text for word in some if _FIGURE.fullmatch(word.text)] for some in (stated, strange))
    if figures and others:
        yield "other number", _put(said, rng.choice(figures), rng.choice(others))


def _denied(reply: Reply) -> Iterator[tuple[str, str]]:
    said = reply.written
    if reply.language == "ar":
        yield "denied", _NOT_AR + said
    elif _HELPING.search(said):
        yield "denied", _HELPING.sub(lambda found: found[0] + _NOT_EN, said, count=1)
    if denying := next((word for word in said.split() if fold(word) in kinds()[DENIES]), None):
        yield "affirmed", _put(said, denying, "").strip()


def _put(said: str, word: str, other: str) -> str:
    """Return what is said with another word in the place of the first such word."""
    return re.sub(_word(word), lambda _: other, said, count=1)


def _word(word: str) -> str:
    """Return a pattern of a word that is no marker of a passage."""
    return rf"(?<![\w\[]){re.escape(word)}(?!\w)"


def evidence_of(document: Document) -> tuple[Evidence, ...]:
    """Return the passages of a document as a search would that found all of them, in order."""
    return tuple(
        Evidence(
            StoredPassage(
                rank, "default", passage, hashlib.sha256(passage.text.encode()).hexdigest(), 1, "", None, None
            ),
            Hit("default", passage.passage_id, rank, 1.0 / rank, {}),
            np.zeros(0, np.float32),
        )
        for rank, passage in enumerate(split(document), 1)
    )
