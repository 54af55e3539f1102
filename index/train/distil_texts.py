"""What the Arabic pieces are learned from: Arabic texts, each with English that the teacher shall be followed on.

Sentence pairs, the glossary, names; Arabic news, and English encyclopaedic passages, with a gloss in place of a
translation. Short texts come oftener than long ones of the same cost, and manuals, two thirds of all there is, are
sampled, so that they do not decide alone. English texts that shall stay where they are are their own translations.
"""

import gzip
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from pathlib import Path

from corpus.sentences import sentence_spans
from index.train.gloss import Glosser
from index.train.pairs import GLOSSARY, SOURCES, Pair, read_glossary, read_source
from index.train.retrieval_pairs import held_apart, read_news, read_questions, read_sections
from index.words.lexicon import Lexicon

NAMES = ("named_entities_loc", "named_entities_org", "named_entities_pers")
NAME_WEIGHT = 1.0
_NEWS_SENTENCES = 2
_ARABIC_FORMS_FROM = 4_000  # news texts tell which form of an Arabic word is the usual one
_SHORTEST_GLOSS = 4  # words
_ENGLISH_FROM = 6_000  # pairs of each source whose English is kept where it is
_SECTIONS_FROM = 2_000
_FORMS_FROM = 40_000  # sentences of each source tell which form of an English word is the usual one


@dataclass(frozen=True, slots=True)
class Mix:
    """How many pairs of each source are drawn, and how often one is shown in an epoch where it is not once."""

    most: Mapping[str, int]
    times: Mapping[str, int] = field(default_factory=dict)


FIRST = Mix(
    {
        "glossary": 36_000,
        "tatoeba_anki": 12_000,
        "tico_terms_google": 400,
        "tico_terms_facebook": 400,
        "ms_headings_ht": 4_900,
        "ms_headings_mt": 3_000,
        "ms_dynamics_docs_ht": 11_000,
        "ms_alchemy_docs_mt": 1_000,
        "names": 11_000,
        "news": 8_500,
    },
    {"tatoeba_anki": 2},
)
"""What the first stage draws: the most common words of everything."""

SECOND = Mix(
    {
        "glossary": 36_000,
        "tatoeba_anki": 12_000,
        "tico_terms_google": 400,
        "tico_terms_facebook": 400,
        "ms_headings_ht": 4_900,
        "ms_headings_mt": 6_000,
        "ms_dynamics_docs_ht": 30_000,
        "ms_alchemy_docs_mt": 5_000,
        "names": 43_000,
        "news": 20_000,
        "encyclopaedia": 8_000,
    },
    {"glossary": 2, "tatoeba_anki": 4, "tico_terms_google": 3, "tico_terms_facebook": 3},
)
"""What the second stage draws: everyday words and names oftener, sentences of every kind."""

THIRD = Mix(
    {
        "glossary": 36_000,
        "tatoeba_anki": 12_000,
        "tico_terms_google": 400,
        "tico_terms_facebook": 400,
        "ms_headings_ht": 4_900,
        "ms_headings_mt": 4_000,
        "ms_dynamics_docs_ht": 50_000,
        "ms_alchemy_docs_mt": 8_000,
        "sections": 3_000,
        "names": 20_000,
        "news": 20_000,
        "encyclopaedia": 8_000,
        "english": 30_000,
    },
    {"tatoeba_anki": 4, "tico_terms_google": 2, "tico_terms_facebook": 2, "encyclopaedia": 2},
)
"""What the third stage draws: sentences and sections more than words, and English that shall stay where it is."""


def read_names(data: Path) -> Iterator[Pair]:
    """Yield the pairs of names."""
    for name in NAMES:
        with gzip.open(data / "parallel" / f"{name}.tsv.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                english, arabic = line.rstrip("\n").split("\t")[:2]
                yield Pair(english, arabic, NAME_WEIGHT)


def read_glossed_news(data: Path, glosser: Glosser) -> Iterator[Pair]:
    """Yield titles and first sentences of the Arabic news that is not held apart, with their glosses."""
    for title, text in read_news(data):
        if held_apart(title):
            continue
        first = [text[start:end] for start, end in sentence_spans(text)[:_NEWS_SENTENCES]]
        for arabic in (title, *first):
            english = glosser.gloss(arabic)
            if english.count(" ") + 1 >= _SHORTEST_GLOSS:
                yield Pair(english, arabic, 1.0)


def read_glossed_encyclopaedia(data: Path, glosser: Glosser) -> Iterator[Pair]:
    """Yield the English sentences of encyclopaedic passages that are not held apart, glossed in Arabic."""
    passages = {question.context: None for question in read_questions(data) if not held_apart(question.title)}
    for passage in passages:
        for start, end in sentence_spans(passage):
            arabic = glosser.gloss(passage[start:end])
            if arabic.count(" ") + 1 >= _SHORTEST_GLOSS:
                yield Pair(passage[start:end], arabic, 1.0)


def read_sections_as_pairs(data: Path) -> Iterator[Pair]:
    """Yield the sections of the manuals that are not held apart."""
    for section in read_sections(data):
        if not held_apart(section.title):
            yield Pair(section.text["en"], section.text["ar"], 1.0)


def read_english(data: Path) -> Iterator[Pair]:
    """Yield English texts of every kind, each as its own translation: questions, passages, sentences, sections."""
    questions = [question for question in read_questions(data) if not held_apart(question.title)]
    passages = list(dict.fromkeys(question.context for question in questions))
    sentences = (passage[start:end] for passage in passages for start, end in sentence_spans(passage))
    everyday = (pair.english for source in SOURCES for pair in islice(read_source(data, source), _ENGLISH_FROM))
    sections = (section.english for section in islice(read_sections_as_pairs(data), _SECTIONS_FROM))
    for text in chain((question.question for question in questions), passages, sentences, everyday, sections):
        yield Pair(text, text, 1.0)


def distil_texts(
    data: Path, lexicon: Lexicon, seed: int, mix: Mix = FIRST, glossary: Path = GLOSSARY
) -> dict[str, list[Pair]]:
    """Return the pairs of each source in `mix`, those drawn alone."""
    sources: dict[str, Callable[[], Iterable[Pair]]] = {
        source.name: partial(read_source, data, source) for source in SOURCES
    }
    sources |= {
        "glossary": lambda: read_glossary(glossary),
        "names": lambda: read_names(data),
        "news": lambda: read_glossed_news(data, Glosser(lexicon, _english_forms(data, glossary))),
        "sections": lambda: read_sections_as_pairs(data),
        "english": lambda: read_english(data),
        "encyclopaedia": lambda: read_glossed_encyclopaedia(data, Glosser(lexicon, _arabic_forms(data), "arabic")),
    }
    draw = random.Random(seed)
    drawn = {name: _drawn(read(), mix.most[name], draw) for name, read in sources.items() if name in mix.most}
    return {name: pairs * mix.times.get(name, 1) for name, pairs in drawn.items()}


def _english_forms(data: Path, glossary: Path) -> Iterator[str]:
    manuals = chain.from_iterable(islice(read_source(data, source), _FORMS_FROM) for source in SOURCES)
    return (pair.english for pair in chain(read_glossary(glossary), manuals))


def _arabic_forms(data: Path) -> Iterator[str]:
    return chain.from_iterable(islice(read_news(data), _ARABIC_FORMS_FROM))


def _drawn(pairs: Iterable[Pair], most: int, draw: random.Random) -> list[Pair]:
    distinct = list({(pair.english, pair.arabic): pair for pair in pairs}.values())
    return draw.sample(distinct, most) if len(distinct) > most else distinct
