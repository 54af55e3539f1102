"""Settings -> objects: which encoder, which lexicon, which folder."""

from corpus.article import bundled_article
from corpus.errors import SettingsError
from index.library import Library
from index.vectors.encoder import Encoder
from index.vectors.sentence_encoder import SentenceEncoder
from index.vectors.static_encoder import StaticEncoder
from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.answerer import Answerer
from rag.settings import PREFIX, Settings, load_settings

_BUNDLED = frozenset({"bundled", "bundled-fast"})
# Settings whose other values this version cannot honour: better refused than quietly left without effect.
_DEFAULT_ONLY = ("reranker", "reader", "translator", "generator", "store")


def open_answerer(settings: Settings | None = None) -> Answerer:
    """Return an answerer over the library of the data folder, as the settings (default: those in force) say.

    Raises: SettingsError, ModelUnavailable, StorageUnavailable.
    """
    chosen = settings or load_settings()
    _refuse_unavailable(chosen)
    return Answerer(open_library(chosen))


def open_library(settings: Settings | None = None) -> Library:
    """Return the library of the data folder, with the bundled article: added once, and never again once removed."""
    chosen = settings or load_settings()
    library = Library(chosen.home, open_encoder(chosen.encoder), bundled_analyzer(Lexicon.load()))
    if chosen.bundled_article:
        library.offer(bundled_article())
    return library


def open_encoder(name: str) -> Encoder:
    """Return the encoder that a setting names: a bundled one, or a sentence-transformers name or path."""
    return StaticEncoder() if name in _BUNDLED else SentenceEncoder(name)


def _refuse_unavailable(settings: Settings) -> None:
    for name in _DEFAULT_ONLY:
        value, default = getattr(settings, name), Settings.model_fields[name].default
        if value != default:
            hint = f"Unset it, or leave it at its default ({default or 'empty'})."
            raise SettingsError(f"{PREFIX}{name.upper()}={value}: not available in this version", hint=hint)
