"""Parallel sentences of software manuals as sets, with cloze questions generated from the translations.

In: the folder of training data. Out: `TitledSet`s: passages in one language asked in the other, and passages with their
translations, asked in both.
"""

import random
from collections.abc import Iterator, Mapping
from itertools import islice, permutations
from pathlib import Path

from corpus.passage import OTHER_LANGUAGE, Language
from index.train.pairs import SOURCES, read_source
from rag.train.cloze import clozes
from rag.train.titled import TitledQuestion, TitledSet, one_line

PARALLEL_SENTENCES = 1_800
_LEAST_SENTENCE = 40
_SENTENCES_A_PARAGRAPH = 3
_PASSAGES_A_TITLE = 6


def parallel_sets(data: Path) -> Iterator[TitledSet]:
    """Yield the sets of each pair of languages, and those with translations.

    Raises: OSError where the file is missing.
    """
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
