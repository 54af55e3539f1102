"""The share of suggested questions that are answered, and by a sentence that names their topic.

    python -m eval.suggestions [SET ...] [--encoder NAME]

Each document of the sets (by default, of all shipped sets) is stored in a library of its own, and asked the questions
that a refusal would suggest, in each language in which it has text. A sentence names the topic of a question if the
sentence or its translation contains all words of the topic after folding.
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
class SuggestedQuestion:
    """A suggested question, whether it is answered, and whether the first sentence of the answer names its topic."""

    question: str
    language: Language
    is_answered: bool
    names_topic: bool


def asked_suggestions(document: Document, encoder: str) -> Iterator[SuggestedQuestion]:
    """Yield the questions suggested for a document, after asking them of a library with this document only.

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
                names_topic = is_answered and _names_topic(extraction, question)
                yield SuggestedQuestion(question, language, is_answered, names_topic)


def documents_of(names: Iterable[str]) -> tuple[Document, ...]:
    """Return the documents of the sets, each once. Raises: MalformedQuestionSet."""
    found = (each for name in names for documents in load(name).documents.values() for each in documents)
    return tuple({each.document_id: each for each in found}.values())


def _names_topic(extraction: Extraction, question: str) -> bool:
    first = extraction.reply.sentences[0]
    text = fold(f"{first.text} {first.translated or ''}")
    return all(fold(word.text) in text for word in words_of_question(understand(question).searched))


def main(given: Sequence[str] | None = None) -> int:
    """Print the counts, and the questions that are not answered by a sentence on their topic; return the exit code."""
    parser = argparse.ArgumentParser("python -m eval.suggestions", description=__doc__)
    parser.add_argument(
        "sets", nargs="*", default=NAMES, metavar="SET", help="question sets (default: all shipped ones)"
    )
    parser.add_argument("--encoder", default="bundled", help="a value of IQTIBAS_ENCODER (default: bundled)")
    return exit_code_of(partial(_print_counts, parser.parse_args(given)))


def _print_counts(arguments: argparse.Namespace) -> None:
    documents = documents_of(arguments.sets)
    asked = [each for document in documents for each in asked_suggestions(document, arguments.encoder)]
    for language in LANGUAGES:
        own = [each for each in asked if each.language == language]
        answered, naming = sum(each.is_answered for each in own), sum(each.names_topic for each in own)
        print(f"{language}: {len(own)} suggested, {answered} answered, {naming} by a sentence that names the topic")
    for each in asked:
        if not each.names_topic:
            print(f"  {'another sentence' if each.is_answered else 'not answered'}: {each.question}")


if __name__ == "__main__":
    sys.exit(main())
