"""Other forms of a word that its stem does not show: odd plurals, verbs and nationalities in English, verbs in Arabic.

In: a word. Out: words that are the same one in another form. Forms that are mostly another word (left, found, saw,
rose as a flower would be one too, but is mostly the verb) are left out where they would mislead.
"""

from collections.abc import Iterator, Mapping

from corpus.fold import fold
from index.words.terms import Word

_FORMS = """
    man men, woman women, child children, person people, foot feet, tooth teeth, life lives, wife wives, half halves,
    begin began begun, break broke broken, bring brought, build built, buy bought, catch caught, choose chose chosen,
    come came, cost cost, cut cut, deal dealt, do did done, draw drew drawn, drink drank drunk, drive drove driven,
    eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought, fly flew flown, forbid forbade forbidden,
    freeze froze frozen, get got, give gave given, go went gone, grow grew grown, hide hid hidden, hold held, keep kept,
    know knew known, lead led, lend lent, lose lost, make made, mean meant, meet met, pay paid, ride rode ridden,
    ring rang rung, rise rose risen, run ran, say said, sell sold, send sent, shake shook shaken, shine shone,
    shoot shot, shrink shrank shrunk, sing sang sung, sink sank sunk, sleep slept, speak spoke spoken, spend spent,
    stand stood, steal stole stolen, strike struck, swear swore sworn, swim swam swum, take took taken, teach taught,
    tell told, think thought, throw threw thrown, understand understood, wear wore worn, win won, withdraw withdrew,
    write wrote written,
    dig dug digging, become became, bend bent, bite bit bitten, bleed bled, blow blew blown, breed bred, cling clung,
    creep crept, flee fled, forget forgot forgotten, hang hung, hear heard, lay laid, learn learnt, light lit,
    overcome overcame, overtake overtook overtaken, rebuild rebuilt, seek sought, stick stuck,
    sweep swept, swing swung, tear tore torn, undergo underwent undergone, wake woke woken, weave wove woven,
    algeria algerian, argentina argentinian, australia australian, bahrain bahraini, belgium belgian, brazil brazilian,
    britain british, canada canadian, china chinese, denmark danish, egypt egyptian, ethiopia ethiopian,
    finland finnish, france french, germany german, greece greek, hungary hungarian, iceland icelandic, india indian,
    indonesia indonesian, iran iranian, iraq iraqi, ireland irish, israel israeli, italy italian, japan japanese,
    jordan jordanian, kenya kenyan, korea korean, kuwait kuwaiti, lebanon lebanese, libya libyan, malaysia malaysian,
    mexico mexican, morocco moroccan, nigeria nigerian, norway norwegian, oman omani, pakistan pakistani,
    palestine palestinian, poland polish, portugal portuguese, qatar qatari, romania romanian, russia russian,
    serbia serbian, somalia somali, spain spanish, sudan sudanese, sweden swedish, switzerland swiss, syria syrian,
    tunisia tunisian, turkey turkish, ukraine ukrainian, vietnam vietnamese, yemen yemeni
"""
_NOUNS = """
    die death, choose choice, lose loss, sell sale, grow growth, speak speech, prove proof, decide decision,
    describe description, explode explosion, expand expansion, permit permission, produce production, reduce reduction,
    destroy destruction, invade invasion, collide collision, divide division, conclude conclusion, extend extension,
    intend intention, compare comparison, marry marriage, analyse analysis, deep depth, long length, high height,
    wide width, strong strength, poor poverty, free freedom, build builder, lead leader, write writer, found founder,
    own owner, teach teacher, sing singer, paint painter, win winner, found foundation, advise advice, succeed success,
    arrive arrival, propose proposal, approve approval, renew renewal, survive survival, respond response
"""
"""What somebody does, or what something is, and the noun for it, whose stem is another one."""


def _joined(lines: str) -> Mapping[str, tuple[str, ...]]:
    same: dict[str, tuple[str, ...]] = {}
    for line in lines.split(","):
        for form in line.split():
            others = (other for other in line.split() if other != form)
            same[form] = tuple(dict.fromkeys((*same.get(form, ()), *others)))
    return same


_SAME = _joined(f"{_FORMS},{_NOUNS}")
_HE_OR_SHE = {"ي": "ت", "ت": "ي"}
_FUTURE = tuple(map(fold, ("سي", "ست", "سن", "سأ")))
_AND_THEN = ("في", "فت")
_AND, _INDEFINITE = "و", "ا"
_LEAST_VERB_LETTERS = 4
_PARTICLES, _LEAST_AFTER_PARTICLE = ("و", "ف"), 3


def other_forms(word: Word) -> tuple[str, ...]:
    """Return other forms of a word; none where its stem shows them all.

    >>> other_forms(Word("built", "latin")), other_forms(Word("ستدير", "arabic"))
    (('build',), ('تدير', 'يدير'))
    """
    plain = fold(word.text)
    if word.kind == "latin":
        return _SAME.get(plain, ())
    return tuple(dict.fromkeys(_arabic_forms(plain))) if word.kind == "arabic" else ()


def _arabic_forms(plain: str) -> Iterator[str]:
    """Yield a verb of now for a later one, without "and then", he for she; أردني for the indefinite أردنيا."""
    if is_future(plain.removeprefix(_AND)):
        plain = plain.removeprefix(_AND)[1:]
        yield plain
    if len(plain) > _LEAST_VERB_LETTERS and plain.startswith(_AND_THEN):
        plain = plain[1:]
        yield plain
    if len(plain) >= _LEAST_VERB_LETTERS and (other := _HE_OR_SHE.get(plain[0])):
        yield other + plain[1:]
    if len(plain) > _LEAST_VERB_LETTERS and plain.endswith(_INDEFINITE):
        yield plain.removesuffix(_INDEFINITE)


def is_future(plain: str) -> bool:
    """Return whether an Arabic word (folded) may be a verb of the future: it will train (ستدرب)."""
    return len(plain) > _LEAST_VERB_LETTERS and plain.startswith(_FUTURE)


def without_particle(plain: str) -> str:
    """Return a folded word without and, then (و, ف) before it; short ones are words of their own."""
    return plain[1:] if len(plain) > _LEAST_AFTER_PARTICLE and plain[0] in _PARTICLES else plain
