"""The bundled article is pinned by its number of passages, three of them, and a hash of its bytes."""

import hashlib
from pathlib import Path

from corpus import article
from corpus.article import bundled_article
from corpus.split import split

FOLDER = Path(article.__file__).parent
PASSAGES = split(bundled_article())


def test_the_document() -> None:
    document = bundled_article()
    assert (document.document_id, document.language) == ("central-asia-gulf", "ar")
    assert document.translation_source == "project"
    assert document.title and document.url is None and document.published is None


def test_the_text_is_unchanged() -> None:
    data = (FOLDER / "article.ar.txt").read_bytes()
    assert hashlib.sha256(data).hexdigest() == "a1e261828d67ecdb86188fae95d43c3826695f6c957a3225dbda6523c03a63d6"
    assert bundled_article().text == data.decode()


def test_count_and_records() -> None:
    assert [passage.passage_id for passage in PASSAGES] == [f"central-asia-gulf#p{n}" for n in range(1, 25)]
    assert PASSAGES[0].text == (
        "لمَّا أرادت طاجيكستان أن ترتقي بجهودها في مكافحة الإرهاب، ومنها رفع مستوى أمن الحدود، ولَّت وجهها شطر "
        "إحدى دول الشرق الأوسط؛ دولةٌ صغيرة المساحة لكنها واسعة الخبرة في هذا المجال، وهي دولة الكويت."
    )
    assert PASSAGES[9].text == (
        "واستطرد قائلاً: ”وتقف طاجيكستان في طليعة البلدان التي تتصدى للتهديدات الحديثة كالإرهاب والتطرف "
        "والتشدد والاتجار بالمخدرات وغيرها من أشكال الجريمة المنظمة العابرة للحدود. ونعلم علم اليقين في هذا "
        "الصدد أنه لا بدَّ من تكامل الجهود على الصعيد الدولي.“"
    )
    assert PASSAGES[23].text == (
        "يبدو مستقبل العلاقات بين وسط آسيا والشرق الأوسط واعداً إذ يعملان على توطيد العلاقات فيما بينهما، "
        "وسيفضي ذلك إلى زيادة الاستقرار الإقليمي والنمو الاقتصادي وبناء جسور ثقافية، وكلما اتسع التعاون مع دول "
        "الخليج، اتسعت دائرة العلاقات العالمية لوسط آسيا، وتنوعت سياستها الخارجية للتقليل من اعتمادها على "
        "شركائها التقليديين."
    )


def test_every_sentence_is_translated() -> None:
    for passage in PASSAGES:
        assert passage.translation is not None
        sources = [source for source, _ in passage.translation.sentences]
        assert " ".join(sources) == passage.text
        assert all(translated for _, translated in passage.translation.sentences)
    assert sum(len(passage.translation.sentences) for passage in PASSAGES if passage.translation) == 33


def test_names_are_spelt_as_in_the_english_press() -> None:
    text = " ".join(passage.translation.text for passage in PASSAGES if passage.translation)
    for name in ["Sirojiddin Muhriddin", "Abdullah Ali Al-Yahya", "Shavkat Mirziyoyev", "Mohamed bin Zayed Al Nahyan"]:
        assert name in text
    for name in ["Tamim bin Hamad Al Thani", "Emomali Rahmon", "Murat Nurtleu", "ACWA Power"]:
        assert name in text


def test_the_provenance_note_names_sources_and_licence() -> None:
    note = (FOLDER / "PROVENANCE.md").read_text(encoding="utf-8")
    for statement in ["Unipath", "supplied by the project's user", "no headline", "unofficial", "licence"]:
        assert statement in note
