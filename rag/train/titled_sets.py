"""The training sets of titled texts, a function for each source.

In: the folder. Out: `TitledSet`s: ARCD (Arabic), SQuAD 2.0 dev (English; half of its questions are not answered by
their passage, on purpose), Arabic news (no questions), sentences of software manuals across the two languages
(`rag.train.parallel_sets`), and their sections, asked by their headings.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice, permutations
from pathlib import Path

from corpus.passage import Language
from corpus.sentences import sentence_spans
from index.train.retrieval_pairs import (
    ARCD,
    SQUAD,
    ReadingQuestion,
    Section,
    held_out,
    read_news,
    read_questions,
    read_sections,
)
from rag.train.parallel_sets import parallel_sets
from rag.train.sized_collections import SHELF
from rag.train.titled import TitledQuestion, TitledSet, by_title, folded_answer, one_line

NEWS_TEXTS = 600
_SENTENCES_A_PARAGRAPH = 3
_LEAST_NEWS_CHARACTERS = 300


def read_titled(data: Path) -> Iterator[TitledSet]:
    """Yield the sets. Raises: OSError where a file is missing."""
    arcd = _reading_comprehension("ARCD", "ar", read_questions(data, ARCD))
    squad = _reading_comprehension("SQuAD", "en", read_questions(data, SQUAD))
    yield from (arcd, squad)
    yield from (replace(each, name=f"{each.name} shelf", sizes=SHELF) for each in (arcd, squad))
    yield _news(data)
    yield from parallel_sets(data)
    sections = [each for each in read_sections(data) if held_out(each.title) and each.translation == "HT"]
    languages: tuple[Language, ...] = ("ar", "en")
    for asked, read in permutations(languages):
        yield _manuals(sections, asked, read)


def _reading_comprehension(name: str, language: Language, asked: Iterable[ReadingQuestion]) -> TitledSet:
    questions = tuple(
        TitledQuestion(
            each.question.strip(),
            each.title,
            one_line(each.context),
            tuple(map(folded_answer, each.answers)),
            each.is_answered,
        )
        for each in asked
    )
    passages = by_title((each.title, each.passage) for each in questions)
    return TitledSet(name, language, language, passages, questions)


def _news(data: Path) -> TitledSet:
    """Return texts without questions, cut into paragraphs of a few sentences each."""
    long = ((title, one_line(text)) for title, text in read_news(data) if len(text) >= _LEAST_NEWS_CHARACTERS)
    passages = ((title, part) for title, text in islice(long, NEWS_TEXTS) for part in _paragraphs(text))
    return TitledSet("news", "ar", "ar", by_title(passages), ())


def _paragraphs(text: str) -> Iterator[str]:
    spans = sentence_spans(text)
    for first in range(0, len(spans), _SENTENCES_A_PARAGRAPH):
        last = min(first + _SENTENCES_A_PARAGRAPH, len(spans)) - 1
        yield text[spans[first][0] : spans[last][1]]


def _manuals(sections: list[Section], asked: Language, read: Language) -> TitledSet:
    passages = ((each.title, one_line(each.text[read])) for each in sections)
    questions = (TitledQuestion(each.heading[asked], each.title, one_line(each.text[read])) for each in sections)
    return TitledSet(f"manuals {asked}->{read}", asked, read, by_title(passages), tuple(questions))
