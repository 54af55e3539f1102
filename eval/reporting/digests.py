"""What identifies a run: digests of its questions and settings, and the versions of the packages."""

import hashlib
import json
import platform
from collections.abc import Iterable
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from eval.reading.questions import Question, QuestionSet
from eval.running.target import TargetDescription

PACKAGES = ("iqtibas", "apsw", "faiss-cpu", "ir-measures", "model2vec", "numpy", "onnxruntime", "tokenizers", "torch")
"""Packages whose versions can change a figure."""

_HEX_DIGITS = 16


def set_digest(question_set: QuestionSet, questions: Iterable[Question]) -> str:
    """Return the digest of the questions and of the documents of the set."""
    documents = {
        name: [(each.document_id, each.text) for each in found] for name, found in question_set.documents.items()
    }
    return _digest([[asdict(question) for question in questions], documents])


def settings_digest(described: TargetDescription) -> str:
    """Return the digest of the kind, settings and models of a target."""
    return _digest([described.kind, dict(described.settings), dict(described.fingerprints)])


def package_versions() -> dict[str, str]:
    """Return the versions of Python and of those `PACKAGES` that are installed."""
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
