"""Abbreviations for `corpus.sentences`, each without its final full stop.

Only frequent ones of prose in the two languages: a missing entry splits a sentence, a wrong one joins two. Single and
dotted letters (J., U.S., د., ق.م.) need no entry: they are recognised by their shape.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Never at the end of a sentence: a name, an example or another party follows.
BINDING = _words(
    "Mr Mrs Ms Dr Prof Rev Hon Pres Gov Sen Sens Rep Reps Gen Lt Col Capt Sgt Det Maj Adm Cmdr Messrs St Mt Ft "
    "e.g i.e cf vs viz"
)

# Abbreviations before a number, words elsewhere: "No. 5", and "No. He stayed."
NUMBERED = _words(
    "No Nos no nos Art art Sec sec Ch ch Vol vol Fig fig Figs figs Eq eq Op op pp Par para ca approx "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec مج"
)

# At the end of a sentence or within it, depending on the next word.
CLOSING = _words("Inc Ltd Corp Co Bros LLC Jr Sr Ph.D etc al Dept Univ Ave Blvd Rd إلخ الخ")

# Words that often begin a sentence, and seldom follow an abbreviation within one.
OPENERS = _words(
    "A After All Although An And As At Before But By During For From He Her His However I If In It Its Many Most No On "
    "Our Several She Since So Some That The Their Then There These They This Those To Under We What When Where While "
    "Who Why With You ثم كما لكن أما إن إذا قد لقد بينما هذا هذه ذلك تلك"
)
