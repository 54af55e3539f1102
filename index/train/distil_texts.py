"""What the transformer is taught on: Arabic texts, each with English that the teacher shall be followed on.

Sentence pairs, the glossary, names, and texts with glosses (see `distil_sources`). While rows alone are learned,
manuals, two thirds of all there is, are sampled, so that they do not decide alone. English texts that shall stay where
they are are their own translations.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from index.train.distil_sources import (
    arabic_forms,
    encyclopaedia,
    english_forms,
    read_definitions,
    read_glossed_english,
    read_glossed_news,
    read_sections_as_pairs,
)
from index.train.gloss import Glosser
from index.train.pairs import SOURCES, Materials, Pair, read_glossary, read_names, read_source
from index.train.retrieval_pairs import ReadingQuestion, held_out, read_questions
from index.words.lexicon import Lexicon

_OTHERS = ("glossary", "names", "news", "sections", "encyclopaedia", "definitions")
_ALL = 10**9


@dataclass(frozen=True, slots=True)
class Mix:
    """How many pairs of each source are drawn, and how often one is shown in an epoch where it is not once.

    Of each news text the title and `news_sentences` are read. With `keeps_english`, every English text is an example
    that is its own translation, too, and those of general kinds as often as they are listed.
    """

    most: Mapping[str, int]
    times: Mapping[str, int] = field(default_factory=dict)
    news_sentences: int = 2
    keeps_english: bool = False


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
    keeps_english=True,
)
"""What the later stages draw: all there is, everyday words oftener."""


def distil_texts(materials: Materials, lexicon: Lexicon, mix: Mix, seed: int) -> dict[str, list[Pair]]:
    """Return the pairs of each source in `mix`, those drawn alone."""
    draw = random.Random(seed)
    texts = _Texts(materials, lexicon, mix, draw)
    drawn = {name: _drawn(read(), mix.most[name], draw) for name, read in texts.sources.items() if name in mix.most}
    if mix.keeps_english:
        drawn["english"] = list(_english(texts.general, drawn))
    return {name: pairs * mix.times.get(name, 1) for name, pairs in drawn.items()}


class _Texts:
    """The sources by name, in the order in which they are drawn from."""

    def __init__(self, materials: Materials, lexicon: Lexicon, mix: Mix, draw: random.Random) -> None:
        self._materials = materials
        self._lexicon = lexicon
        self._mix = mix
        self._draw = draw
        data = materials.data
        parallel: dict[str, Callable[[], Iterable[Pair]]] = {
            source.name: partial(read_source, data, source) for source in SOURCES
        }
        self.sources = parallel | {
            "glossary": partial(read_glossary, materials.glossary),
            "names": partial(read_names, data),
            "news": self._news,
            "sections": partial(read_sections_as_pairs, data),
            "encyclopaedia": lambda: read_glossed_english(self._encyclopaedia, self._into_arabic),
            "definitions": lambda: read_glossed_english(self._definitions, self._into_arabic),
        }

    @property
    def general(self) -> list[str]:
        """English texts of general language."""
        return [*self._definitions, *self._encyclopaedia, *(each.question for each in self._questions)]

    def _news(self) -> Iterator[Pair]:
        glosser = Glosser(self._lexicon, english_forms(self._materials))
        return read_glossed_news(self._materials.data, glosser, self._mix.news_sentences)

    @cached_property
    def _definitions(self) -> list[str]:
        folder = self._materials.definitions
        return list(read_definitions(folder)) if folder and "definitions" in self._mix.most else []

    @cached_property
    def _questions(self) -> list[ReadingQuestion]:
        return [each for each in read_questions(self._materials.data) if not held_out(each.title)]

    @cached_property
    def _encyclopaedia(self) -> list[str]:
        return encyclopaedia(self._questions) if "encyclopaedia" in self._mix.most else []

    @cached_property
    def _into_arabic(self) -> Glosser:
        return Glosser(self._lexicon, arabic_forms(self._materials), "arabic", self._draw)


def _english(general: Sequence[str], drawn: Mapping[str, Sequence[Pair]]) -> Iterator[Pair]:
    """Yield English texts as their own translations: the general ones as often as they stand there, the others once."""
    others = dict.fromkeys(pair.english for pairs in drawn.values() for pair in pairs)
    listed = set(general)
    # In their order, so that the same seed shows the same texts.
    for text in (*general, *(other for other in others if other not in listed)):
        yield Pair(text, text, 1.0)


def _drawn(pairs: Iterable[Pair], most: int, draw: random.Random) -> list[Pair]:
    distinct = list({(pair.english, pair.arabic): pair for pair in pairs}.values())
    return draw.sample(distinct, most) if len(distinct) > most else distinct
