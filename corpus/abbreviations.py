"""The words that a full stop does not end, as data for `corpus.sentences`, each as it stands before its last stop.

Only what prose in the two languages often uses: a missing entry costs one cut too many, a wrong one costs one cut too
few. Single and dotted letters (J., U.S., د., ق.م.) need no entry, because their shape tells.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Something always follows: a name, an example, the other party.
BINDING = _words(
    "Mr Mrs Ms Dr Prof Rev Hon Pres Gov Sen Sens Rep Reps Gen Lt Col Capt Sgt Det Maj Adm Cmdr Messrs St Mt Ft "
    "e.g i.e cf vs viz"
)

# Abbreviations before a number, words elsewhere: "No. 5", and "No. He stayed."
NUMBERED = _words(
    "No Nos no nos Art art Sec sec Ch ch Vol vol Fig fig Figs figs Eq eq Op op pp Par para ca approx "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec مج"
)

# They may close a sentence or stand within it: the next word decides.
CLOSING = _words("Inc Ltd Corp Co Bros LLC Jr Sr Ph.D etc al Dept Univ Ave Blvd Rd إلخ الخ")

# Words that seldom follow an abbreviation within a sentence, and often open the next one.
OPENERS = _words(
    "A After All Although An And As At Before But By During For From He Her His However I If In It Its Many Most No On "
    "Our Several She Since So Some That The Their Then There These They This Those To Under We What When Where While "
    "Who Why With You ثم كما لكن أما إن إذا قد لقد بينما هذا هذه ذلك تلك"
)
