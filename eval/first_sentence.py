"""Accuracy of the first sentence of the reader, by the languages of question and passages.

    python -m eval.first_sentence --passages FILE.jsonl[.gz] --questions FILE.jsonl[.gz] [--encoder NAME]

The passages are one collection in each language, and every question of the bilingual set is asked of both in both. The
first sentence is right where it is of the passage of the question and has one of the answers, folded, in its language.
The judge takes no part.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from statistics import fmean

from corpus.errors import MalformedQuestionSet
from corpus.fold import fold
from corpus.passage import Language
from eval.command_line import exit_code_of
from eval.reading.bilingual import DIRECTIONS, LANGUAGES, BilingualQuestion, BilingualSet, add_arguments, load_bilingual
from index.library import Library
from rag.answer import evidence_of
from rag.asking.question import understand
from rag.reading.reader import Reader
from rag.reading.sentences.find import READ_PASSAGES
from rag.temporary import temporary_library


def measure(asked: BilingualSet, encoder: str = "bundled") -> Iterator[tuple[Language, Language, float]]:
    """Yield each direction (of the question, of the passages) with its share in [0, 1].

    Raises: SettingsError, ModelUnavailable, StorageUnavailable, EvaluationError.
    """
    with temporary_library(encoder) as library:
        for language in LANGUAGES:
            library.add_all(language, asked.documents(language))
        for spoken, read in DIRECTIONS:
            yield spoken, read, fmean(holds(library, each, spoken, read) for each in asked.questions)


def holds(library: Library, asked: BilingualQuestion, spoken: Language, read: Language) -> bool:
    """Return whether the first sentence for a question in `spoken`, of passages in `read`, has an answer."""
    text = asked.texts[spoken]
    evidence = evidence_of(library.retrieve(text, (read,), top_k=READ_PASSAGES))
    reply = Reader(spoken, library.analyzer, lambda _: None).read(understand(text), evidence)
    if not reply.sentences or reply.sentences[0].evidence.passage.document_id != asked.passage_id:
        return False
    first = fold(reply.sentences[0].text)
    return any(fold(answer) in first for answer in asked.answers[read])


def main(given: Sequence[str] | None = None) -> int:
    """Measure and print a line a direction; return the exit code."""
    parser = argparse.ArgumentParser("python -m eval.first_sentence", description=__doc__)
    add_arguments(parser)
    return exit_code_of(partial(_print_shares, parser.parse_args(given)))


def _print_shares(arguments: argparse.Namespace) -> None:
    asked = load_bilingual(arguments.passages, arguments.questions)
    if not all(each.answers[language] for each in asked.questions for language in LANGUAGES):
        raise MalformedQuestionSet(
            f"{arguments.questions.name}: a question has no answers", hint="Give each answers_ar and answers_en."
        )
    for spoken, read, share in measure(asked, arguments.encoder):
        print(f"{spoken}->{read}  {share:.3f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
