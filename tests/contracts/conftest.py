"""Each test of a library runs once for each place where a library may keep its documents.

The gate runs all of them; `pytest` alone those of the local one, which take a tenth of the time.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from tests.contracts.places import STORES, Place, empty_place


@pytest.fixture(params=[name if name == "local" else pytest.param(name, marks=pytest.mark.heavy) for name in STORES])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    with empty_place(request.param, tmp_path) as place:
        yield place


@pytest.fixture
def library(place: Place) -> Iterator[Library]:
    library = place.open()
    yield library
    library.close()
