"""Which format a question set is in: a path or a name in, a `QuestionSet` out.

    name of a shipped set            eval.sets
    folder with corpus.jsonl         BEIR
    .jsonl                           rows: our own fields, RAGAS, DeepEval, SQuAD as rows; or a bilingual set
    .json                            SQuAD 1 or 2 (XQuAD, ARCD, MLQA), or an array of such rows
    .csv, .tsv                       a table with such columns

Every file may be packed with gzip. Documents come with the set, from `documents.jsonl` beside it, or are named apart.
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
from eval.reading.tables import load_array, load_csv, rows_of
from eval.sets import NAMES, shipped
from index.storage.schema import DEFAULT_COLLECTION

_PACKED = ".gz"


def load(source: str | Path, *, documents: str | Path | None = None, document_id: str | None = None) -> QuestionSet:
    """Return a question set.

    Args:
        source: a file or a folder, or the name of a shipped set.
        documents: what to ask, a file of JSON lines or a folder of text files; of a bilingual set, its passages.
        document_id: the document of every paragraph that is given as `p2` alone.

    Raises:
        MalformedQuestionSet: names the file, the line, and what is wrong with it; or a shipped set is given documents.
        InvalidDocument: `document_id` can be no document's id.
    """
    path = Path(source)
    if str(source) in NAMES and not path.exists():
        if documents is not None or document_id is not None:
            hint = "Leave out --documents and --document-id."
            raise MalformedQuestionSet(f"{source}: a shipped set brings the documents that it asks", hint=hint)
        return shipped(str(source))
    found = _loaded(path, None if documents is None else Path(documents))
    document_id = document_id or _only_document(found)
    found = found if document_id is None else found.in_document(document_id)
    _check_paragraphs(path, found)
    return found


def load_given(
    questions: Sequence[Mapping[str, Any]], documents: Sequence[Mapping[str, Any]] = (), *, name: str = "questions"
) -> QuestionSet:
    """Return the question set of rows that are there already, and of documents as rows.

    Raises:
        MalformedQuestionSet: names the item, and what is wrong with it, without repeating what it says.
    """
    path = Path(name)
    found = load_array(path, list(questions))
    if documents:
        found = replace(found, documents={DEFAULT_COLLECTION: given_documents(documents)})
    only = _only_document(found)
    found = found if only is None else found.in_document(only)
    _check_paragraphs(path, found)
    return found


def _only_document(found: QuestionSet) -> str | None:
    """Return the id of the one document that a set brings, if it brings just one."""
    brought = [document.document_id for documents in found.documents.values() for document in documents]
    return brought[0] if len(brought) == 1 else None


def _loaded(path: Path, documents: Path | None) -> QuestionSet:
    if is_bilingual(path):
        if documents is None:
            hint = "Name the file of its passages with --documents."
            raise MalformedQuestionSet(f"{path.name}: a bilingual set without its passages", hint=hint)
        return load_bilingual(documents, path).question_set(path.name)
    found = _by_suffix(path)
    if documents is not None:
        return replace(found, documents={DEFAULT_COLLECTION: load_documents(documents)})
    beside = path.parent / DOCUMENTS_FILE
    if not found.documents and beside.is_file() and path.name != DOCUMENTS_FILE and not path.is_dir():
        return replace(found, documents={DEFAULT_COLLECTION: load_documents(beside)})
    return found


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
        raise MalformedQuestionSet(what, hint="Mend this line; a question a line is .jsonl.") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise MalformedQuestionSet(f"{path.name}: not JSON in UTF-8", hint="Save it as UTF-8.") from error
    if isinstance(value, dict) and "data" in value and not is_row((value["data"] or [None])[0]):
        return load_squad(path, content)
    rows = value["data"] if isinstance(value, dict) and "data" in value else value
    rows = rows_of(rows) if isinstance(rows, dict) else rows
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


def _check_paragraphs(path: Path, found: QuestionSet) -> None:
    """Raise MalformedQuestionSet where a question names a paragraph that its documents do not have."""
    if not found.documents:
        return
    lengths = {
        (collection, document.document_id): len(split(document))
        for collection, documents in found.documents.items()
        for document in documents
    }
    for at, question in enumerate(found.questions, 1):
        for name in question.paragraphs:
            document_id, _, number = name.rpartition("#p") if "#" in name else ("", "", name.removeprefix("p"))
            if int(number) > lengths.get((question.collection, document_id), 0):
                what = f"{path.name}, question {at}: no document of the set has one of its paragraphs"
                raise MalformedQuestionSet(what, hint="Name paragraphs as document#p2, from p1 on.")
