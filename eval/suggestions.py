"""How many of the suggested questions are answered, and by a sentence that names their topic.

    python -m eval.suggestions [SET ...] [--encoder NAME]

Each document of the sets (without a name: of all shipped ones) makes a library of its own. In every language that it
has text in, the questions are asked that a refusal would try. A sentence names a topic when it, or its translation, has
all words of the topic, folded.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from corpus.fold import fold
from corpus.passage import Document, Language
from eval.command_line import exit_code_of
from eval.reading.bilingual import LANGUAGES
from eval.reading.load import load
from eval.sets import NAMES
from index.storage.schema import DEFAULT_COLLECTION
from index.words.terms import words_of_question
from rag.asking.question import understand
from rag.extractor import Extraction, Extractor
from rag.inquiry import Inquiry
from rag.proposals import MOST_TRIED
from rag.saying.suggest import suggested_questions
from rag.temporary import temporary_library
from rag.train.replies import evidence_of_document


@dataclass(frozen=True, slots=True)
class Tried:
    """A suggested question, whether it is answered, and whether the first sentence of the answer names its topic."""

    question: str
    language: Language
    is_answered: bool
    names_topic: bool


def tried_questions(document: Document, encoder: str) -> Iterator[Tried]:
    """Yield the questions that are suggested about a document, asked of a library that holds nothing else.

    Raises: SettingsError, ModelUnavailable, StorageUnavailable.
    """
    evidence = evidence_of_document(document)
    with temporary_library(encoder) as library:
        library.add_all(DEFAULT_COLLECTION, [document])
        extractor = Extractor(library)
        for language in LANGUAGES:
            if language != document.language and language not in document.translations:
                continue
            for question in islice(suggested_questions(evidence, language), MOST_TRIED):
                extraction = extractor.ask(Inquiry(question), language)
                is_answered = extraction.verdict.reason is None
                yield Tried(question, language, is_answered, is_answered and _names_topic(extraction, question))


def documents_of(names: Iterable[str]) -> tuple[Document, ...]:
    """Return the documents that the sets ask, each once. Raises: MalformedQuestionSet."""
    found = (each for name in names for documents in load(name).documents.values() for each in documents)
    return tuple({each.document_id: each for each in found}.values())


def _names_topic(extraction: Extraction, question: str) -> bool:
    first = extraction.reply.sentences[0]
    text = fold(f"{first.text} {first.translated or ''}")
    return all(fold(word.text) in text for word in words_of_question(understand(question).searched))


def main(given: Sequence[str] | None = None) -> int:
    """Print a line a language, and the questions that are not answered or whose topic is not named; return the exit
    code."""
    parser = argparse.ArgumentParser("python -m eval.suggestions", description=__doc__)
    parser.add_argument(
        "sets", nargs="*", default=NAMES, metavar="SET", help="question sets (default: all shipped ones)"
    )
    parser.add_argument("--encoder", default="bundled", help="what IQTIBAS_ENCODER may be (default: bundled)")
    return exit_code_of(partial(_print_counts, parser.parse_args(given)))


def _print_counts(arguments: argparse.Namespace) -> None:
    tried = [each for document in documents_of(arguments.sets) for each in tried_questions(document, arguments.encoder)]
    for language in LANGUAGES:
        own = [each for each in tried if each.language == language]
        answered, naming = (sum(values) for values in zip(*((t.is_answered, t.names_topic) for t in own), strict=True))
        print(f"{language}: {len(own)} suggested, {answered} answered, {naming} by a sentence that names the topic")
    for each in tried:
        if not each.names_topic:
            print(f"  {'another sentence' if each.is_answered else 'not answered'}: {each.question}")


if __name__ == "__main__":
    sys.exit(main())
