"""`python -m index.train MODEL --data FOLDER [--out FOLDER]`: train the bundled models again.

MODEL is `lexicon`, `letters`, `static` or `transformer`. `weights` and `fusion` write nothing: they print weights of
alternative terms in queries, and nDCG@10 by the weight of dense scores.

FOLDER holds the training data in the formats of `index.train.pairs` and `index.train.retrieval_pairs`. Lexicon, letters
and weights are determined by the data; encoders also by a seed, up to the floating-point order of threads.
"""

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from index.vectors.static_encoder import BUNDLED_STATIC
from index.vectors.transformer_encoder import BUNDLED_TRANSFORMER
from index.words.lexicon import BUNDLED_LEXICON


def main() -> int:
    """Train a model, print how long it took, and return the exit status: 2 where there is no training data."""
    parser = argparse.ArgumentParser(prog="python -m index.train", description=__doc__)
    parser.add_argument("model", choices=list(_TRAINERS), metavar="MODEL")
    parser.add_argument("--data", type=Path, required=True, help="folder with parallel/, passages/ and text/")
    parser.add_argument("--out", type=Path, help="output folder (default: that of the bundled model)")
    parser.add_argument("--start-from", type=Path, help="transformer: folder of a trained model to continue with")
    parser.add_argument("--first-stage", type=int, default=1, help="transformer: first stage to train (1 to 3)")
    parser.add_argument("--last-stage", type=int, default=3, help="transformer: last stage to train")
    parser.add_argument("--definitions", type=Path, help="transformer: folder of WordNet's data files")
    args = parser.parse_args()
    if not (args.data / "parallel").is_dir():
        print(f"{args.data} has no folder `parallel`. Name the folder with the training data.", file=sys.stderr)
        return 2
    start = time.perf_counter()
    _TRAINERS[args.model](args)
    print(f"{args.model}: {time.perf_counter() - start:.0f} s")
    return 0


# Each imports its trainer when it is called: torch and transformers take seconds to load.
def _lexicon(args: argparse.Namespace) -> None:
    from index.train.lexicon import train_lexicon

    train_lexicon(args.data, args.out or BUNDLED_LEXICON)


def _letters(args: argparse.Namespace) -> None:
    from index.train.letters import train_letters

    train_letters(args.data, args.out or BUNDLED_LEXICON)


def _weights(args: argparse.Namespace) -> None:
    from index.train.weights import learn_weights

    print(learn_weights(args.data))


def _static(args: argparse.Namespace) -> None:
    from index.train.static import train_static

    train_static(args.data, args.out or BUNDLED_STATIC)


def _transformer(args: argparse.Namespace) -> None:
    from index.train.pairs import Materials
    from index.train.transformer import BUNDLED, train_transformer

    stages = tuple(stage for stage in BUNDLED.stages if args.first_stage <= stage.number <= args.last_stage)
    settings = replace(BUNDLED, stages=stages, start_from=args.start_from)
    train_transformer(Materials(args.data, definitions=args.definitions), args.out or BUNDLED_TRANSFORMER, settings)


def _fusion(args: argparse.Namespace) -> None:
    from index.train.fusion import learn_fusion
    from index.vectors.joined_encoder import JoinedEncoder
    from index.vectors.static_encoder import StaticEncoder
    from index.vectors.transformer_encoder import TransformerEncoder
    from index.words.analysis import bundled_analyzer
    from index.words.lexicon import Lexicon

    static = StaticEncoder()
    encoders = (JoinedEncoder(TransformerEncoder(), static), static)
    learn_fusion(args.data, encoders, bundled_analyzer(Lexicon.load()))


_TRAINERS: Mapping[str, Callable[[argparse.Namespace], None]] = {
    "lexicon": _lexicon,
    "letters": _letters,
    "weights": _weights,
    "static": _static,
    "transformer": _transformer,
    "fusion": _fusion,
}

if __name__ == "__main__":
    raise SystemExit(main())
