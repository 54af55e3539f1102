"""Evaluates weights of dense scores in fusion (`index.search.fuse`): nDCG@10 by weight.

The question sets are held-out headings and sections of manuals in all four language directions, questions of ARCD, and
SQuAD questions whose titles are held out: texts that are in neither the training data of the encoders nor the
evaluation sets. Candidates and their scores are computed once by the code of the search, then fused with each weight.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

from corpus.language import detect_language
from corpus.passage import Passage
from index.search.candidates import Candidates, Query, Searched, candidates
from index.storage.derived import unpack
from index.train.ndcg import DEPTH, evenly_spread, ndcg
from index.train.retrieval_pairs import ARCD, held_out, read_questions, read_sections
from index.vectors.dense import DenseIndex
from index.vectors.embed import embed
from index.vectors.encoder import Encoder
from index.words.analysis import Analyzer
from index.words.sparse import SparseIndex

WEIGHTS = (0.25, 0.5, 1.0, 1.5, 2.0, 3.0)
_LANGUAGES = ("ar", "en")

Pairs = Sequence[tuple[str, str]]
"""Questions, each with its relevant passage."""


@dataclass(frozen=True, slots=True)
class CandidateSet:
    """The candidates of each question, and the key of its relevant passage."""

    questions: Sequence[tuple[Candidates, int]]

    @classmethod
    def of(cls, pairs: Pairs, encoder: Encoder, analyzer: Analyzer) -> "CandidateSet":
        """Return the candidates of the questions, retrieved from the distinct passages of all pairs."""
        keys = {passage: key for key, passage in enumerate(dict.fromkeys(passage for _, passage in pairs))}
        sparse, dense = _indexed(list(keys), encoder, analyzer)
        asked = evenly_spread([(question, keys[passage]) for question, passage in pairs])
        vectors = encoder.encode_queries([question for question, _ in asked])
        retrieved = []
        for (question, key), vector in zip(asked, vectors, strict=True):
            query = analyzer.expand(question, sparse.frequencies)
            searched = [Searched(sparse.ask(query), dense, None)]
            retrieved.append((candidates(searched, Query(question, DEPTH, vector)), key))
        return cls(retrieved)

    def mean_ndcg(self, weight: float) -> float:
        """Return the mean nDCG@10 with this weight of dense scores."""
        return fmean(
            ndcg(each.keys, replace(each, dense_weight=weight).fused(), relevant) for each, relevant in self.questions
        )


def read_sets(data: Path) -> Iterator[tuple[str, Pairs]]:
    """Yield name and pairs of each question set."""
    sections = [section for section in read_sections(data) if held_out(section.title)]
    for asked in _LANGUAGES:
        for read in _LANGUAGES:
            yield f"manuals {asked}->{read}", [(each.heading[asked], each.text[read]) for each in sections]
    yield "ARCD", [(each.question, each.context) for each in read_questions(data, ARCD) if each.is_answered]
    squad = (each for each in read_questions(data) if each.is_answered and held_out(each.title))
    yield "SQuAD", [(each.question, each.context) for each in squad]


def learn_fusion(data: Path, encoders: Sequence[Encoder], analyzer: Analyzer) -> None:
    """Print nDCG@10 of each encoder on each set, with each of `WEIGHTS`."""
    print("", *WEIGHTS, sep="\t")
    for name, pairs in read_sets(data):
        for encoder in encoders:
            retrieved = CandidateSet.of(pairs, encoder, analyzer)
            figures = (f"{retrieved.mean_ndcg(weight):.4f}" for weight in WEIGHTS)
            print(f"{encoder.name} {name}", *figures, sep="\t", flush=True)


def _indexed(texts: Sequence[str], encoder: Encoder, analyzer: Analyzer) -> tuple[SparseIndex, DenseIndex]:
    """Return both indexes of these passages, whose keys are their positions."""
    sparse, dense = SparseIndex(), DenseIndex(encoder.dim)
    passages = [Passage("text", 1, text, 0, len(text), detect_language(text) or "en") for text in texts]
    for key, passage in enumerate(passages):
        terms = analyzer.analyze(passage)
        sparse.add(key, terms.counts, terms.length)
    dense.add(unpack(dict(enumerate(embed(encoder, passages))), encoder.dim))
    return sparse, dense
