"""Other libraries on the same passages, with the same encoder, measured alike: `python -m eval.peers SET`.

Each is used as its own guide for a first hybrid or vector search shows it, in a process of its own, so that one's
memory is not another's. They find passages and answer nothing; only that is compared.
"""
