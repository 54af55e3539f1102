"""Which tests run in the same process: those of one file, whose fixtures are then made once.

Files that load torch name a group of their own, so that only one of the processes waits for it. Properties are tried on
other examples each time, few in the default suite; `--hypothesis-profile thorough` tries many.
"""

import pytest
from hypothesis import settings

settings.register_profile("quick", max_examples=50, deadline=None)
settings.register_profile("thorough", max_examples=2_000, deadline=None)
settings.load_profile("quick")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.path.as_posix()))
