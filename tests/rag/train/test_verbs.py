"""The verbs that the judge knows are those of the glossary, in forms that are no nouns."""

import numpy as np

from rag.judging.concepts.core import stem_hashes
from rag.judging.concepts.verbs import VERBS
from rag.train.verbs import verb_stems


def test_the_shipped_table_is_the_one_that_is_made() -> None:
    np.testing.assert_array_equal(np.load(VERBS), verb_stems())


def test_verbs_are_in_and_auxiliaries_and_nouns_are_not() -> None:
    stems = set(verb_stems().tolist())
    assert {*stem_hashes("build"), *stem_hashes("يدرب")} <= stems
    assert not {*stem_hashes("was"), *stem_hashes("harbour")} & stems
