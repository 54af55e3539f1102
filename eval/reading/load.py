"""Loads a question set in any supported format: a path or the name of a shipped set in, a `QuestionSet` out.

    name of a shipped set            eval.sets
    folder with corpus.jsonl         BEIR
    .jsonl                           rows: our own fields, RAGAS, DeepEval, SQuAD as rows; or a bilingual set
    .json                            SQuAD 1 or 2 (XQuAD, ARCD, MLQA), or an array of such rows
    .csv, .tsv                       a table with such columns

Every file may be compressed with gzip. The documents are in the set itself, in `documents.jsonl` in its folder, or in a
file of their own.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus.errors import MalformedQuestionSet
from corpus.split import split
from eval.reading.beir import CORPUS, load_beir
from eval.reading.bilingual import is_bilingual, load_bilingual
from eval.reading.documents import DOCUMENTS_FILE, given_documents, load_documents
from eval.reading.json_lines import read_bytes
from eval.reading.questions import QuestionSet
from eval.reading.rows import is_row, load_rows
from eval.reading.squad import load_squad
from eval.reading.tables import load_array, load_csv, rows_of_columns
from eval.sets import NAMES, shipped
from index.storage.schema import DEFAULT_COLLECTION

_PACKED = ".gz"


def load(source: str | Path, *, documents: str | Path | None = None, document_id: str | None = None) -> QuestionSet:
    """Return a question set.

    Args:
        source: a file or a folder, or the name of a shipped set.
        documents: a file of JSON lines or a folder of text files; for a bilingual set, the file of its passages.
        document_id: the document of paragraphs that are named `p2` alone; None for the only document of the set.

    Raises:
        MalformedQuestionSet: the message names the file, the line, and the fault.
        InvalidDocument: `document_id` is not a valid id.
    """
    path = Path(source)
    if str(source) in NAMES and not path.exists():
        if documents is not None or document_id is not None:
            hint = "Leave out --documents and --document-id."
            raise MalformedQuestionSet(f"{source}: a shipped set brings the documents that it asks", hint=hint)
        return shipped(str(source))
    return _checked(path, _loaded(path, None if documents is None else Path(documents)), document_id)


def load_given(
    questions: Sequence[Mapping[str, Any]], documents: Sequence[Mapping[str, Any]] = (), *, name: str = "questions"
) -> QuestionSet:
    """Return the question set of JSON rows in memory, and of documents as rows.

    Raises:
        MalformedQuestionSet: the message names the item and the fault, and does not repeat the content.
    """
    path = Path(name)
    question_set = load_array(path, list(questions))
    if documents:
        question_set = replace(question_set, documents={DEFAULT_COLLECTION: given_documents(documents)})
    return _checked(path, question_set)


def _checked(path: Path, question_set: QuestionSet, document_id: str | None = None) -> QuestionSet:
    """Return the set with complete paragraph ids, after checking that its documents have these paragraphs."""
    document_id = document_id or _only_document(question_set)
    if document_id is not None:
        question_set = question_set.in_document(document_id)
    _check_paragraphs(path, question_set)
    return question_set


def _only_document(question_set: QuestionSet) -> str | None:
    """Return the id of the only document that a set brings; None if it brings none or several."""
    ids = [document.document_id for documents in question_set.documents.values() for document in documents]
    return ids[0] if len(ids) == 1 else None


def _loaded(path: Path, documents: Path | None) -> QuestionSet:
    if is_bilingual(path):
        if documents is None:
            hint = "Name the file of its passages with --documents."
            raise MalformedQuestionSet(f"{path.name}: a bilingual set without its passages", hint=hint)
        return load_bilingual(documents, path).question_set(path.name)
    question_set = _by_suffix(path)
    documents = documents or _documents_beside(path, question_set)
    if documents is None:
        return question_set
    return replace(question_set, documents={DEFAULT_COLLECTION: load_documents(documents)})


def _documents_beside(path: Path, question_set: QuestionSet) -> Path | None:
    """Return the file of documents in the folder of a set that brings none itself; None if there is no such file."""
    beside = path.parent / DOCUMENTS_FILE
    is_needed = not question_set.documents and path.name != DOCUMENTS_FILE and not path.is_dir()
    return beside if is_needed and beside.is_file() else None


def _by_suffix(path: Path) -> QuestionSet:
    if path.is_dir():
        return _folder(path)
    reader = _READERS.get(Path(path.name.removesuffix(_PACKED)).suffix.lower())
    if reader is not None:
        return reader(path)
    if not path.exists():
        hint = f"Name a file, or one of the shipped sets: {', '.join(NAMES)}."
        raise MalformedQuestionSet(f"{path.name}: there is no such question set", hint=hint)
    hint = "Give JSON lines (.jsonl), SQuAD (.json), CSV (.csv) or a BEIR folder."
    raise MalformedQuestionSet(f"{path.name}: not a kind of question set that is known", hint=hint)


def _folder(path: Path) -> QuestionSet:
    if (path / CORPUS).exists():
        return load_beir(path)
    hint = "A BEIR folder has corpus.jsonl, queries.jsonl and qrels/test.tsv; otherwise name a file."
    raise MalformedQuestionSet(f"{path.name}: a folder without {CORPUS}", hint=hint)


def _json(path: Path) -> QuestionSet:
    content = read_bytes(path)
    try:
        value: Any = json.loads(content.decode())
    except json.JSONDecodeError as error:
        what = f"{path.name}, line {error.lineno}, column {error.colno}: not JSON: {error.msg}"
        raise MalformedQuestionSet(what, hint="Correct this line; a question a line is .jsonl.") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise MalformedQuestionSet(f"{path.name}: not JSON in UTF-8", hint="Save it as UTF-8.") from error
    has_data = isinstance(value, dict) and "data" in value
    rows = value["data"] if has_data else value
    if has_data and not (isinstance(rows, list) and rows and is_row(rows[0])):
        return load_squad(path, content)
    if isinstance(rows, dict):
        rows = rows_of_columns(rows)
    if not isinstance(rows, list):
        hint = "SQuAD has `data`; other JSON is an array of rows, or of columns, with a question each."
        raise MalformedQuestionSet(f"{path.name}: neither SQuAD nor rows", hint=hint)
    return load_array(path, rows)


_READERS: Mapping[str, Callable[[Path], QuestionSet]] = {
    ".json": _json,
    ".csv": load_csv,
    ".tsv": load_csv,
    ".jsonl": load_rows,
    ".ndjson": load_rows,
}


def _check_paragraphs(path: Path, question_set: QuestionSet) -> None:
    """Check that the documents of a set have every paragraph that its questions name. Raises MalformedQuestionSet."""
    if not question_set.documents:
        return
    lengths = {
        (collection, document.document_id): len(split(document))
        for collection, documents in question_set.documents.items()
        for document in documents
    }
    for number, question in enumerate(question_set.questions, 1):
        for paragraph in question.paragraphs:
            document_id, _, place = paragraph.rpartition("#")
            if int(place.removeprefix("p")) > lengths.get((question.collection, document_id), 0):
                what = f"{path.name}, question {number}: no document of the set has one of its paragraphs"
                raise MalformedQuestionSet(what, hint="Name paragraphs as document#p2, from p1 on.")
