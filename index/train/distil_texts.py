"""What the transformer is taught on: Arabic texts, each with English that the teacher shall be followed on.

Sentence pairs, the glossary, names; Arabic news, and English definitions and encyclopaedic passages, with a gloss in
place of a translation. While rows alone are learned, manuals, two thirds of all there is, are sampled, so that they do
not decide alone. English texts that shall stay where they are are their own translations.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path

from corpus.sentences import sentence_spans
from index.train.gloss import Glosser
from index.train.pairs import SOURCES, Pair, read_glossary, read_parallel, read_source
from index.train.retrieval_pairs import Question, held_apart, read_news, read_questions, read_sections
from index.words.glossary import GLOSSARY
from index.words.lexicon import Lexicon

NAMES = ("named_entities_loc", "named_entities_org", "named_entities_pers")
NAME_WEIGHT = 1.0
_ARABIC_FORMS_FROM = 8_000  # news texts tell which forms an Arabic word has
_SHORTEST_GLOSS = 4  # words
_SHORTEST_EXAMPLE = 15  # characters
_FORMS_FROM = 40_000  # sentences of each source tell which form of an English word is the usual one
_DEFINITIONS = ("data.noun", "data.verb", "data.adj", "data.adv")
_OTHERS = ("glossary", "names", "news", "sections", "encyclopaedia", "definitions")
_ALL = 10**9


@dataclass(frozen=True, slots=True)
class Mix:
    """How many pairs of each source are drawn, and how often one is shown in an epoch where it is not once.

    Of each news text the title and `news_sentences` are read. With `own`, every English text is an example of its own,
    too, and those of general kinds as often as they are listed.
    """

    most: Mapping[str, int]
    times: Mapping[str, int] = field(default_factory=dict)
    news_sentences: int = 2
    own: bool = False


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

EVERYTHING = Mix(
    dict.fromkeys((*(source.name for source in SOURCES), *_OTHERS), _ALL),
    {"glossary": 2, "tatoeba_anki": 4, "tico_terms_google": 3, "tico_terms_facebook": 3},
    news_sentences=8,
    own=True,
)
"""What the later stages draw: all there is, everyday words oftener."""


def read_names(data: Path) -> Iterator[Pair]:
    """Yield the pairs of names."""
    for name in NAMES:
        for english, arabic in read_parallel(data, name):
            yield Pair(english, arabic, NAME_WEIGHT)


def read_glossed_news(data: Path, glosser: Glosser, sentences: int) -> Iterator[Pair]:
    """Yield titles and first sentences of the Arabic news that is not held apart, with their glosses."""
    for title, text in read_news(data):
        if held_apart(title):
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


def encyclopaedia(questions: Sequence[Question]) -> list[str]:
    """Return English questions and their passages, and each sentence of these twice."""
    passages = list(dict.fromkeys(question.context for question in questions))
    sentences = [passage[start:end] for passage in passages for start, end in sentence_spans(passage)]
    return [*sentences, *sentences, *(question.question for question in questions), *passages]


def read_sections_as_pairs(data: Path) -> Iterator[Pair]:
    """Yield the sections of the manuals that are not held apart."""
    for section in read_sections(data):
        if not held_apart(section.title):
            yield Pair(section.text["en"], section.text["ar"], 1.0)


def distil_texts(
    data: Path,
    lexicon: Lexicon,
    seed: int,
    mix: Mix = FIRST,
    glossary: Path = GLOSSARY,
    definitions: Path | None = None,
) -> dict[str, list[Pair]]:
    """Return the pairs of each source in `mix`, those drawn alone.

    Args:
        definitions: folder of WordNet's data files; None for none of its texts.
    """
    draw = random.Random(seed)
    defined = list(read_definitions(definitions)) if definitions and "definitions" in mix.most else []
    questions = [each for each in read_questions(data) if not held_apart(each.title)]
    general = encyclopaedia(questions) if "encyclopaedia" in mix.most else []

    @cache
    def into_arabic() -> Glosser:
        return Glosser(lexicon, _arabic_forms(data, glossary), "arabic", draw)

    sources: dict[str, Callable[[], Iterable[Pair]]] = {
        source.name: partial(read_source, data, source) for source in SOURCES
    }
    sources |= {
        "glossary": lambda: read_glossary(glossary),
        "names": lambda: read_names(data),
        "news": lambda: read_glossed_news(data, Glosser(lexicon, _english_forms(data, glossary)), mix.news_sentences),
        "sections": lambda: read_sections_as_pairs(data),
        "encyclopaedia": lambda: read_glossed_english(general, into_arabic()),
        "definitions": lambda: read_glossed_english(defined, into_arabic()),
    }
    drawn = {name: _drawn(read(), mix.most[name], draw) for name, read in sources.items() if name in mix.most}
    if mix.own:
        drawn["own"] = list(_own([*defined, *general, *(each.question for each in questions)], drawn))
    return {name: pairs * mix.times.get(name, 1) for name, pairs in drawn.items()}


def _own(general: Sequence[str], drawn: Mapping[str, Sequence[Pair]]) -> Iterator[Pair]:
    """Yield English texts as their own translations: the general ones as often as they stand there, the others once."""
    others = dict.fromkeys(pair.english for pairs in drawn.values() for pair in pairs)
    listed = set(general)
    # In their order, so that the same seed shows the same texts.
    for text in (*general, *(other for other in others if other not in listed)):
        yield Pair(text, text, 1.0)


def _english_forms(data: Path, glossary: Path) -> Iterator[str]:
    manuals = chain.from_iterable(islice(read_source(data, source), _FORMS_FROM) for source in SOURCES)
    return (pair.english for pair in chain(read_glossary(glossary), manuals))


def _arabic_forms(data: Path, glossary: Path) -> Iterator[str]:
    news = chain.from_iterable(islice(read_news(data), _ARABIC_FORMS_FROM))
    return chain(news, (pair.arabic for pair in read_glossary(glossary)))


def _long_enough(gloss: str) -> bool:
    return gloss.count(" ") + 1 >= _SHORTEST_GLOSS


def _drawn(pairs: Iterable[Pair], most: int, draw: random.Random) -> list[Pair]:
    distinct = list({(pair.english, pair.arabic): pair for pair in pairs}.values())
    return draw.sample(distinct, most) if len(distinct) > most else distinct
