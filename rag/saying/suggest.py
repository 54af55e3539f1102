"""Suggested questions: about the topics of some passages, best first.

In: passages. Out: questions. Whether one is answered is for the caller to try (`rag.proposals`).
"""

from collections.abc import Iterator, Sequence

from corpus.passage import OTHER_LANGUAGE, Language
from rag.answer import Evidence
from rag.saying.frames import SUGGESTED_QUESTION
from rag.saying.topics import topics


def suggested_questions(evidence: Sequence[Evidence], language: Language) -> Iterator[str]:
    """Yield questions in `language`; where no passage is in it, translated or not, their topics are in the other."""
    texts = [text for each in evidence if (text := _text_in(each, language))]
    found = (
        topics(texts, language) if texts else topics([each.passage.text for each in evidence], OTHER_LANGUAGE[language])
    )
    yield from (SUGGESTED_QUESTION[language].format(topic=topic) for topic in found)


def _text_in(evidence: Evidence, language: Language) -> str:
    passage = evidence.passage
    if passage.language == language:
        return passage.text
    return passage.translation.text if passage.translation is not None else ""
