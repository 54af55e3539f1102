"""A temporary library, for measuring and training."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from index.library import Library
from rag.settings import load_settings
from rag.wiring import open_library


@contextmanager
def temporary_library(encoder: str | None = None) -> Iterator[Library]:
    """Yield an empty library in a temporary folder, without the bundled article.

    Args:
        encoder: a value of the setting `IQTIBAS_ENCODER`; None for the one in force.

    Raises: SettingsError, ModelUnavailable, StorageUnavailable.
    """
    settings = load_settings()
    with TemporaryDirectory(prefix="iqtibas-temporary-") as folder:
        own = replace(settings, home=Path(folder), bundled_article=False, encoder=encoder or settings.encoder)
        with closing(open_library(own)) as library:
            yield library
