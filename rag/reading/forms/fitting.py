"""Which kinds of words are of the type that a question asks for."""

from collections.abc import Mapping

from rag.asking.answer_type import AnswerType
from rag.reading.forms.kinds import Kind

FITTING: Mapping[AnswerType, frozenset[Kind]] = {
    "person": frozenset({"person", "name"}),
    "date": frozenset({"date"}),
    "place": frozenset({"place", "name"}),
    "number": frozenset({"number"}),
    "amount": frozenset({"amount", "percentage", "number"}),
    "percentage": frozenset({"percentage"}),
    "duration": frozenset({"duration"}),
    "organisation": frozenset({"organisation", "name"}),
    "name": frozenset({"quoted", "organisation", "person", "place", "name"}),
    "reason": frozenset({"reason", "purpose"}),
    "definition": frozenset({"office"}),
    "statement": frozenset({"quoted"}),
    "list": frozenset({"listed"}),
}
