"""Texts that nobody translated, with glosses in place of a translation, and those that are a translation as they stand.

Arabic news, and English definitions and encyclopaedic passages. Sentence pairs, the glossary and names are in `pairs`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from corpus.sentences import sentence_spans
from index.train.gloss import Glosser
from index.train.pairs import SOURCES, Materials, Pair, read_glossary, read_source
from index.train.retrieval_pairs import ReadingQuestion, held_out, read_news, read_sections

_ARABIC_FORMS_FROM = 8_000  # news texts show which forms an Arabic word has
_ENGLISH_FORMS_FROM = 40_000  # sentences of each source show which form of an English word is the usual one
_SHORTEST_GLOSS = 4  # words
_SHORTEST_EXAMPLE = 15  # characters
_DEFINITIONS = ("data.noun", "data.verb", "data.adj", "data.adv")


def read_glossed_news(data: Path, glosser: Glosser, sentences: int) -> Iterator[Pair]:
    """Yield titles and first sentences of the Arabic news that is not held out, with their glosses."""
    for title, text in read_news(data):
        if held_out(title):
            continue
        first = [text[start:end] for start, end in sentence_spans(text)[:sentences]]
        for arabic in (title, *first):
            if _long_enough(english := glosser.gloss(arabic)):
                yield Pair(english, arabic, 1.0)


def read_glossed_english(texts: Iterable[str], glosser: Glosser) -> Iterator[Pair]:
    """Yield English texts with their glosses in Arabic."""
    for english in texts:
        if _long_enough(arabic := glosser.gloss(english)):
            yield Pair(english, arabic, 1.0)


def read_definitions(folder: Path) -> Iterator[str]:
    """Yield the definitions ("word: what it means") and examples of WordNet, from the folder of its data files."""
    for name in _DEFINITIONS:
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            entry, bar, gloss = line.partition(" | ")
            if line.startswith("  ") or not bar:  # the licence stands in the first lines
                continue
            word = entry.split()[4].replace("_", " ").split("(")[0]
            meaning, *examples = (part.strip(" ;") for part in re.split(r'; (?=")', gloss))
            yield f"{word}: {meaning}"
            yield from (text.strip('"') for text in examples if len(text) > _SHORTEST_EXAMPLE)


def encyclopaedia(questions: Sequence[ReadingQuestion]) -> list[str]:
    """Return English questions and their passages, and each sentence of these twice."""
    passages = list(dict.fromkeys(question.context for question in questions))
    sentences = [passage[start:end] for passage in passages for start, end in sentence_spans(passage)]
    return [*sentences, *sentences, *(question.question for question in questions), *passages]


def read_sections_as_pairs(data: Path) -> Iterator[Pair]:
    """Yield the sections of the manuals that are not held out."""
    for section in read_sections(data):
        if not held_out(section.title):
            yield Pair(section.text["en"], section.text["ar"], 1.0)


def english_forms(materials: Materials) -> Iterator[str]:
    """Yield texts that show which forms English words have, see `Glosser`."""
    manuals = chain.from_iterable(islice(read_source(materials.data, each), _ENGLISH_FORMS_FROM) for each in SOURCES)
    return (pair.english for pair in chain(read_glossary(materials.glossary), manuals))


def arabic_forms(materials: Materials) -> Iterator[str]:
    """Yield texts that show which forms Arabic words have."""
    news = chain.from_iterable(islice(read_news(materials.data), _ARABIC_FORMS_FROM))
    return chain(news, (pair.arabic for pair in read_glossary(materials.glossary)))


def _long_enough(gloss: str) -> bool:
    return gloss.count(" ") + 1 >= _SHORTEST_GLOSS
