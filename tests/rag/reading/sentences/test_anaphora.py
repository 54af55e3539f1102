import pytest

from rag.reading.sentences.anaphora import antecedent_of


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("وقال: ”نحتفل اليوم.“", "speaker"),
        ("واستطرد قائلًا إن الطريق طويل.", "speaker"),
        ("He reminded them of the storm.", "speaker"),
        ("No town can pay for new boats alone.”", "speaker"),
        ("ولا تستطيع بلدة أن تشتري القوارب وحدها.“", "speaker"),
        ("The mayor opened “Salt Road”.", None),
        ("وقبل ذلك بشهر، أنهى العمال الطلاء.", "time"),
        ("Two years later, it was sold.", "time"),
        ("وتجيز هذه السياسة للزوار الإقامة.", "thing"),
        ("The company then closed.", "thing"),
        ("افتتح الوزير الجسر.", None),
        ("The Willow Library opened in May.", None),
        ("قال الوزير سامي الخطيب إن الجسر آمن.", None),
    ],
)
def test_first_words_that_point_back(sentence: str, what: str | None) -> None:
    assert antecedent_of(sentence) == what
