from rag.answer import Answer
from rag.answerer import Answerer


def exact(answer: Answer, paper: Answerer) -> None:
    """Every quote is a slice of its paragraph, and every span of the answer holds words, never a marker."""
    for citation in answer.citations:
        stored = paper.library.passage(citation.collection, citation.document_id, citation.paragraph)
        assert stored.passage.text[citation.start : citation.end] == citation.quote
        assert all(answer.answer[a:b] and "[" not in answer.answer[a:b] for a, b in citation.answer_spans)
