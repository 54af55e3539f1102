"""`python -m index.train lexicon|encoder --data FOLDER [--out FOLDER]`: make the bundled models anew.

FOLDER holds the training data as `index.train.pairs` and `index.train.retrieval_pairs` read them. The same data
give the same lexicon; the encoder is seeded, and differs only by the order in which threads add numbers up.
"""

import argparse
import sys
import time
from pathlib import Path

from index.vectors.static_encoder import BUNDLED_STATIC
from index.words.lexicon import BUNDLED_LEXICON


def main() -> int:
    """Train what is asked for and say how long it took."""
    parser = argparse.ArgumentParser(prog="python -m index.train", description=__doc__)
    parser.add_argument("what", choices=["lexicon", "encoder"])
    parser.add_argument("--data", type=Path, required=True, help="folder with parallel/, passages/ and text/")
    parser.add_argument("--out", type=Path, help="where to write (default: the bundled model's folder)")
    args = parser.parse_args()
    if not (args.data / "parallel").is_dir():
        print(f"{args.data} has no folder `parallel`. Name the folder with the training data.", file=sys.stderr)
        return 2
    start = time.perf_counter()
    if args.what == "lexicon":
        from index.train.lexicon import train_lexicon

        train_lexicon(args.data, args.out or BUNDLED_LEXICON)
    else:
        from index.train.encoder import train_encoder  # imports torch

        train_encoder(args.data, args.out or BUNDLED_STATIC)
    print(f"{args.what}: {time.perf_counter() - start:.0f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
