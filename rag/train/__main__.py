"""`python -m rag.train --data FOLDER [--cache FOLDER]`: trains everything that answers, each part on those before it.

    rarity of words ─> names ─> reader (sentence, span, whether it is right) ─> judge (answered, right)

Each is a command of its own too: `python -m rag.train.rarity`, `.names`, `.reader`, `.judge`. Rarity is a feature of
the reader and tells place names from common words, and the judge is trained on what the reader chooses: after one,
train those after it.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial

from rag.train import judge, names, rarity, reader
from rag.train.arguments import add_cache, add_data


def main(given: Sequence[str] | None = None) -> int:
    """Train each part in order; return the exit code of the first that fails, or 0."""
    parser = argparse.ArgumentParser("python -m rag.train", description=__doc__)
    add_data(parser)
    add_cache(parser)
    arguments = parser.parse_args(given)
    data = ["--data", str(arguments.data)]
    cache = ["--cache", str(arguments.cache)] if arguments.cache else []
    steps: tuple[Callable[[], int], ...] = (
        partial(rarity.main, data),
        names.main,
        partial(reader.main, data + cache),
        partial(judge.main, data + cache),
    )
    return next((code for step in steps if (code := step())), 0)


if __name__ == "__main__":
    sys.exit(main())
