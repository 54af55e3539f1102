"""Who took part in something, told before the verb in English and after it in Arabic."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.rules.participants import find_participants
from rag.reading.sentences.find import found_sentences
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())
FAIR = "Traders from nine countries and the mayors of four towns took part in the fair of Ghent."
SEMINAR = "The seminar on dates was attended by farmers, bankers and two ministers in Basra."
FLOWERS = "افتُتح معرض الزهور يوم الأحد، وشارك فيه مزارعون وطلاب من ثلاث جامعات في قاعة البلدية."


@pytest.mark.parametrize(
    ("question", "text", "who"),
    [
        ("Who took part in the fair of Ghent?", FAIR, "Traders from nine countries and the mayors of four towns"),
        (
            "A fair was held. Who took part in it?",
            "A fair was held, in which nine guilds took part in May.",
            "nine guilds",
        ),
        ("Who attended the seminar on dates?", SEMINAR, "farmers, bankers and two ministers"),
        ("What sort of people attended the seminar?", SEMINAR, "farmers, bankers and two ministers"),
        ("Apart from farmers, who attended the seminar on dates?", SEMINAR, None),
        ("Which town attended the fair?", FAIR, None),
        ("Who opened the fair of Ghent?", FAIR, None),
        ("من شارك في معرض الزهور؟", FLOWERS, "مزارعون وطلاب من ثلاث جامعات"),
        ("مين حضر معرض الزهور؟", FLOWERS, "مزارعون وطلاب من ثلاث جامعات"),
        ("المشاركون في معرض الزهور", FLOWERS, "مزارعون وطلاب من ثلاث جامعات"),
        ("من حضر حفل الختام؟", "وحضر حفل الختام العمدة.", None),
        ("غير الطلاب، من شارك في معرض الزهور؟", FLOWERS, None),
        ("إلى جانب الطلاب، من شارك في معرض الزهور؟", FLOWERS, None),
        ("أين أقيم معرض الزهور؟", FLOWERS, None),
    ],
)
def test_those_who_took_part(question: str, text: str, who: str | None) -> None:
    asked = understand(question)
    language = asked.language or "en"
    told = find_participants(asked, found_sentences(asked, evidence_from(text), language, ANALYZER))
    tokens = told.found.tokens if told else None
    assert (tokens.text[tokens.starts[told.first] : tokens.ends[told.last]] if told and tokens else None) == who
