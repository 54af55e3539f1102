"""The examples of distillation: Arabic texts with English ones, whose teacher vectors are their targets.

Sources are sentence pairs, the glossary, names, and monolingual texts with glosses (`distil_sources`). The first stage
samples the manuals, which are two thirds of all texts. The later ones also have English texts as their own
translations, so that the vectors of English texts stay where they are.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

from index.train.distil_sources import (
    arabic_form_texts,
    english_form_texts,
    gloss_english,
    read_definitions,
    read_encyclopaedia,
    read_glossed_news,
    read_section_pairs,
    read_training_questions,
)
from index.train.gloss import Glosser
from index.train.pairs import SOURCES, Materials, Pair, read_glossary, read_names, read_source
from index.words.lexicon import Lexicon

_OTHER_SOURCES = ("glossary", "names", "news", "sections", "encyclopaedia", "definitions")
_ALL = 10**9


@dataclass(frozen=True, slots=True)
class Mix:
    """The proportions of the sources.

    Attributes:
        limits: how many distinct pairs of each source are sampled, by its name; sources without a limit are not used.
        repeats: how often a pair of a source occurs in an epoch, where it is not once.
        news_sentences: sentences of each news text that are used, besides its title.
        keeps_english: whether English texts are examples too, as their own translations.
    """

    limits: Mapping[str, int]
    repeats: Mapping[str, int] = field(default_factory=dict)
    news_sentences: int = 2
    keeps_english: bool = False


FREQUENT = Mix(
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
"""The mix of the first stage, in which the embeddings of frequent words are learned."""

EVERYTHING = Mix(
    dict.fromkeys((*(source.name for source in SOURCES), *_OTHER_SOURCES), _ALL),
    {"glossary": 2, "tatoeba_anki": 4, "tico_terms_google": 3, "tico_terms_facebook": 3},
    news_sentences=8,
    keeps_english=True,
)
"""The mix of the later stages: all pairs, those of everyday words several times."""


def distil_texts(materials: Materials, lexicon: Lexicon, mix: Mix, seed: int) -> dict[str, list[Pair]]:
    """Return the pairs of each source in `mix`, by the name of the source; the same for the same seed."""
    sampler = random.Random(seed)
    sources = _sources(materials, lexicon, mix, sampler)
    texts = {name: _sample(read(), mix.limits[name], sampler) for name, read in sources.items() if name in mix.limits}
    if mix.keeps_english:
        texts["english"] = list(_identity_pairs(_general_english(materials), texts))
    return {name: pairs * mix.repeats.get(name, 1) for name, pairs in texts.items()}


def _sources(
    materials: Materials, lexicon: Lexicon, mix: Mix, sampler: random.Random
) -> dict[str, Callable[[], Iterable[Pair]]]:
    """Return a function that reads each source, in the order in which they are sampled."""
    data = materials.data

    @cache
    def into_arabic() -> Glosser:
        return Glosser(lexicon, arabic_form_texts(materials), "arabic", sampler)

    def news() -> Iterator[Pair]:
        return read_glossed_news(data, Glosser(lexicon, english_form_texts(materials)), mix.news_sentences)

    return {
        **{source.name: partial(read_source, data, source) for source in SOURCES},
        "glossary": partial(read_glossary, materials.glossary),
        "names": partial(read_names, data),
        "news": news,
        "sections": partial(read_section_pairs, data),
        "encyclopaedia": lambda: gloss_english(read_encyclopaedia(data), into_arabic()),
        "definitions": lambda: gloss_english(_definitions(materials), into_arabic()),
    }


def _definitions(materials: Materials) -> list[str]:
    return list(read_definitions(materials.definitions)) if materials.definitions else []


def _general_english(materials: Materials) -> list[str]:
    """Return English texts of general language; questions, and sentences of passages, twice."""
    questions = [each.question for each in read_training_questions(materials.data)]
    return [*_definitions(materials), *read_encyclopaedia(materials.data), *questions]


def _identity_pairs(general: Sequence[str], texts: Mapping[str, Sequence[Pair]]) -> Iterator[Pair]:
    """Yield English texts as their own translations: the general ones as given, and once each other text."""
    # In the order of first occurrence, not of a set, so that a seed always gives the same examples.
    others = dict.fromkeys(pair.english for pairs in texts.values() for pair in pairs)
    listed = set(general)
    for text in (*general, *(other for other in others if other not in listed)):
        yield Pair(text, text, 1.0)


def _sample(pairs: Iterable[Pair], limit: int, sampler: random.Random) -> list[Pair]:
    """Return at most `limit` distinct pairs."""
    distinct = list({(pair.english, pair.arabic): pair for pair in pairs}.values())
    return sampler.sample(distinct, limit) if len(distinct) > limit else distinct
