"""What a run depends on, in short: digests of the questions and of the settings, and the versions of what ran."""

import hashlib
import json
import platform
from collections.abc import Iterable
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from eval.reading.questions import Question, QuestionSet
from eval.running.target import Described

PACKAGES = ("iqtibas", "apsw", "faiss-cpu", "ir-measures", "model2vec", "numpy", "onnxruntime", "tokenizers", "torch")
"""Those whose version can move a figure."""

_HEX_DIGITS = 16


def set_digest(asked: QuestionSet, questions: Iterable[Question]) -> str:
    """Return the digest of the questions, as they are asked, and of the documents that come with them."""
    documents = {name: [(each.document_id, each.text) for each in found] for name, found in asked.documents.items()}
    return _digest([[asdict(question) for question in questions], documents])


def settings_digest(described: Described) -> str:
    """Return the digest of whatever is known to fix the answers."""
    return _digest([described.kind, dict(described.settings), dict(described.fingerprints)])


def package_versions() -> dict[str, str]:
    """Return the versions of Python and of the installed ones among `PACKAGES`."""
    found = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _digest(value: Any) -> str:
    content = json.dumps(value, ensure_ascii=True, sort_keys=True, default=str)
    return hashlib.sha256(content.encode()).hexdigest()[:_HEX_DIGITS]
