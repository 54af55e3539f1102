"""Training texts of distillation beside sentence pairs: monolingual texts with glosses, and sections of manuals."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from corpus.sentences import sentence_spans
from index.train.gloss import Glosser
from index.train.pairs import SOURCES, Materials, Pair, read_glossary, read_source
from index.train.retrieval_pairs import ReadingQuestion, held_out, read_news, read_questions, read_sections

_ARABIC_FORM_TEXTS = 8_000
_ENGLISH_FORM_SENTENCES = 40_000
"""Texts, and sentences of each source, in which the forms of words are counted; chosen."""

_MIN_GLOSS_WORDS = 4
_MIN_EXAMPLE_CHARACTERS = 15
_DEFINITIONS = ("data.noun", "data.verb", "data.adj", "data.adv")


def read_glossed_news(data: Path, glosser: Glosser, sentences: int) -> Iterator[Pair]:
    """Yield the title and the first sentences of each Arabic news text, with English glosses; without held-out ones."""
    for title, text in read_news(data):
        if held_out(title):
            continue
        first = [text[start:end] for start, end in sentence_spans(text)[:sentences]]
        for arabic in (title, *first):
            if _is_long_enough(english := glosser.gloss(arabic)):
                yield Pair(english, arabic, 1.0)


def gloss_english(texts: Iterable[str], glosser: Glosser) -> Iterator[Pair]:
    """Yield English texts with Arabic glosses."""
    for english in texts:
        if _is_long_enough(arabic := glosser.gloss(english)):
            yield Pair(english, arabic, 1.0)


def read_definitions(folder: Path) -> Iterator[str]:
    """Yield the definitions of WordNet, as `word: definition`, and its examples.

    Args:
        folder: WordNet's data files.
    """
    for name in _DEFINITIONS:
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            entry, bar, gloss = line.partition(" | ")
            if line.startswith("  ") or not bar:  # the licence in the first lines
                continue
            word = entry.split()[4].replace("_", " ").split("(")[0]
            meaning, *examples = (part.strip(" ;") for part in re.split(r'; (?=")', gloss))
            yield f"{word}: {meaning}"
            yield from (text.strip('"') for text in examples if len(text) > _MIN_EXAMPLE_CHARACTERS)


def read_training_questions(data: Path) -> list[ReadingQuestion]:
    """Return the English reading-comprehension questions, without held-out ones."""
    return [each for each in read_questions(data) if not held_out(each.title)]


def read_encyclopaedia(data: Path) -> list[str]:
    """Return English questions, the passages that they are about, and each sentence of these twice."""
    questions = read_training_questions(data)
    passages = list(dict.fromkeys(question.context for question in questions))
    sentences = [passage[start:end] for passage in passages for start, end in sentence_spans(passage)]
    return [*sentences, *sentences, *(question.question for question in questions), *passages]


def read_section_pairs(data: Path) -> Iterator[Pair]:
    """Yield the sections of the manuals as translation pairs, without held-out ones."""
    for section in read_sections(data):
        if not held_out(section.title):
            yield Pair(section.text["en"], section.text["ar"], 1.0)


def english_form_texts(materials: Materials) -> Iterator[str]:
    """Yield English texts in which a `Glosser` counts the forms of words."""
    manuals = chain.from_iterable(
        islice(read_source(materials.data, source), _ENGLISH_FORM_SENTENCES) for source in SOURCES
    )
    return (pair.english for pair in chain(read_glossary(materials.glossary), manuals))


def arabic_form_texts(materials: Materials) -> Iterator[str]:
    """Yield Arabic texts in which a `Glosser` counts the forms of words."""
    news = chain.from_iterable(islice(read_news(materials.data), _ARABIC_FORM_TEXTS))
    return chain(news, (pair.arabic for pair in read_glossary(materials.glossary)))


def _is_long_enough(gloss: str) -> bool:
    return gloss.count(" ") + 1 >= _MIN_GLOSS_WORDS
