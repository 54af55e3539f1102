"""For all tests: how many examples a property tries, and names of tests that fit on a line.

Properties try few new examples each time in the default suite; `--hypothesis-profile thorough` tries many.
"""

from hypothesis import settings

settings.register_profile("quick", max_examples=50, deadline=None)
settings.register_profile("thorough", max_examples=2_000, deadline=None)
settings.load_profile("quick")

_MAX_ID_CHARACTERS = 200
"""Of a value in the name of a test; some tests send megabytes, which would go through every log and between workers."""


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Return a short name for a long text or byte string; None leaves the name to pytest."""
    if isinstance(val, str | bytes) and len(val) > _MAX_ID_CHARACTERS:
        return f"{argname} of {len(val)}"
    return None
