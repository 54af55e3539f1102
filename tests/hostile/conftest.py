"""The app and the library of the API's tests, for those here that bring none of their own."""

from tests.api.conftest import answerer, client

__all__ = ["answerer", "client"]
