"""Accuracy of the reader's first sentence on a bilingual set, by the languages of question and passages.

    python -m eval.first_sentence --passages FILE.jsonl[.gz] --questions FILE.jsonl[.gz] [--encoder NAME]

The passages are stored as one collection in each language, and every question is asked of both collections in both
languages. The first sentence is right if it is from the passage of the question and contains one of the answers after
folding. Whether the service would abstain is not considered.
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


def measure(bilingual: BilingualSet, encoder: str = "bundled") -> Iterator[tuple[Language, Language, float]]:
    """Yield the language of the questions, that of the passages, and the share of right first sentences, in [0, 1].

    Raises: SettingsError, ModelUnavailable, StorageUnavailable, EvaluationError.
    """
    with temporary_library(encoder) as library:
        for language in LANGUAGES:
            library.add_all(language, bilingual.documents(language))
        for direction in DIRECTIONS:
            yield *direction, fmean(is_right(library, question, *direction) for question in bilingual.questions)


def is_right(
    library: Library, question: BilingualQuestion, question_language: Language, passage_language: Language
) -> bool:
    """Return whether the first sentence for a question is right."""
    text = question.texts[question_language]
    evidence = evidence_of(library.retrieve(text, (passage_language,), top_k=READ_PASSAGES))
    reply = Reader(question_language, library.analyzer, lambda _: None).read(understand(text), evidence)
    if not reply.sentences or reply.sentences[0].evidence.passage.document_id != question.passage_id:
        return False
    first = fold(reply.sentences[0].text)
    return any(fold(answer) in first for answer in question.answers[passage_language])


def main(given: Sequence[str] | None = None) -> int:
    """Print a line for each direction, and return the exit code."""
    parser = argparse.ArgumentParser("python -m eval.first_sentence", description=__doc__)
    add_arguments(parser)
    return exit_code_of(partial(_print_shares, parser.parse_args(given)))


def _print_shares(arguments: argparse.Namespace) -> None:
    bilingual = load_bilingual(arguments.passages, arguments.questions)
    if not all(each.answers[language] for each in bilingual.questions for language in LANGUAGES):
        raise MalformedQuestionSet(
            f"{arguments.questions.name}: a question has no answers", hint="Give each answers_ar and answers_en."
        )
    for question_language, passage_language, share in measure(bilingual, arguments.encoder):
        print(f"{question_language}->{passage_language}  {share:.3f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
