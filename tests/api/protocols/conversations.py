"""Answers of known shape for protocol tests: two quotes of one passage, then one of another."""

from dataclasses import replace

from rag.answer import Answer, Citation, CitedTranslation, Timings

_TEXT = "The pump is blue. [1] It is “[2] new”. [2] It stands in the cellar. [3]"
_QUOTES = ("The pump is blue.", "It is “[2] new”.", "It stands in the cellar.")


def _citation(marker: int, paragraph: int, quote: str) -> Citation:
    start = _TEXT.index(quote)
    return Citation(
        marker=marker,
        collection="work",
        document_id="pump",
        document_version=1,
        passage_id=f"pump#p{paragraph}",
        passage_sha256="0" * 64,
        paragraph=paragraph,
        page=None,
        title="Pump [new]\nmanual",
        url=f"/v1/documents/pump/passages/{paragraph}?collection=work",
        source_url=None,
        published=None,
        language="en",
        quote=quote,
        start=0,
        end=len(quote),
        answer_spans=((start, start + len(quote)),),
        translation=None,
        support="verbatim",
    )


ANSWER = Answer(
    id="ans_1",
    question="What of the pump?",
    standalone_question="What of the pump?",
    language="en",
    status="answered",
    answer=_TEXT,
    short_answer=None,
    confidence=0.9,
    abstain_reason=None,
    citations=tuple(_citation(*each) for each in zip((1, 2, 3), (4, 4, 2), _QUOTES, strict=True)),
    hits=(),
    suggestions=(),
    timings_ms=Timings(1, 1, 2),
    generator="extractive",
    fallback_reason=None,
    encoder="e",
    generation=1,
)

REFUSAL = replace(ANSWER, answer="I found nothing.", citations=(), status="abstained")

OFFERING = replace(
    REFUSAL, suggestions=("What do the documents say about pump_1?", "What do the documents say about the cellar?")
)

TRANSLATED = replace(
    ANSWER,
    citations=(replace(ANSWER.citations[0], translation=CitedTranslation("ar", "المضخة زرقاء.", "user")),),
)


def address(citation: Citation) -> str:
    """Return the link of a citation."""
    return f"https://example.org{citation.url}"
