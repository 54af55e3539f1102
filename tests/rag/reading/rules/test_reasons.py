"""Of several reasons in a text the one of the clause that is asked about, and none that only repeats it."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.rules.reasons import find_reason
from rag.reading.sentences.find import found_sentences
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())
ENGLISH = (
    "The harbour of Orrin looks busy because the fishermen came home, and the council closed the old bridge because of "
    "cracks in its arches. As part of wider efforts to attract young families, Orrin lowered its school fees. "
    "The mayor said the tunnel would not be ready before May, so buses still go by the ferry. "
    "The lighthouse stays dark for the time being. Bread grew dearer in Orrin after frost spoiled the wheat. "
    "The ferry returned after six days. "
    "When the council wanted to shorten the queues of lorries, it asked a port in Norway for advice."
)
ARABIC = (
    "يبدو ميناء زمردة مزدحمًا لأن الصيادين عادوا من البحر، وأغلق المجلس الجسر القديم بسبب شقوق في أقواسه. "
    "وفي إطار جهود أوسع لجذب الأسر الشابة، خفضت زمردة رسوم المدارس. "
    "ولما أراد المجلس أن يقصر طوابير الشاحنات، طلب المشورة من ميناء في النرويج. "
    "وتضرر سقف المدرسة من العاصفة، ولذلك يدرس التلاميذ في المكتبة. "
    "وتبني زمردة متحفًا للبحر، وغايتها تعليم الأطفال."
)
LOAN = "رفضت زمردة طلب المرجان لاستعارة مراكبها القديمة، قائلة إن صيانتها لم تنته."


@pytest.mark.parametrize(
    ("question", "text", "reason"),
    [
        ("Why did the council close the old bridge?", ENGLISH, "because of cracks in its arches"),
        ("Why does the harbour look busy?", ENGLISH, "because the fishermen came home"),
        ("Why did Orrin lower its school fees?", ENGLISH, "to attract young families"),
        ("Why did the council ask a port in Norway for advice?", ENGLISH, "to shorten the queues of lorries"),
        ("Why did the council want to shorten the queues of lorries?", ENGLISH, None),
        ("Why do buses still go by the ferry?", ENGLISH, "the tunnel would not be ready before May"),
        ("Why does the lighthouse stay dark?", ENGLISH, None),
        ("Why did bread grow dearer in Orrin?", ENGLISH, "after frost spoiled the wheat"),
        ("Why did the ferry return?", ENGLISH, None),
        ("لماذا يدرس التلاميذ في المكتبة؟", ARABIC, "وتضرر سقف المدرسة من العاصفة"),
        ("ليش سكر المجلس الجسر القديم؟", ARABIC, "بسبب شقوق في أقواسه"),
        ("لماذا أغلق المجلس الجسر القديم؟", ARABIC, "بسبب شقوق في أقواسه"),
        ("ليه زمردة خفضت رسوم المدارس؟", ARABIC, "لجذب الأسر الشابة"),
        ("لماذا طلب المجلس المشورة من ميناء في النرويج؟", ARABIC, "يقصر طوابير الشاحنات"),
        ("لماذا تبني زمردة متحفا للبحر؟", ARABIC, "تعليم الأطفال"),
        ("لماذا تبيع زمردة السفن؟", ARABIC, None),
        ("لماذا رفضت زمردة طلب المرجان؟", LOAN, "صيانتها لم تنته"),
        (
            "ما الغاية التي التقى من أجلها هذا الجمهور الغفير من البحارة والتجار؟",
            "يبدو السوق واسعًا إذ يتسع الميناء، والتقى البحارة والتجار في القلعة لتقسيم الرصيف الجديد.",
            "لتقسيم الرصيف الجديد",
        ),
    ],
)
def test_the_reason_is_that_of_the_clause_asked_about(question: str, text: str, reason: str | None) -> None:
    asked = understand(question)
    found = find_reason(asked, found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER))
    tokens = found.found.tokens if found else None
    said = tokens.text[tokens.starts[found.first] : tokens.ends[found.last]] if found and tokens else None
    assert said == reason
