"""Whether a claim joins, bounds or orders what its source does not: all, only, because, before, unless.

In: the texts of a claim and of its source. Out: yes or no. Such words carry no matter of their own and are passed over
elsewhere; here one of a class that the claim uses must be met by one that the source uses. Order and causes are never
worked out: bought in 2018 and listed in 2009 does not prove "bought after it was listed".
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.fold import bare, fold


class _Class(NamedTuple):
    said: re.Pattern[str]
    by: re.Pattern[str]


_TIMES = "second|minute|hour|day|night|morning|evening|week|weekend|month|season|spring|summer|autumn|winter|year"


def _any_of(listed: str) -> str:
    """Return a pattern for words of both languages, the Arabic ones with the letters that are joined to them."""
    return "|".join(
        rf"{word}" if word.isascii() else rf"[وفبل]?{fold(word)}(?:ه|ها|هم|هن|هما)?" for word in listed.split()
    )


def _class(said: str, by: str = "", but: str = "") -> _Class:
    """Return the class of the words `said`, which `by` say as well; `but` is what may not follow for them to count."""
    unless = rf"(?!\s(?:{but}))" if but else ""
    return _Class(re.compile(rf"\b(?:{_any_of(said)})\b{unless}"), re.compile(rf"\b(?:{_any_of(f'{said} {by}')})\b"))


_CLASSES: Sequence[_Class] = (
    _class("all every each everyone everybody always everything كل جميع كافة دائما كلهم كلها جميعهم جميعها",
           "any no none never both entire whole أي لا", but=f"{_TIMES}"),
    _class("only solely exclusively alone فقط وحده وحدها حصرا", "just except but no not until إلا سوى لا لم"),
    _class("most majority mostly mainly معظم أغلب غالبية أكثر", "more largest greatest biggest", but="من"),
    _class("because therefore thanks لأن لأنه لأنها لأنهم بسبب نتيجة بفضل",
           "due owing as so since for after cause caused blame blamed blames result resulted reason attributed through "
           "from led لذا لذلك إثر جراء عزا يعزو تعزو ويعزو إذ بعد من لل وذلك حرصا"),
    _class("despite although though regardless رغم",
           "but yet however while whereas still even nevertheless لكن ولكنه بينما مع"),
    _class("if unless إذا لو شرط", "when whoever who where without provided عند من عندما"),
    _class("before prior قبل قبيل", "ahead until till by former formerly predecessor earlier previous سبق سابق"),
    _class("after بعد عقب",
           "since when once following later then next from latter ثم منذ لما عندما إثر later succeeded successor"),
    _class("except excluding إلا باستثناء", "but not only no without ما لا سوى عدا غير"),
    _class("this these هذا هذه هؤلاء",
           "that those it they he she now today current currently الحالي الحالية ذلك تلك",
           but="was|is|were|are|has|have|will"),
    _class("together jointly معا سويا", "joint and with و مع مشترك مشتركة"),
)  # fmt: skip


def joins_otherwise(claim: str, sources: Sequence[str]) -> bool:
    """Return whether a claim has a word of a class of which no source text has one."""
    said, known = _plain(claim), " ".join(map(_plain, sources))
    return any(each.said.search(said) and not each.by.search(known) for each in _CLASSES)


def _plain(text: str) -> str:
    return " ".join(fold(word) for word in re.findall(r"[^\W\d_]+", bare(text)))
