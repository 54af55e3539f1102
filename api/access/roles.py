"""The role that each address needs once keys exist; an address without a rule needs `admin`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.storage.keys import Role

_OPEN = re.compile(r"/(|healthz|readyz|docs|openapi\.json|embed|embed\.js|assets/.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Rule:
    methods: frozenset[str]
    paths: re.Pattern[str]
    role: Role


def _rule(methods: str, paths: str, role: Role) -> _Rule:
    return _Rule(frozenset(methods.split()), re.compile(paths, re.DOTALL), role)


_RULES: Sequence[_Rule] = (
    _rule("POST", r"/v1/(ask|search|chat/completions|chat/ui|responses)", "read"),
    _rule("GET", r"/v1/(documents|collections|jobs|models)(/.*)?", "read"),
    _rule("POST DELETE", r"/v1/(documents|jobs)(/.*)?", "write"),
)


def is_open(path: str) -> bool:
    """Return whether an address needs no key: the page with its files, the documentation, and the health checks."""
    return bool(_OPEN.fullmatch(path))


def role_needed(method: str, path: str) -> Role:
    """Return the lowest role that may use a method of an address that is not open."""
    roles = (rule.role for rule in _RULES if method in rule.methods and rule.paths.fullmatch(path))
    return next(roles, "admin")
