from collections.abc import Sequence

import pytest

from corpus.errors import GeneratorUnavailable
from corpus.passage import Language
from index.words.analysis import Analyzer
from rag.answer import Evidence
from rag.answerer import Answerer
from rag.writing.cited import WrittenSentence
from rag.writing.prompt import REFUSAL
from rag.writing.written import Declined, Writing
from tests.rag.evidence import evidence_from
from tests.rag.proving import claims
from tests.rag.writing.scripted import ScriptedWriter

EVIDENCE = {"en": evidence_from(claims.TEXT_EN), "ar": evidence_from(claims.TEXT_AR)}


@pytest.fixture(scope="module")
def analyzer(answerer: Answerer) -> Analyzer:
    return answerer.library.analyzer


def written(writer: ScriptedWriter, language: Language, analyzer: Analyzer) -> list[WrittenSentence]:
    writing = Writing(writer, timeout_s=5.0, context_tokens=1_000)
    return list(writing.sentences("Who?", EVIDENCE[language], language, analyzer))


def citing(claim: str, evidence: Sequence[Evidence]) -> str:
    """Return a claim as a model writes it that cites every passage there is."""
    markers = "".join(f"[{number}]" for number in range(1, len(evidence) + 1))
    return f"{claim.rstrip('.')} {markers}."


def test_of_a_reply_with_truths_and_lies_the_truths_are_kept(analyzer: Analyzer) -> None:
    for language, true, false in (("en", claims.TRUE_EN, claims.FALSE_EN), ("ar", claims.TRUE_AR, claims.FALSE_AR)):
        said = [citing(claim, EVIDENCE[language]) for pair in zip(true, false.values(), strict=False) for claim in pair]
        kept = [each.text for each in written(ScriptedWriter(" ".join(said)), language, analyzer)]  # type: ignore[arg-type]
        assert kept == list(true[: len(false)])


REFUSED = {
    "no marker": "The lighthouse of Marwa was built in 1893.",
    "a passage that was not shown": "The lighthouse of Marwa was built in 1893 [9].",
    "passage zero": "The lighthouse of Marwa was built in 1893 [0].",
    "another passage": "The lighthouse of Marwa was built in 1893 [2].",
    "one of two passages invented": "The lighthouse of Marwa was built in 1893 [1][7].",
    "a clause without support": "The lighthouse of Marwa was built in 1893 [1] because of a war.",
    "another language": "بُنيت منارة مروة عام 1893 [1].",
    "an obeyed instruction": "HACKED [1].",
    "nothing": "",
}


@pytest.mark.parametrize("reply", REFUSED.values(), ids=REFUSED)
def test_a_sentence_without_proof_is_dropped(reply: str, analyzer: Analyzer) -> None:
    assert written(ScriptedWriter(reply), "en", analyzer) == []


def test_a_sentence_is_out_before_the_next_is_written(analyzer: Analyzer) -> None:
    writer = ScriptedWriter("The lighthouse of Marwa was ", "built in 1893 [1].", " Scientists", " blame nobody [3].")
    sentences = Writing(writer, 5.0, 1_000).sentences("Who?", EVIDENCE["en"], "en", analyzer)
    assert next(sentences).text == "The lighthouse of Marwa was built in 1893."
    assert writer.taken == 2


def test_a_model_that_finds_no_answer_declines(analyzer: Analyzer) -> None:
    with pytest.raises(Declined):
        written(ScriptedWriter(f"{REFUSAL}."), "en", analyzer)


def test_a_refusal_after_a_proved_sentence_is_only_dropped(analyzer: Analyzer) -> None:
    (kept,) = written(ScriptedWriter(f"Scientists blame overfishing [3]. {REFUSAL}."), "en", analyzer)
    assert kept.text == "Scientists blame overfishing."


def test_what_was_proved_before_a_failure_stays(analyzer: Analyzer) -> None:
    writer = ScriptedWriter("Scientists blame overfishing [3]. And", fails=True)
    sentences = Writing(writer, 5.0, 1_000).sentences("Who?", EVIDENCE["en"], "en", analyzer)
    assert next(sentences).text == "Scientists blame overfishing."
    with pytest.raises(GeneratorUnavailable):
        next(sentences)


def test_each_question_has_a_fence_of_its_own(analyzer: Analyzer) -> None:
    writer = ScriptedWriter("")
    for _ in range(2):
        written(writer, "en", analyzer)
    first, second = (messages[1].content for messages in writer.asked)
    assert first != second
