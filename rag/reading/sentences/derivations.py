"""Derivational matches between a question and a sentence: تأسيس for تأسست, *discovery* for *discovered*.

In: the question with its concepts, and sentences. Out: the share of the question that a sentence covers only by derived
words. Light stems differ between Arabic verbs and their nouns, and between many English ones.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from rag.reading.forms.tokens import Tokens, terms_of_words
from rag.reading.sentences.alignment import Floats, QuestionTerms
from rag.reading.sentences.found import Found
from rag.words.families import families

_CACHED_TEXTS = 2_048
"""As many as the texts that `read` keeps."""


def derived_shares(found: Sequence[Found], question: str, asked: QuestionTerms) -> Floats:
    """Return the share of the question, in [0, 1], that each sentence covers only by derived words, float32."""
    families_asked = _families_asked(question, asked)
    shares = [
        sum(
            float(asked.shares[concept])
            for concept in families_asked.keys() - set(each.concepts.tolist())
            if not families_in(each.tokens).isdisjoint(families_asked[concept])
        )
        for each in found
    ]
    return np.array(shares, np.float32)


def _families_asked(question: str, asked: QuestionTerms) -> Mapping[int, frozenset[str]]:
    """Return the word families of each concept of a question that has any."""
    concept_of, found = asked.concept_of(), {}
    for word, terms in terms_of_words(question):
        concepts = [concept_of[term] for term in terms if term in concept_of]
        if concepts and (own := families(word)):
            found[concepts[-1]] = own
    return found


@lru_cache(_CACHED_TEXTS)
def families_in(tokens: Tokens) -> frozenset[str]:
    """Return the word families of all content words of a text."""
    return frozenset().union(
        *(families(word) for word, is_stop in zip(tokens.words, tokens.stop.tolist(), strict=True) if not is_stop)
    )
