"""Question in, cited answer out."""

from rag.wiring import open_answerer

__all__ = ["open_answerer"]
