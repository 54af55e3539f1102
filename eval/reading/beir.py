"""Question sets in BEIR folders: `corpus.jsonl`, `queries.jsonl` and `qrels/*.tsv`.

A corpus entry becomes a document of one paragraph. Queries without a relevant entry are left out, as in BEIR's own
tools; of several files of qrels, `test.tsv` is used. There are no answers, so only ranking can be measured.
"""

from collections.abc import Iterator
from pathlib import Path

from pydantic import AliasChoices, Field

from corpus.document import DocumentInfo, check_document_id, new_document
from corpus.errors import CorpusError, InvalidDocument, MalformedQuestionSet
from corpus.language import detect_language
from corpus.passage import Document
from eval.reading.json_lines import read_lines, read_rows
from eval.reading.questions import Question, QuestionSet
from eval.reading.row import Id, NotBlank, Position, Row
from eval.reading.rows import hash_id
from index.storage.schema import DEFAULT_COLLECTION

CORPUS, QUERIES, QRELS = "corpus.jsonl", "queries.jsonl", "qrels"
_PREFERRED = "test.tsv"
_HEADER = "query-id"
_COLUMNS = 3


class _CorpusRow(Row):
    id: Id = Field(validation_alias=AliasChoices("_id", "id"))
    title: str = ""
    text: str


class _QueryRow(Row):
    id: Id = Field(validation_alias=AliasChoices("_id", "id"))
    text: NotBlank


def load_beir(folder: Path) -> QuestionSet:
    """Return the question set of a BEIR folder.

    Raises:
        MalformedQuestionSet: the message names the file, the line, and the fault.
    """
    corpus, queries = folder / CORPUS, folder / QUERIES
    documents = {row.id: _document(position, row) for position, row in read_rows(corpus, _CorpusRow, key="id")}
    asked = {row.id: row.text for _, row in read_rows(queries, _QueryRow, key="id")}
    relevance: dict[str, dict[str, int]] = {}
    qrels = _qrels_file(folder)
    for position, query, entry, grade in _judgements(qrels):
        if query not in asked:
            raise position.malformed(f"{QUERIES} has no such query")
        if entry not in documents:
            raise position.malformed(f"{CORPUS} has no such entry")
        if grade > 0:
            relevance.setdefault(query, {})[f"{documents[entry].document_id}#p1"] = grade
    if not relevance:
        raise MalformedQuestionSet(
            f"{qrels.name}: no query has a relevant entry", hint="Give qrels with scores over 0."
        )
    questions = tuple(_question(query, text, relevance[query]) for query, text in asked.items() if query in relevance)
    return QuestionSet(folder.name, questions, {DEFAULT_COLLECTION: tuple(documents.values())})


def _document(position: Position, row: _CorpusRow) -> Document:
    # Some corpora have entries with a title and no text.
    text = " ".join((row.text if row.text.strip() else row.title).split("\n"))
    try:
        return new_document(text, DocumentInfo(_document_id(row.id), title=row.title))
    except CorpusError as error:
        raise position.malformed(str(error)) from error


def _document_id(name: str) -> str:
    try:
        return check_document_id(name)
    except InvalidDocument:
        return hash_id(name)


def _question(query: str, text: str, relevance: dict[str, int]) -> Question:
    ordered = sorted(relevance, key=lambda passage: -relevance[passage])
    grades = tuple(relevance[passage] for passage in ordered)
    language = detect_language(text) or "en"
    return Question(query, language, text, answerable=True, paragraphs=tuple(ordered), grades=grades)


def _qrels_file(folder: Path) -> Path:
    found = sorted((folder / QRELS).glob("*.tsv"))
    preferred = folder / QRELS / _PREFERRED
    if preferred in found or len(found) == 1:
        return preferred if preferred in found else found[0]
    what = "has several files and no test.tsv" if found else "has no file of qrels"
    raise MalformedQuestionSet(f"{folder.name}: {QRELS}/ {what}", hint=f"A BEIR folder has {QRELS}/{_PREFERRED}.")


def _judgements(path: Path) -> Iterator[tuple[Position, str, str, int]]:
    for number, line in read_lines(path):
        position, cells = Position(path, number), line.decode("utf-8", "replace").split("\t")
        if number == 1 and cells[0] == _HEADER:
            continue
        if len(cells) != _COLUMNS or not cells[2].strip().lstrip("-").isdecimal():
            raise position.malformed("not query, entry and a whole number between tabs")
        yield position, cells[0], cells[1], int(cells[2])
