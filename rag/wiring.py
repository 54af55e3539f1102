"""Settings -> objects: which encoder, which lexicon, which folder, which models beside them.

The files that own torch, transformers and Milvus are imported only where a setting asks for them: start-up time.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING

from corpus.article import bundled_article
from corpus.errors import SettingsError
from corpus.passage import Document
from index.ingestion import Ingestion
from index.library import Library
from index.local.library import LocalLibrary
from index.storage.models import Models
from index.storage.parallel import Workers
from index.vectors.encoder import Encoder
from index.vectors.joined_encoder import JoinedEncoder
from index.vectors.sentence_encoder import SentenceEncoder
from index.vectors.static_encoder import StaticEncoder
from index.vectors.transformer_encoder import TransformerEncoder
from index.words.analysis import Analyzer, bundled_analyzer
from index.words.lexicon import Lexicon
from rag.answerer import Answerer
from rag.composer import EXTRACTIVE
from rag.settings import PREFIX, Settings, Store, load_settings

if TYPE_CHECKING:
    from rag.reading.model_reader import ModelReader
    from rag.reading.rerank import Reranker
    from rag.writing.writer import Writer
    from rag.writing.written import Writing


# What comes with the project is read once a process: it never changes, and any number of libraries share it.
@cache
def _static_encoder() -> Encoder:
    return StaticEncoder()


@cache
def _joined_encoder() -> Encoder:
    return JoinedEncoder(TransformerEncoder(), _static_encoder())


@cache
def open_analyzer() -> Analyzer:
    """Return what makes terms, with the bundled lexicon."""
    return bundled_analyzer(Lexicon.load())


_BUNDLED: dict[str, Callable[[], Encoder]] = {"bundled": _joined_encoder, "bundled-fast": _static_encoder}


def open_answerer(settings: Settings | None = None) -> Answerer:
    """Return an answerer over the library of the data folder, as the settings (default: those in force) say.

    Raises: SettingsError, ModelUnavailable, StorageUnavailable.
    """
    chosen = settings or load_settings()
    # The models first: where one of them is not there, no data folder is made.
    reranker, reader, writing = open_reranker(chosen.reranker), open_reader(chosen.reader), _open_writing(chosen)
    library = open_library(chosen)
    library.warm_up()
    return Answerer(library, reranker=reranker, model_reader=reader, writing=writing)


def open_library(settings: Settings | None = None, *, workers: int = 0) -> Library:
    """Return the library that the settings name, with the bundled article: added once, never again once removed.

    Args:
        workers: processes beside this one that make vectors, where very many documents are added.
    """
    chosen = settings or load_settings()
    library = open_store(chosen, chosen.store, workers=workers)
    if chosen.bundled_article:
        library.offer(bundled_article())
    return library


def open_store(settings: Settings, store: Store, *, workers: int = 0) -> Library:
    """Return the library of a store, as it is.

    Raises: SettingsError, StorageUnavailable.
    """
    models = open_models(settings.encoder)
    beside = Workers(workers, partial(open_models, settings.encoder)) if workers else None
    ingestion = Ingestion(_open_translation(settings.translator), beside)
    if store == "local":
        return LocalLibrary(settings.home, models, ingestion)
    if not settings.milvus.uri:
        hint = f"Set {PREFIX}MILVUS__URI, for instance to http://127.0.0.1:19530."
        raise SettingsError("the store milvus needs an address", hint=hint)
    from index.milvus.connection import Address
    from index.milvus.library import MilvusLibrary

    return MilvusLibrary(settings.home, Address(settings.milvus.uri, settings.milvus.token), models, ingestion)


def open_models(encoder: str) -> Models:
    """Return what makes vectors, as a setting names it, and what makes terms."""
    return Models(open_encoder(encoder), open_analyzer())


def open_encoder(name: str) -> Encoder:
    """Return the encoder that a setting names: a bundled one, or a sentence-transformers name or path."""
    return _BUNDLED[name]() if name in _BUNDLED else SentenceEncoder(name)


def open_reranker(name: str) -> "Reranker | None":
    """Return the reranker that a setting names, None for an empty one. Raises: ModelUnavailable."""
    if not name:
        return None
    from rag.reading.rerank import Reranker

    return Reranker(name)


def open_reader(name: str) -> "ModelReader | None":
    """Return the reader that a setting names, None for an empty one. Raises: ModelUnavailable."""
    if not name:
        return None
    from rag.reading.model_reader import ModelReader

    return ModelReader(name)


def _open_translation(name: str) -> Callable[[Document], Document] | None:
    if not name:
        return None
    from rag.translating import Translator

    return Translator(name).translated


def _open_writing(settings: Settings) -> "Writing | None":
    """Return what writes the answers, None where sentences of the documents do.

    Raises: SettingsError for a generator of no known kind, or without an address.
    """
    kind, _, model = settings.generator.partition(":")
    if settings.generator == EXTRACTIVE:
        return None
    if kind not in _WRITERS or not model:
        hint = f"Use {EXTRACTIVE}, transformers:<name or path>, or openai:<model>."
        raise SettingsError(f"{PREFIX}GENERATOR={settings.generator}: no such generator", hint=hint)
    from rag.writing.written import Writing

    return Writing(_WRITERS[kind](model, settings), settings.writing.timeout_s, settings.writing.context_tokens)


def _openai_writer(model: str, settings: Settings) -> "Writer":
    from rag.writing.openai_writer import OpenAIWriter

    if not settings.openai.base_url:
        hint = "Set IQTIBAS_OPENAI__BASE_URL to the server's address, up to and with /v1."
        raise SettingsError(f"{PREFIX}GENERATOR={settings.generator} needs an address", hint=hint)
    server = settings.openai
    return OpenAIWriter(model, server.base_url, server.api_key, max_tokens=settings.writing.max_tokens)


def _transformers_writer(model: str, settings: Settings) -> "Writer":
    from rag.writing.transformers_writer import TransformersWriter

    writing = settings.writing
    return TransformersWriter(model, max_tokens=writing.max_tokens, device=writing.device, dtype=writing.dtype)


_WRITERS = {"openai": _openai_writer, "transformers": _transformers_writer}
