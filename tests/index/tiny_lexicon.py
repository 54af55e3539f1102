"""A lexicon of a few words, written and loaded as the bundled one is."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from index.train.lexicon import tabulate
from index.words.lexicon import BUNDLED_LEXICON, Lexicon, Table, phrase_hash
from index.words.spelling import Letters
from index.words.term_hash import term_hash
from index.words.terms import word_terms

Chances = Mapping[str, Mapping[str, float]]


def en(word: str) -> str:
    """Return the term of an English word."""
    return word_terms(word, "latin")[0]


def ar(word: str) -> str:
    """Return the term of an Arabic word."""
    return word_terms(word, "arabic")[0]


WORDS: Chances = {
    en("conference"): {ar("مؤتمر"): 0.6, ar("اجتماع"): 0.3},
    en("solar"): {ar("شمس"): 0.9},
    en("power"): {ar("قوة"): 0.6, ar("سلطة"): 0.3, ar("طاقة"): 0.1},
    en("Kuwait"): {ar("الكويت"): 1.0},
    ar("الكويت"): {en("Kuwait"): 1.0},
}
PHRASES: Mapping[tuple[str, str], Mapping[str, float]] = {(en("solar"), en("power")): {ar("طاقة"): 0.9, ar("شمس"): 0.8}}
SYNONYMS: Chances = {en("conference"): {en("meeting"): 0.5}}


def _table(rows: Mapping[int, Mapping[str, float]]) -> Table:
    columns = [(source, term_hash(target), p) for source, targets in rows.items() for target, p in targets.items()]
    sources, targets, chances = zip(*columns, strict=True) if columns else ((), (), ())
    return tabulate(np.array(sources, np.uint64), np.array(targets, np.uint64), np.array(chances, np.float32), 16)


def save_tiny_lexicon(folder: Path) -> Path:
    """Write the tables above into `folder`."""
    _table({term_hash(source): targets for source, targets in WORDS.items()}).save(folder / "words")
    _table({phrase_hash(*pair): targets for pair, targets in PHRASES.items()}).save(folder / "phrases")
    _table({term_hash(source): targets for source, targets in SYNONYMS.items()}).save(folder / "synonyms")
    Letters.load(BUNDLED_LEXICON).save(folder)
    (folder / "terms.txt").write_text("\n".join(terms()), encoding="utf-8")
    return folder


def terms() -> list[str]:
    """Return every term of the tables."""
    tables = [*WORDS.items(), *SYNONYMS.items()]
    return sorted({term for source, targets in tables for term in (source, *targets)})


def tiny_lexicon(folder: Path) -> Lexicon:
    """Return the tables above, loaded from `folder`."""
    return Lexicon.load(save_tiny_lexicon(folder))
