"""The short answer in one language from a text in the other, where no translator is needed.

In: a question, the span that answers it, and the language of the answer. Out: the words in that language, or None: a
rendered date or country, a figure, or a name, transliterated or in Latin letters.
"""

from collections.abc import Mapping

from corpus.passage import Language
from rag.asking.answer_type import AnswerType
from rag.asking.question import Question
from rag.reading.spans.span import Span
from rag.rendering.render import figure_in
from rag.rendering.render_parts import rendered_whole
from rag.rendering.spell import NamedKind, spelt

LEAST_CHANCE = 0.5
"""A short answer from the other language is given from this chance on that it is right: chosen higher than in the same
language, as none of the questions learned from crosses."""
LATIN_IN_ARABIC: frozenset[AnswerType] = frozenset({"person", "organisation", "place", "name"})
"""What an Arabic answer may name in Latin letters."""
SPELT_IN_ENGLISH: Mapping[AnswerType, NamedKind] = {"person": "person", "name": "person", "place": "place"}
"""What an English answer spells in Latin letters."""


def cross_lingual(question: Question, span: Span, language: Language) -> str | None:
    """Return the words of a span in `language`, None where they cannot be given or are not likely right."""
    is_likely = span.chance >= LEAST_CHANCE
    if is_likely and (words := rendered_whole(span.text, language)) is not None:
        return words
    if question.expects == "number":
        return figure_in(span.text, language)
    if is_likely and language == "en" and question.expects in SPELT_IN_ENGLISH:
        return spelt(span.text, SPELT_IN_ENGLISH[question.expects])
    if is_likely and language == "ar" and span.is_sure_form and question.expects in LATIN_IN_ARABIC:
        return span.text.strip()
    return None
