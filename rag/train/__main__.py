"""`python -m rag.train --data FOLDER [--cache FOLDER]`: learn all that answers, each part on what the one before says.

    rarity of words ─> reader (sentence, span, whether it is right) ─> judge (answered, right)

Each is a command of its own too: `python -m rag.train.rarity`, `.reader`, `.judge`. Rare words are a feature of the
reader, and the judge sees what the reader chose: whoever makes one anew makes those after it anew.
"""

import sys
from collections.abc import Sequence

from rag.train import judge, rarity, reader


def main(given: Sequence[str] | None = None) -> int:
    """Learn rarity, reader and judge in this order; return the exit code of the first that fails, or 0."""
    arguments = list(sys.argv[1:] if given is None else given)
    steps = ((rarity.main, _without_cache(arguments)), (reader.main, arguments), (judge.main, arguments))
    return next((code for step, own in steps if (code := step(own))), 0)


def _without_cache(arguments: Sequence[str]) -> list[str]:
    """Return the arguments of a step that retrieves nothing."""
    if "--cache" not in arguments:
        return list(arguments)
    at = arguments.index("--cache")
    return [*arguments[:at], *arguments[at + 2 :]]


if __name__ == "__main__":
    sys.exit(main())
