"""The reader: from the retrieved passages to what is said, a kind of question a function.

In: what is asked, the evidence, and a way to look up the paragraph before another. Out: a `Reply`. How it is said (the
order of citations, translations, frames) is for `rag.saying`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

import numpy as np

from corpus.passage import Language
from index.hit import Hit
from index.records import StoredPassage
from index.words.analysis import Analyzer
from rag.answer import Evidence
from rag.asking.answer_type import AnswerType
from rag.asking.question import Question
from rag.reading.alternatives import alternatives, tells_of_two, told_of_two
from rag.reading.differ import dated_differently
from rag.reading.excepted import exception_told
from rag.reading.forms.kinds import Typed, typed_spans
from rag.reading.forms.tokens import Tokens, read
from rag.reading.overview import LEAST_SENTENCES, Central, contrasted, overview
from rag.reading.polarity import says_less, says_yes
from rag.reading.sentences.context import Before, antecedents, date_before
from rag.reading.sentences.extract import Sentence, quoted, shown
from rag.reading.sentences.find import found_sentences
from rag.reading.sentences.found import Found, has_as_much
from rag.reading.sentences.lean import Leaning, leans, speaks_of_the_same
from rag.reading.sentences.names import names_met
from rag.reading.spans.closely import read_closely
from rag.reading.spans.competing import READ_SENTENCES
from rag.reading.spans.named_count import named_count
from rag.reading.spans.span import LEAST_CHANCE, Span, least_chance, span_of
from rag.rendering.render import figure_in
from rag.rendering.render_parts import rendered_whole
from rag.rendering.spell import NamedKind, spelt
from rag.words.dates import When, shift, spoken, when

LEAST_CHANCE_ABROAD = 0.5
"""The same where the text is in the other language, which none of the questions learned from was: chosen higher."""
NAMED_ABROAD: frozenset[AnswerType] = frozenset({"person", "organisation", "place", "name"})
"""What is asked for by its name, which an Arabic answer may say in Latin letters."""
SPELT_ABROAD: Mapping[AnswerType, NamedKind] = {"person": "person", "name": "person", "place": "place"}
"""What an English answer spells in Latin letters."""
SURE = 0.6
"""The chance of what a rule reads (yes or no, the speaker named before). Source: chosen, as no set measures these
alone.
"""
_CACHED_SENTENCES = 512
_LEANING: Mapping[AnswerType, Leaning] = {"person": "speaker", "organisation": "thing"}
"""For what a sentence leans on the one before that names whom it speaks of."""
SOURCES_DIFFER: Mapping[Language, str] = {"ar": "تختلف المصادر", "en": "The sources differ"}
OR: Mapping[Language, str] = {"ar": " أو ", "en": " or "}
POLARITY: Mapping[Language, Mapping[bool, str]] = {"ar": {True: "نعم", False: "لا"}, "en": {True: "Yes", False: "No"}}


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said: `sentences` to quote, the one that answers first.

    `short` is the shortest answer, None where none is sure enough, and `chance` that of its being right. `lead` is what
    goes before the quotes because it is computed from them. `follows` is False where a model of the user's choice says
    that nothing answers.
    """

    sentences: tuple[Sentence, ...]
    short: str | None = None
    lead: str | None = None
    chance: float = 0.0
    follows: bool = True


NOTHING = Reply(())


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads passages for answers in one language."""

    language: Language
    analyzer: Analyzer
    before: Before = field(compare=False)

    def read(self, question: Question, evidence: Sequence[Evidence]) -> Reply:
        """Return what the evidence says to a question; nothing when there is no evidence."""
        found = found_sentences(question, evidence, self.language, self.analyzer)
        if not found:
            return NOTHING
        if question.expects == "sentences":
            least = LEAST_SENTENCES if question.type == "comparison" else 1
            return Reply(_distinct([quoted(each) for each in contrasted(found, least)]))
        if question.expects == "polarity":
            return self._polarity(question, found)
        ordered, span = read_closely(question, found, self.language)
        best = _first(ordered, span, self.language)
        return (
            self._differing(question, found)
            or self._counted_date(question, best[0], found)
            or self._named_before(question, best[0], span)
            or self._counted_names(question, ordered)
            or self._plain(question, best, span)
        )

    def sum_up(self, passages: Sequence[StoredPassage], hit: Hit) -> Reply:
        """Return what some passages, those of the document of `hit`, are about."""
        chosen = overview(passages, self.language, self.analyzer)
        return Reply(_distinct([_central(each, hit) for each in chosen]))

    def _plain(self, question: Question, best: Sequence[Found], span: Span | None) -> Reply:
        """Return the best sentences with what they lean on, and the short answer where it is sure."""
        first, *others = map(quoted, best)
        sentences = _distinct([first, *self._needed(question, first), *others])
        if span is None or span.chance < least_chance(question, span):
            return Reply(sentences, chance=span.chance if span else 0.0)
        if not span.is_abroad(self.language):
            return Reply(sentences, span.text.strip(), None, span.chance)
        said = _abroad(question, span, self.language)
        return Reply(sentences, said, said, span.chance)

    def _polarity(self, question: Question, found: Sequence[Found]) -> Reply:
        """Return yes or no with the sentence that says so, or which of two; neither where it says less, or too little
        to tell."""
        best = found[0]
        pair = alternatives(question)
        if pair and (told := told_of_two(question, found, pair)) is not None:
            return self._plain(question, [told.found], span_of(told.found, told.first, told.last, SURE))
        sentence = quoted(best)
        answer = says_yes(question, best, best.evidence.hit.scores.get("coverage", 1.0))
        exception = exception_told(question, found)
        if answer is not None and exception is not None:
            answer = not answer
        sentences = _distinct([sentence, *([quoted(exception)] if exception else self._needed(question, sentence))])
        if answer is None or (pair and tells_of_two(best, pair)) or (answer and says_less(question, best)):
            return Reply(sentences)
        word = POLARITY[self.language][answer]
        return Reply(sentences, word, word, SURE)

    def _differing(self, question: Question, found: Sequence[Found]) -> Reply | None:
        """Return the sentences that date one thing differently, said to differ."""
        dated = dated_differently(question, found)
        if not dated:
            return None
        dates = [spoken(date, self.language) for _, date in dated]
        lead = f"{SOURCES_DIFFER[self.language]}: {OR[self.language].join(dates)}"
        return Reply(_distinct([quoted(each) for each, _ in dated]), " / ".join(dates), lead, SURE)

    def _counted_date(self, question: Question, best: Found, found: Sequence[Found]) -> Reply | None:
        """Return the date that a sentence counts from the one before: a month before that. One that counts from the
        best, and has a name of the question that this lacks, is read in its place."""
        if question.expects != "date":
            return None
        told = names_met(question, best)
        others = (each for each in found if any(name not in told for name in names_met(question, each)))
        for each in (best, *others):
            context, date = self._counted_from(each)
            if context and date and (each is best or _place(context) == _place(quoted(best))):
                said = spoken(date, self.language)
                return Reply((quoted(each), context), said, said, SURE)
        return None

    def _counted_from(self, found: Found) -> tuple[Sentence | None, When | None]:
        """Return the sentence whose date another one counts from, and the date that it counts to; None where none."""
        months = shift(found.tokens.text)
        if months is None or when(found.tokens.text) is not None:
            return None, None
        context = date_before(quoted(found), self.language, self.analyzer, self.before)
        date = when(context.text) if context else None
        return context, date.shifted(months) if date else None

    def _named_before(self, question: Question, best: Found, span: Span | None) -> Reply | None:
        """Return who a sentence speaks of as "he" or as the same company: whom the sentence before names."""
        sentence = quoted(best)
        leaning = _LEANING.get(question.expects)
        if leaning is None or leans(sentence.text) != leaning or _is_surely_named(question.expects, span):
            return None
        if leaning == "thing" and not speaks_of_the_same(sentence.text):
            return None
        for context in self._antecedents(sentence):
            tokens = read(context.translated if best.is_translation and context.translated else context.text)
            if (first := _first_named(tokens, question.expects)) is not None:
                is_ours = best.is_translation or best.evidence.passage.language == self.language
                return Reply(
                    (sentence, context), tokens.text[first.start : first.end].strip() if is_ours else None, None, SURE
                )
        return None

    def _counted_names(self, question: Question, found: Sequence[Found]) -> Reply | None:
        """Return how many of what is counted a sentence names where it does not count them: two countries."""
        if question.type != "how_many":
            return None
        for each in found[:READ_SENTENCES]:
            count = named_count(question, each) if has_as_much(each, found[0]) else None
            if count is not None and self._is_of_its_names(question, each):
                return Reply((quoted(each),), str(count), str(count), SURE)
        return None

    def _is_of_its_names(self, question: Question, found: Found) -> bool:
        """Return whether a sentence, with those that it leans on, has the names of the question."""
        told = names_met(question, found)
        lacking = [each for each in question.constraints if each.kind == "name" and each not in told]
        before = self._antecedents(quoted(found)) if lacking else ()
        said = frozenset[str]().union(*map(self._terms, before))
        return all(not said.isdisjoint(terms) for each in lacking for terms in each.terms)

    def _needed(self, question: Question, sentence: Sentence) -> list[Sentence]:
        """Return the sentence that this one leans on, where that has words of the question's which this one lacks."""
        words = [terms for each in question.constraints for terms in each.terms]
        if not words:
            return []
        own = self._terms(sentence)
        lacking = {term for terms in words if not own.intersection(terms) for term in terms}
        needed = (each for each in self._antecedents(sentence) if not lacking.isdisjoint(self._terms(each)))
        return [*islice(needed, 1)] if lacking else []

    def _antecedents(self, sentence: Sentence) -> Sequence[Sentence]:
        return antecedents(sentence, self.language, self.analyzer, self.before)

    def _terms(self, sentence: Sentence) -> frozenset[str]:
        return _terms_of(f"{sentence.text} {sentence.translated or ''}", self.analyzer)


def _first_named(tokens: Tokens, expects: AnswerType) -> Typed | None:
    """Return the first that a sentence names of a type; without a title whom it begins with, if nothing else, and of
    the same company the only name that is no other thing's."""
    spans = typed_spans(tokens)
    others = {(each.first, each.last) for each in spans if each.kind not in (expects, "name", "listed")}
    names = [each for each in spans if each.kind == "name" and (each.first, each.last) not in others]
    starts = [each for each in names if not each.first and each.last > 0]
    only = starts if expects == "person" else names if len(names) == 1 else []
    named = [each for each in spans if each.kind == expects] or only
    return min(named, key=lambda each: (each.first, -each.last), default=None)


def _is_surely_named(expects: AnswerType, span: Span | None) -> bool:
    """Return whether a span is sure enough, and may name whom or what is asked for: one of places alone, or without any
    name, does not."""
    if span is None or span.chance < LEAST_CHANCE:
        return False
    words = read(span.text)
    kinds = {each.kind for each in typed_spans(words) if each.kind != "listed"}
    return expects in kinds or ("name" in kinds and "place" not in kinds)


@lru_cache(_CACHED_SENTENCES)
def _terms_of(text: str, analyzer: Analyzer) -> frozenset[str]:
    return frozenset(analyzer.passage_terms(text))


def _abroad(question: Question, span: Span, language: Language) -> str | None:
    """Return the short answer to a question in `language` from a text in the other one: what can be rendered, a figure,
    or a name in Latin letters, which readers of both languages know; else None."""
    said = rendered_whole(span.text, language) if span.chance >= LEAST_CHANCE_ABROAD else None
    if said is None and question.expects == "number":
        return figure_in(span.text, language)
    if said is None and language == "en" and span.chance >= LEAST_CHANCE_ABROAD and question.expects in SPELT_ABROAD:
        return spelt(span.text, SPELT_ABROAD[question.expects])
    if said is None and language == "ar" and span.chance >= LEAST_CHANCE_ABROAD and span.is_sure_form:
        return span.text.strip() if question.expects in NAMED_ABROAD else None
    return said


def _first(found: Sequence[Found], span: Span | None, language: Language) -> list[Found]:
    """Return the sentences to show, the one with a sure short answer first; where it is in the other language, whose
    spans are read less surely, only among them."""
    chosen = shown(found)
    if span is None or span.chance < LEAST_CHANCE:
        return chosen
    others = [each for each in chosen if each.unit is not span.found.unit]
    if span.is_abroad(language):
        return chosen if len(others) < len(chosen) else [*chosen, span.found]
    return [span.found, *others][: len(chosen)]


def _central(central: Central, hit: Hit) -> Sentence:
    stored, unit = central.stored, central.unit
    own = replace(hit, passage_id=stored.passage.passage_id)
    return Sentence(Evidence(stored, own, np.zeros(0, np.float32)), unit.start, unit.end, unit.translated)


def _distinct(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    kept: dict[tuple[str, int], Sentence] = {}
    for each in sentences:
        kept.setdefault(_place(each), each)
    return tuple(kept.values())


def _place(sentence: Sentence) -> tuple[str, int]:
    return sentence.evidence.hit.passage_id, sentence.start
