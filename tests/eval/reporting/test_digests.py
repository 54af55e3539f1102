"""A digest is the same for the same questions, documents and settings, and another one for any other."""

from dataclasses import replace

from corpus.document import DocumentInfo, new_document
from eval.reading.questions import Question, QuestionSet
from eval.reporting.digests import package_versions, set_digest, settings_digest
from eval.running.target import TargetDescription

ASKED = QuestionSet(
    "pump",
    (Question("1", "en", "What colour is the pump?", answerable=True, answers=("blue",)),),
    {"default": (new_document("The pump is blue.", DocumentInfo("pump")),)},
)
DESCRIBED = TargetDescription("library", "bundled", {"encoder": "bundled"}, {"encoder": "2a71"})


def test_the_questions_and_the_texts_make_it_and_not_the_name() -> None:
    digest = set_digest(ASKED, ASKED.questions)
    assert set_digest(replace(ASKED, name="other"), ASKED.questions) == digest
    assert set_digest(ASKED, [replace(ASKED.questions[0], answers=("red",))]) != digest
    repainted = {"default": (new_document("The pump is red.", DocumentInfo("pump")),)}
    assert set_digest(replace(ASKED, documents=repainted), ASKED.questions) != digest


def test_the_kind_the_settings_and_the_fingerprints_make_it() -> None:
    digest = settings_digest(DESCRIBED)
    assert settings_digest(replace(DESCRIBED, name="elsewhere")) == digest
    for other in (
        replace(DESCRIBED, kind="server"),
        replace(DESCRIBED, settings={"encoder": "bundled-fast"}),
        replace(DESCRIBED, fingerprints={}),
    ):
        assert settings_digest(other) != digest


def test_versions_are_those_of_what_is_installed() -> None:
    found = package_versions()
    assert found["python"].startswith("3.")
    assert found["iqtibas"] and found["numpy"]
