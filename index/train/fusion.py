"""How much the dense side counts against the sparse one: nDCG@10 by weight, on texts apart from every measuring set.

Headings and sections of manuals held out in all four directions, questions of ARCD, and of SQuAD those whose titles
are held out: no encoder has learned from them. The candidates and both of their scores come out of the code that
searches, and are fused again with each weight.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

from corpus.language import detect_language
from corpus.passage import Passage
from index.search.candidates import Candidates, Query, Searched, candidates
from index.storage.derived import unpack
from index.train.one_answer import DEPTH, evenly_spread, gain
from index.train.retrieval_pairs import ARCD, held_out, read_questions, read_sections
from index.vectors.dense import DenseIndex
from index.vectors.embed import embed
from index.vectors.encoder import Encoder
from index.words.analysis import Analyzer
from index.words.sparse import SparseIndex

WEIGHTS = (0.25, 0.5, 1.0, 1.5, 2.0, 3.0)
_LANGUAGES = ("ar", "en")

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class CandidateSet:
    """Candidates of each question, and the key of its passage."""

    found: Sequence[tuple[Candidates, int]]

    @classmethod
    def of(cls, pairs: Pairs, encoder: Encoder, analyzer: Analyzer) -> "CandidateSet":
        """Return the candidates of (question, passage) pairs among all their passages; equal passages are one."""
        keys = {passage: key for key, passage in enumerate(dict.fromkeys(passage for _, passage in pairs))}
        words, vectors = _indexed(list(keys), encoder, analyzer)
        asked = evenly_spread([(question, keys[passage]) for question, passage in pairs])
        found = []
        for (question, key), vector in zip(asked, encoder.encode_queries([each for each, _ in asked]), strict=True):
            query = analyzer.expand(question, words.frequencies)
            searched = [Searched(words.ask(query), vectors, None)]
            found.append((candidates(searched, Query(question, DEPTH, vector)), key))
        return cls(found)

    def gains(self, weight: float) -> float:
        """Return the mean nDCG@10 with a weight of the dense side."""
        return fmean([gain(each.keys, replace(each, dense_weight=weight).fused(), key) for each, key in self.found])


def read_sets(data: Path) -> Iterator[tuple[str, Pairs]]:
    """Yield name and pairs of each set."""
    sections = [section for section in read_sections(data) if held_out(section.title)]
    for asked in _LANGUAGES:
        for read in _LANGUAGES:
            yield f"manuals {asked}->{read}", [(each.heading[asked], each.text[read]) for each in sections]
    yield "ARCD", [(each.question, each.context) for each in read_questions(data, ARCD) if each.is_answered]
    apart = (each for each in read_questions(data) if each.is_answered and held_out(each.title))
    yield "SQuAD", [(each.question, each.context) for each in apart]


def learn_fusion(data: Path, encoders: Sequence[Encoder], analyzer: Analyzer) -> None:
    """Print nDCG@10 of each encoder on each set, a figure for each of `WEIGHTS`."""
    print("", *WEIGHTS, sep="\t")
    for name, pairs in read_sets(data):
        for encoder in encoders:
            asked = CandidateSet.of(pairs, encoder, analyzer)
            figures = (f"{asked.gains(weight):.4f}" for weight in WEIGHTS)
            print(f"{encoder.name} {name}", *figures, sep="\t", flush=True)


def _indexed(texts: Sequence[str], encoder: Encoder, analyzer: Analyzer) -> tuple[SparseIndex, DenseIndex]:
    words, vectors = SparseIndex(), DenseIndex(encoder.dim)
    passages = [Passage("text", 1, text, 0, len(text), detect_language(text) or "en") for text in texts]
    for key, passage in enumerate(passages):
        counted = analyzer.analyze(passage)
        words.add(key, counted.counts, counted.length)
    vectors.add(unpack(dict(enumerate(embed(encoder, passages))), encoder.dim))
    return words, vectors
