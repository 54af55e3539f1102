"""Texts to learn judging from: passages that stand under titles, and the questions that people asked about them.

In: the folder of training data. Out: `TitledSet`s: ARCD (Arabic), SQuAD 2.0 dev (English; half of its questions are
not answered by their passage, on purpose), Arabic news (no questions), and across the two languages the sections of
software manuals, asked by their headings, and sentences of manuals, asked about in the words of their translations.
"""

import gzip
import json
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, permutations
from pathlib import Path
from typing import Any

from corpus.fold import fold
from corpus.passage import OTHER_LANGUAGE, Language
from corpus.sentences import sentence_spans
from index.train.pairs import SOURCES, read_source
from index.train.retrieval_pairs import Section, held_apart, read_news, read_sections
from rag.train.cloze import clozes

ARCD = Path("passages") / "arcd_train.ar.jsonl.gz"
SQUAD = Path("eval") / "squad_v2.0_dev.en.jsonl.gz"
NEWS_TEXTS = 600
_SENTENCES_A_PARAGRAPH = 3
_LEAST_NEWS_CHARACTERS = 300
PARALLEL_SENTENCES = 1_800
_LEAST_SENTENCE = 40
_PASSAGES_A_TITLE = 6


@dataclass(frozen=True, slots=True)
class TitledQuestion:
    """A question, the title and the passage that it is about, and its answers, folded.

    Where `is_answered` and there is no answer, any words of the passage will do.
    """

    text: str
    title: str
    passage: str
    answers: tuple[str, ...] = ()
    is_answered: bool = True


@dataclass(frozen=True, slots=True)
class TitledSet:
    """The passages of each title, and questions about them, all in one language each."""

    name: str
    question_language: Language
    text_language: Language
    passages: Mapping[str, tuple[str, ...]]
    questions: tuple[TitledQuestion, ...]
    translations: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Of passages, their sentences each with its translation into the other language, where they are known."""

    def said(self, passage: str) -> str:
        """Return the words of a passage and of its translation."""
        return " ".join([passage, *(translated for _, translated in self.translations.get(passage, ()))])


def read_titled(data: Path) -> Iterator[TitledSet]:
    """Yield the sets."""
    yield _reading_comprehension("ARCD", "ar", data / ARCD)
    yield _reading_comprehension("SQuAD", "en", data / SQUAD)
    yield _news(data)
    yield from _parallel(data)
    sections = [each for each in read_sections(data) if held_apart(each.title) and each.translation == "HT"]
    languages: tuple[Language, ...] = ("ar", "en")
    for asked, read in permutations(languages):
        yield _manuals(sections, asked, read)


def read_comprehension_texts(path: Path) -> set[str]:
    """Return the passages of a reading comprehension set."""
    return {one_line(row["context"]) for row in _rows(path)}


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _reading_comprehension(name: str, language: Language, path: Path) -> TitledSet:
    rows = _rows(path)
    questions = (
        TitledQuestion(
            row["question"].strip(),
            row["title"],
            one_line(row["context"]),
            tuple(map(_bare_answer, row["answers"])),
            bool(row["answers"]),
        )
        for row in rows
    )
    passages = ((row["title"], one_line(row["context"])) for row in rows)
    return TitledSet(name, language, language, _by_title(passages), tuple(questions))


def _news(data: Path) -> TitledSet:
    """Return texts without questions, cut into paragraphs of a few sentences each."""
    long = ((title, one_line(text)) for title, text in read_news(data) if len(text) >= _LEAST_NEWS_CHARACTERS)
    texts = (pair for pair, _ in zip(long, range(NEWS_TEXTS), strict=False))
    passages = ((title, paragraph) for title, text in texts for paragraph in _paragraphs(text))
    return TitledSet("news", "ar", "ar", _by_title(passages), ())


def _paragraphs(text: str) -> Iterator[str]:
    spans = sentence_spans(text)
    for first in range(0, len(spans), _SENTENCES_A_PARAGRAPH):
        last = min(first + _SENTENCES_A_PARAGRAPH, len(spans)) - 1
        yield text[spans[first][0] : spans[last][1]]


def _manuals(sections: list[Section], asked: Language, read: Language) -> TitledSet:
    passages = ((each.title, one_line(each.text[read])) for each in sections)
    questions = (TitledQuestion(each.heading[asked], each.title, one_line(each.text[read])) for each in sections)
    return TitledSet(f"manuals {asked}->{read}", asked, read, _by_title(passages), tuple(questions))


def _parallel(data: Path) -> Iterator[TitledSet]:
    """Yield sentences of the manuals a few to a passage, with questions made of their translations; and such passages
    with their translations, asked in both languages."""
    (manuals,) = (source for source in SOURCES if source.name == "ms_dynamics_docs_ht")
    pairs = list(
        islice((p for p in read_source(data, manuals) if len(p.english) > _LEAST_SENTENCE), PARALLEL_SENTENCES)
    )
    texts: dict[Language, list[str]] = {
        "en": [one_line(p.english) for p in pairs],
        "ar": [one_line(p.arabic) for p in pairs],
    }
    for asked, read in permutations(texts):
        yield _of_sentences(f"parallel {asked}->{read}", asked, read, texts, is_translated=False)
    for asked in texts:
        yield _of_sentences(f"translated {asked}", asked, "ar", texts, is_translated=True)


def _of_sentences(
    name: str, asked: Language, read: Language, texts: Mapping[Language, list[str]], *, is_translated: bool
) -> TitledSet:
    rng = random.Random(name)
    titles: dict[str, tuple[str, ...]] = {}
    questions: list[TitledQuestion] = []
    translations: dict[str, tuple[tuple[str, str], ...]] = {}
    for n, at in enumerate(range(0, len(texts[read]), _SENTENCES_A_PARAGRAPH)):
        rows = slice(at, at + _SENTENCES_A_PARAGRAPH)
        title, passage = f"{name.split()[0]} {n // _PASSAGES_A_TITLE}", " ".join(texts[read][rows])
        titles[title] = (*titles.get(title, ()), passage)
        if is_translated:
            translations[passage] = tuple(zip(texts[read][rows], texts[OTHER_LANGUAGE[read]][rows], strict=True))
        questions += [
            TitledQuestion(cloze.question, title, passage, (), cloze.is_answered)
            for sentence in texts[asked][rows]
            for cloze in clozes(sentence, asked, rng)
        ]
    return TitledSet(name, asked, read, titles, tuple(questions), translations)


def _by_title(passages: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for title, passage in passages:
        found.setdefault(title, {})[passage] = None
    return {title: tuple(texts) for title, texts in found.items()}


def one_line(text: str) -> str:
    """Return the text as one passage: a line feed would make two of it."""
    return " ".join(text.split())


def _bare_answer(answer: str) -> str:
    return fold(answer).strip(" .،,")
