"""Things called after a people, which tell the country that is asked for."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.sentences.find import found_sentences
from rag.reading.spans.demonym_nouns import find_demonym_noun
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())
SALT = "وتتطلع كندا إلى دخول السوق النرويجية لتصدير الملح."


@pytest.mark.parametrize(
    ("question", "text", "thing"),
    [
        ("أي دولة ستبيعها كندا الملح؟", SALT, "السوق النرويجية"),
        ("أي سوق تريد كندا أن تدخلها؟", SALT, "السوق النرويجية"),
        ("In which country does Peru hope to sell salt?", "Peru looks to the Norwegian market.", "Norwegian market"),
        # What is called after the question's own people, a city, and one of two such things.
        ("أي دولة ستبيع الملح للنرويج؟", SALT, None),
        ("أي مدينة ستبيعها كندا الملح؟", SALT, None),
        ("In which country does Peru sell salt?", "Peru sells to Norwegian ships and Danish ships.", None),
    ],
)
def test_the_only_thing_called_after_another_people(question: str, text: str, thing: str | None) -> None:
    asked = understand(question)
    (found,) = found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER)
    words = find_demonym_noun(asked, found)
    tokens = found.tokens
    assert (tokens.text[tokens.starts[words.first] : tokens.ends[words.last]] if words else None) == thing
