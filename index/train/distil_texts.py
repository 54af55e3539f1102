"""What the Arabic pieces are learned from: Arabic texts, each with English that the teacher shall be followed on.

Sentence pairs, the glossary, names, and Arabic news with a gloss in place of a translation. Short texts come oftener
than long ones of the same cost, and manuals, two thirds of all there is, are sampled, so that they do not decide alone.
"""

import gzip
import random
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from corpus.sentences import sentence_spans
from index.train.gloss import Glosser
from index.train.pairs import GLOSSARY, SOURCES, Pair, read_glossary, read_source
from index.train.retrieval_pairs import held_apart, read_news
from index.words.lexicon import Lexicon

NAMES = ("named_entities_loc", "named_entities_org", "named_entities_pers")
NAME_WEIGHT = 1.0
_NEWS_SENTENCES = 2
_SHORTEST_GLOSS = 4  # words
_FORMS_FROM = 40_000  # sentences of each source tell which form of an English word is the usual one

MOST = {
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
}
"""How many pairs of a source are drawn: as many as a CPU can show the model in an hour."""

TIMES = {"tatoeba_anki": 2}
"""How often a pair is shown in an epoch, where it is not once."""


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


def distil_texts(data: Path, lexicon: Lexicon, seed: int, glossary: Path = GLOSSARY) -> dict[str, list[Pair]]:
    """Return the pairs of each source, those drawn alone."""
    sources: dict[str, Iterable[Pair]] = {source.name: read_source(data, source) for source in SOURCES}
    sources |= {"glossary": read_glossary(glossary), "names": read_names(data)}
    manuals = chain.from_iterable(islice(read_source(data, source), _FORMS_FROM) for source in SOURCES)
    english = (pair.english for pair in chain(read_glossary(glossary), manuals))
    sources["news"] = read_glossed_news(data, Glosser(lexicon, english))
    draw = random.Random(seed)
    drawn = {name: _drawn(pairs, MOST[name], draw) for name, pairs in sources.items()}
    return {name: pairs * TIMES.get(name, 1) for name, pairs in drawn.items()}


def _drawn(pairs: Iterable[Pair], most: int, draw: random.Random) -> list[Pair]:
    distinct = list({(pair.english, pair.arabic): pair for pair in pairs}.values())
    return draw.sample(distinct, most) if len(distinct) > most else distinct
