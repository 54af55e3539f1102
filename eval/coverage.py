"""The share of running words in general text that the bundled lexicon can translate.

    python -m eval.coverage --data FOLDER

Counts the content words (no stop words, no numbers) of Arabic news and of the English side of Tatoeba, and those among
them whose stem has a translation. The Tatoeba sentences that were held out from the training of the lexicon also have a
row of their own.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from corpus.errors import EvaluationError
from eval.command_line import exit_code_of
from index.train.pairs import SOURCES, read_held_out, read_source
from index.train.retrieval_pairs import read_news
from index.words.lexicon import Lexicon
from index.words.terms import word_terms, words

_MISSED_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Coverage:
    """The number of running content words, of those that can be translated, and the most frequent that cannot."""

    words: int
    translated: int
    missed: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share that can be translated; 0 without words."""
        return self.translated / self.words if self.words else 0.0


def coverage(texts: Iterable[str], kind: str, lexicon: Lexicon) -> Coverage:
    """Return the coverage of the words of one script (`arabic` or `latin`) in `texts`."""
    running = Counter(word.text for text in texts for word in words(text) if word.kind == kind)
    content = {word: terms[0] for word in running if (terms := word_terms(word, kind))}
    known = {word for word, stem in content.items() if stem in lexicon}
    missed = sorted(content.keys() - known, key=lambda word: (-running[word], word))
    return Coverage(
        sum(running[word] for word in content), sum(running[word] for word in known), tuple(missed[:_MISSED_SHOWN])
    )


def texts_of(data: Path) -> Mapping[str, tuple[str, Iterable[str]]]:
    """Return the texts to count, by name, each with the script of its words.

    Raises:
        EvaluationError: the folder does not have the training data.
    """
    if not (data / "parallel").is_dir():
        raise EvaluationError(f"{data} has no folder `parallel`", hint="Name the folder with the training data.")
    (tatoeba,) = (source for source in SOURCES if source.name == "tatoeba_anki")
    return {
        "Arabic news": ("arabic", chain.from_iterable(read_news(data))),
        "Tatoeba, English": ("latin", (pair.english for pair in read_source(data, tatoeba))),
        "Tatoeba, English, held out": ("latin", (pair.english for pair in read_held_out(data))),
    }


def main(given: Sequence[str] | None = None) -> int:
    """Print the share of each text and its most frequent words without a translation, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m eval.coverage", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with parallel/ and text/")
    return exit_code_of(partial(_print_shares, parser.parse_args(given).data))


def _print_shares(data: Path) -> None:
    lexicon = Lexicon.load()
    for name, (kind, text) in texts_of(data).items():
        found = coverage(text, kind, lexicon)
        missed = " ".join(found.missed)
        print(f"{name}: {found.share:.1%} of {found.words:,} running content words; most missed: {missed}")


if __name__ == "__main__":
    sys.exit(main())
