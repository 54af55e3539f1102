"""What of a question a sentence has only in words of one family: تأسيس for تأسست, *discovery* for *discovered*.

In: the words of the question with the concept of each, and those of a sentence. Out: the share of the question that
the sentence has in no other way. Light stems keep verbs and their nouns apart in Arabic, and many in English.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from rag.reading.forms.tokens import Tokens, read
from rag.reading.sentences.found import Found
from rag.reading.sentences.match import Floats, Sought, shared
from rag.words.families import families

_CACHED_TEXTS = 2_048
"""As many as the texts that `read` keeps."""


def kin_shares(found: Sequence[Found], question: str, asked: Sought) -> Floats:
    """Return the share of the question, in [0, 1], that each sentence has only in kin of its words, float32."""
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


def _families_asked(question: str, asked: Sought) -> Mapping[int, frozenset[str]]:
    """Return the families that the word for each concept of a question may belong to, of those that have any."""
    tokens = read(question)
    ((_, concepts),) = shared([tokens], asked)
    of_words = [(concept, families(tokens.words[at])) for at, concept in enumerate(concepts.tolist()) if concept >= 0]
    return {concept: own for concept, own in of_words if own}


@lru_cache(_CACHED_TEXTS)
def families_in(tokens: Tokens) -> frozenset[str]:
    """Return the families of all words of a text that carry a topic."""
    return frozenset().union(
        *(families(word) for word, is_stop in zip(tokens.words, tokens.stop.tolist(), strict=True) if not is_stop)
    )
