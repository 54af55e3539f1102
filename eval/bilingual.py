"""Retrieval sets in two languages: every passage and every question once in Arabic and once in English.

In: two files of JSON lines, `{passage_id, title?, text_ar, text_en}` and `{id, passage_id, question_ar, question_en}`;
other fields are passed over. Out: a `BilingualSet`, which can be asked in either language for passages in either.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from corpus.document import new_document
from corpus.passage import Document, Language
from eval.json_lines import Row, malformed, read_rows
from eval.rank_metrics import Qrels


@dataclass(frozen=True, slots=True)
class BilingualPassage:
    """One passage; `passage_id` is that of its file, and becomes the id of a document with one paragraph."""

    passage_id: str
    title: str
    texts: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class BilingualQuestion:
    """One question and the one passage that answers it."""

    id: str
    passage_id: str
    texts: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class BilingualSet:
    """Passages and questions in the order of their files, ids unique in each."""

    passages: tuple[BilingualPassage, ...]
    questions: tuple[BilingualQuestion, ...]

    def documents(self, language: Language) -> Iterator[Document]:
        """Yield the passages in one language, a document each."""
        for passage in self.passages:
            # A line feed would make two passages of one.
            text = passage.texts[language].replace("\n", " ")
            yield new_document(text, document_id=passage.passage_id, title=passage.title, language=language)

    def qrels(self) -> Qrels:
        """Return the passage of each question, by the id that the library gives it."""
        return {question.id: {f"{question.passage_id}#p1": 1} for question in self.questions}


def load_bilingual(passages: Path, questions: Path) -> BilingualSet:
    """Return the set of two files, each `.jsonl` or `.jsonl.gz`.

    Raises:
        MalformedQuestionSet: names the file, the line, and what is wrong with it.
    """
    rows = [row for _, row in read_rows(passages, _PassageRow, key="passage_id")]
    known = {row.passage_id for row in rows}
    asked = []
    for line, row in read_rows(questions, _QuestionRow, key="id"):
        if row.passage_id not in known:
            raise malformed(questions, line, f"{passages.name} has no passage {row.passage_id!r}")
        asked.append(BilingualQuestion(row.id, row.passage_id, {"ar": row.question_ar, "en": row.question_en}))
    found = (BilingualPassage(row.passage_id, row.title, {"ar": row.text_ar, "en": row.text_en}) for row in rows)
    return BilingualSet(tuple(found), tuple(asked))


_DocumentId = Annotated[str, StringConstraints(pattern=r"^[\w.-]{1,200}$")]
_NotBlank = Annotated[str, StringConstraints(pattern=r"\S")]


class _PassageRow(Row):
    passage_id: _DocumentId
    title: str = ""
    text_ar: _NotBlank
    text_en: _NotBlank


class _QuestionRow(Row):
    id: _NotBlank
    passage_id: str
    question_ar: _NotBlank
    question_en: _NotBlank
