import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.reader import Reader
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())
BRIDGE = (
    "The Tarn Bridge opened in May 2019. It was built by the engineer Selim Haddad from granite, and painted green "
    "by volunteers. The museum lends books for three weeks. Marwa sells its apples to Norway, while Kesh sells wheat."
)
JISR = "افتُتح جسر اللؤلؤ في أيار/مايو 2019. بناه المهندس سليم حداد من الغرانيت المحلي، وطلاه المتطوعون باللون الأخضر."


@pytest.mark.parametrize(
    ("question", "text", "short"),
    [
        ("Was the bridge built from granite or from wood?", BRIDGE, "granite"),
        ("Is the bridge red or green?", BRIDGE, "green"),
        ("Does the museum lend books for two or three weeks?", BRIDGE, "three weeks"),
        ("هل بُني الجسر من الخشب أم من الغرانيت؟", JISR, "الغرانيت"),
        ("هل لون الجسر أخضر أو أحمر؟", JISR, "الأخضر"),
        # A sentence that has both, of different things, is left to the reader.
        ("Does Marwa sell apples or wheat?", BRIDGE, None),
        # Between yes and no.
        ("Was the bridge built from granite or not?", BRIDGE, "Yes"),
        ("هل بُني الجسر من الغرانيت أم لا؟", JISR, "نعم"),
        ("Was the bridge built from granite?", BRIDGE, "Yes"),
    ],
)
def test_which_of_two_is_told(question: str, text: str, short: str | None) -> None:
    asked = understand(question)
    reader = Reader(asked.language or "en", ANALYZER, lambda _: None)
    assert reader.read(asked, evidence_from(text)).short == short
