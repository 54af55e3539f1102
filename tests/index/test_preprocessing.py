"""What texts are stored as: their terms and pieces, which digests in the code identify.

Where a digest is no longer the one declared, libraries have to analyse or encode their passages anew. If that is meant,
the new digest is declared in place of the old one; if not, the change has altered more than it should.
"""

import ast
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from corpus import fold
from corpus.article import bundled_article
from corpus.split import split
from index.digest import digest_of
from index.vectors import static_encoder, transformer_encoder
from index.vectors.static_encoder import StaticEncoder
from index.vectors.transformer_encoder import TransformerEncoder
from index.words import analysis, numbers, sound, stems, stop_words, terms
from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from index.words.terms import passage_terms

WORDS = Path(__file__).with_name("preprocessed.txt")
"""2,400 words of both languages, drawn at random; to change them changes the digests."""

CHARACTERS = [*map(chr, (*range(0x20, 0x2E80), *range(0xFB00, 0xFFFE)))]
"""Alphabets, signs and presentation forms."""

FRAMES = ("- الله", "-كت -كتب -كتاب كت- كتاب-", "A-a B-", "1-5")
"""Where characters and the words of tables stand (`-`): alone, as affixes of stems of several lengths, in a number."""

TABLES = (fold, numbers, sound, stems, stop_words, terms)
"""The modules that make terms; the words of their tables are among the texts."""


def test_terms_are_those_declared() -> None:
    assert digest_of([sorted(passage_terms(text).items()) for text in _texts()]) == analysis.TERMS_DIGEST


def test_pieces_of_the_static_encoder_are_those_declared() -> None:
    encoder = StaticEncoder()
    assert digest_of([encoder.pieces(text) for text in _texts()]) == static_encoder.PIECES_DIGEST


def test_pieces_of_the_transformer_are_those_declared() -> None:
    encoder = TransformerEncoder()
    assert digest_of([encoder.pieces(text) for text in _texts()]) == transformer_encoder.PIECES_DIGEST


@pytest.mark.parametrize(
    ("declared", "fingerprint"),
    [
        ("index.words.analysis.TERMS_DIGEST", lambda: bundled_analyzer(Lexicon.load()).fingerprint),
        ("index.vectors.static_encoder.PIECES_DIGEST", lambda: StaticEncoder().fingerprint),
        ("index.vectors.transformer_encoder.PIECES_DIGEST", lambda: TransformerEncoder().fingerprint),
    ],
)
def test_another_digest_is_another_fingerprint(
    declared: str, fingerprint: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint()
    monkeypatch.setattr(declared, "another")
    assert fingerprint() != before


def test_no_module_that_makes_terms_is_left_out() -> None:
    assert {module.__name__ for module in TABLES} == _imported_by(terms)


def _texts() -> Iterator[str]:
    for passage in split(bundled_article()):
        yield passage.text
        if passage.translation is not None:
            yield passage.translation.text
    yield from WORDS.read_text(encoding="utf-8").splitlines()
    yield "كتاب" * 40
    parts = sorted({word for module in TABLES for word in _words_in(_constants(module))})
    for part in (*parts, *filter(_in_every_python, CHARACTERS)):
        yield from (frame.replace("-", part) for frame in FRAMES)


def _in_every_python(character: str) -> bool:
    """Return whether a character was assigned long ago: Python versions differ in the Unicode that they know."""
    return unicodedata.ucd_3_2_0.category(character) not in {"Cn", "Co", "Cs"}


def _constants(module: ModuleType) -> list[object]:
    return [value for name, value in vars(module).items() if not name.startswith("__")]


def _words_in(value: object) -> Iterator[str]:
    """Yield the words of all strings in a constant, which may be a table of tables; caches are left out."""
    if isinstance(value, str):
        yield from value.split()
    elif hasattr(value, "__missing__"):
        return
    elif isinstance(value, Mapping):
        yield from _words_in([*value.keys(), *value.values()])
    elif isinstance(value, Iterable) and not isinstance(value, type):
        for each in value:
            yield from _words_in(each)


def _imported_by(module: ModuleType) -> set[str]:
    """Return the project's modules that a module needs, itself among them."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    needed = {each.module for each in ast.walk(tree) if isinstance(each, ast.ImportFrom) and each.module}
    ours = (name for name in needed if name.startswith(("corpus.", "index.")))
    return {module.__name__}.union(*(_imported_by(import_module(name)) for name in ours))
