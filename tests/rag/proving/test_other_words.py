"""Claims in other words than their source, and claims that turn the same words round: one row a rule."""

from typing import NamedTuple

import pytest

from corpus.language import detect_language
from index.words.analysis import Analyzer
from rag.answerer import Answerer
from rag.proving.support import supporting_sentences
from tests.rag.evidence import evidence_from


class Row(NamedTuple):
    """A source, what it says in other words, and what it does not say."""

    source: str
    said: str
    not_said: str


ROWS = {
    "synonym": Row("The ferry arrives in Oban at noon.", "The ferry comes to Oban at noon.", "The ferry leaves Oban."),
    "synonym across": Row("رفضت النقابة عرض المصنع.", "The union opposed the offer.", "The union accepted the offer."),
    "future": Row("ستدرّب الأكاديمية 40 طيارًا.", "The academy will train 40 pilots.", "The academy sold 40 planes."),
    "dual": Row("استمر البحث سنتين.", "The search lasted two years.", "The search lasted three years."),
    "dual is two": Row("استمر البحث سنتين.", "استمر البحث سنتين.", "استمر البحث ثلاث سنوات."),
    "dual of a claim": Row("استمر البحث ثلاث سنوات.", "استمر البحث 3 سنوات.", "استمر البحث سنتين."),
    "nationality": Row("Norwegian doctors helped in Sunn.", "Doctors of Norway helped in Sunn.",
                       "Doctors of Sweden helped in Sunn."),
    "half": Row("The winner gets a million crowns, the second half a million.",
                "The winner gets a million crowns.", "The winner gets half a million crowns."),
    "every": Row("The bakery sells 900 loaves a day.", "The bakery sells 900 loaves every day.",
                 "The bakery sells 900 loaves every month."),
    "implied": Row("A survey of 1,300 farmers in Tarn began in May.", "A survey covering 1,300 farmers in Tarn began.",
                   "A survey excluding 1,300 farmers in Tarn began."),
    "implied, undone": Row("The Tarn survey of 1,300 farmers began.", "The Tarn survey of 1,300 farmers began.",
                           "The Tarn survey began without 1,300 farmers."),
    "parted": Row("The tour of 30 castles excludes Dunmore castle.", "The tour excludes Dunmore castle.",
                  "The tour covers Dunmore castle."),
    "until": Row("Coal was dug in Brora until 1974.", "The digging of coal in Brora ended in 1974.",
                 "The digging of coal in Brora ended in 1947."),
    "bought": Row("The school bought 12 pianos for 60,000 francs.", "The school paid 60,000 francs for 12 pianos.",
                  "The school paid 12,000 francs for 60 pianos."),
    "may": Row("Visitors may not touch the statues.", "Visitors are not allowed to touch the statues.",
               "Visitors are allowed to touch the statues."),
    "failed": Row("The council failed to repair the bridge.", "The council failed to repair the bridge.",
                  "The council repaired the bridge."),
    "refused": Row("رفض المجلس تجديد العقد.", "رفض المجلس تجديد العقد.", "جدد المجلس العقد."),
    "can't": Row("Large lorries can't enter the tunnel.", "Large lorries cannot enter the tunnel.",
                 "Large lorries enter the tunnel."),
    "denied before": Row("Camping is not permitted, and swimmers need a guide.", "Swimmers need a guide.",
                         "Camping is permitted."),
    "exchanged": Row("فاز فريق النسور على فريق الذئاب في دمياط.", "فاز فريق النسور على فريق الذئاب.",
                     "فاز فريق الذئاب على فريق النسور."),
    "side of a word": Row("Take the syrup before sleep and the tablet after lunch.", "Take the syrup before sleep.",
                          "Take the syrup after sleep."),
    "first word a name": Row("Norway will send two cranes, and Greece will provide the crew.",
                             "Norway will send two cranes.", "Greece will send two cranes."),
    "other place": Row("The firm has shops in Gent, Lyon and Turin. The shop in Turin closes in May.",
                       "The shop in Turin closes in May.", "The shop in Lyon closes in May."),
    "other winner": Row("The club Sund won the cup, beating Torvik by two goals.", "Sund won the cup.",
                        "Torvik won the cup."),
    "displaced": Row("Sick seals are nursed at the harbour, since the aquarium has no vet.",
                     "Sick seals are nursed at the harbour.", "Sick seals are nursed in the aquarium."),
    "titled": Row("كان البحار يدفع درهمين عن كل صندوق.", "كان البحار يدفع درهمين.", "كان الصندوق يدفع 7 دراهم."),
    "silent letters": Row("Highmoor was founded in 1904.", "تأسست هايمور عام 1904.", "تأسست هايمور عام 1940."),
    "buyer": Row("The town bought 20 buses from Halm for 9 million crowns.",
                 "The town paid 9 million crowns for 20 buses.", "Halm paid 9 million crowns for 20 buses."),
    "buyer, verb first": Row("اشترت البلدية الأرض من عائلة درويش بمليوني دينار.",
                             "دفعت البلدية مليوني دينار لعائلة درويش.", "دفعت عائلة درويش مليوني دينار للبلدية."),
    "people": Row("The farm employs 30 workers and has 200 cows.", "The farm employs 30 people.",
                  "The farm has 200 people."),
    "depth": Row("A shaft was dug to 400 metres at Vane.", "The shaft dug at Vane is 400 metres deep.",
                 "The shaft dug at Vane is 400 metres long."),
    "boats": Row("The police stopped 12 boats with forged coins.", "The 12 boats carrying forged coins were stopped.",
                 "The 12 boats losing forged coins were stopped."),
    "times": Row("The tower is three times as high as the church.", "The tower is three times higher than the church.",
                 "The tower is three times wider than the church."),
    "as much": Row("The tower is as high as the church.", "The tower is as high as the church.",
                   "The tower is higher than the church."),
    "agreement": Row("The ministers agreed on a treaty in Vane in March.", "The ministers agreed on a treaty in Vane.",
                     "The ministers reached Vane in March."),
    "end": Row("The museum opened in 1990 and had 50,000 guests until 2010.", "The museum opened in 1990.",
               "The museum ended in 2010."),
    "may happen": Row("Dogs may bite children in the park.", "Dogs may bite children in the park.",
                      "Dogs are allowed in the park with children."),
    "boycott": Row("Sorl boycotted the fair, where 60 firms from Vane showed tools.", "Sorl boycotted the fair.",
                   "Sorl took part in the fair, where 60 firms from Vane showed tools."),
    "yet to come": Row("The queen will open the theatre in 2030.", "The queen will open the theatre in 2030.",
                       "The queen opened the theatre in 2030."),
    "yet to come, in Arabic": Row("سيفتتح الملك المسرح عام 2030.", "سيفتتح الملك المسرح عام 2030.",
                                  "افتتح الملك المسرح عام 2030."),
    "of the other clause": Row("The storm destroyed three houses in Vane and damaged a church.",
                               "The storm damaged a church.", "The storm damaged three houses in Vane."),
    "of the other clause, in Arabic": Row("وفّرت الجمعية 300 خيمة، وقدمت البلدية الطعام.", "وفرت الجمعية 300 خيمة.",
                                          "قدمت البلدية 300 خيمة."),
}  # fmt: skip


@pytest.fixture(scope="module")
def analyzer(answerer: Answerer) -> Analyzer:
    return answerer.library.analyzer


def is_supported(claim: str, source: str, analyzer: Analyzer) -> bool:
    language = detect_language(claim)
    assert language in ("ar", "en")
    return bool(supporting_sentences(claim, evidence_from(source), language, analyzer))


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_what_is_said_in_other_words_is_supported(row: Row, analyzer: Analyzer) -> None:
    assert is_supported(row.said, row.source, analyzer)


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_what_is_not_said_is_not(row: Row, analyzer: Analyzer) -> None:
    assert not is_supported(row.not_said, row.source, analyzer)
