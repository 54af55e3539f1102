"""All vetoes, by their effect. A veto returns whether the sentence of a `Case` cannot answer its question."""

from collections.abc import Callable, Mapping, Sequence

from rag.judging.vetoes.between import is_between_other_places
from rag.judging.vetoes.case import Case
from rag.judging.vetoes.countries import is_of_another_country
from rag.judging.vetoes.deeds import is_deed_missing
from rag.judging.vetoes.exact_types import is_age_missing, is_count_missing, is_exact_type_missing
from rag.judging.vetoes.future import is_future_missing
from rag.judging.vetoes.matters import is_matter_missing
from rag.judging.vetoes.offices import is_of_another_office, is_office_missing
from rag.judging.vetoes.ordinals import is_of_another_ordinal
from rag.judging.vetoes.peoples import is_of_another_people
from rag.judging.vetoes.portfolios import is_of_another_portfolio
from rag.judging.vetoes.speakers import is_of_another_speaker
from rag.judging.vetoes.speaking_offices import is_of_another_speaking_office
from rag.judging.vetoes.transfers import is_reversed
from rag.judging.vetoes.uncovered import is_counted_missing, is_name_missing, is_off_topic, is_verb_missing
from rag.judging.vetoes.unlisted import is_unlisted
from rag.judging.vetoes.unnamed import is_unnamed
from rag.judging.vetoes.years import is_of_another_year

Veto = Callable[[Case], bool]

RULED_OUT: Sequence[Veto] = (
    is_off_topic,
    is_of_another_ordinal,
    is_unnamed,
    is_of_another_country,
    is_between_other_places,
    is_future_missing,
    is_age_missing,
    is_count_missing,
    is_of_another_portfolio,
    is_of_another_office,
    is_of_another_people,
    is_of_another_speaker,
    is_of_another_speaking_office,
    is_reversed,
    is_unlisted,
)
"""Vetoes of which one is enough to refuse: the text is about something else, however well the rest fits. Measured on 25
shipped sets (2026-11-30), without the first one and portfolios: they refuse 11 of 2,117 answerable questions and 126 of
1,259 unanswerable ones. The judge's card has the figures of each veto."""
LACKING: Sequence[Veto] = (
    is_name_missing,
    is_deed_missing,
    is_of_another_year,
    is_exact_type_missing,
    is_office_missing,
)
"""Vetoes that make an answer unlikely; the judge has learned how unlikely."""
VETOES: Mapping[str, Sequence[Veto]] = {
    "ruled_out": RULED_OUT,
    "lacking": LACKING,
    "deed_lacking": (is_verb_missing,),
    "counted_lacking": (is_counted_missing,),
    "matter_lacking": (is_matter_missing,),
}
"""The vetoes by the feature of the judge that they make."""


def veto_features(case: Case) -> dict[str, float]:
    """Return the features made of vetoes: 1 where one of its vetoes holds, else 0. What is `ruled_out` is `lacking`
    too."""
    found = {name: float(any(veto(case) for veto in vetoes)) for name, vetoes in VETOES.items()}
    return found | {"lacking": max(found["lacking"], found["ruled_out"])}
