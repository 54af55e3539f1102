"""Comparison with other retrieval libraries on the same passages and with the same encoder: `python -m eval.peers SET`.

Each library is used as its own introductory guide to hybrid or vector search shows, and is measured in a process of its
own, so that memory is counted separately. Only retrieval is compared.
"""
