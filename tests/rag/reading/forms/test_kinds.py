import re

import pytest

from corpus.fold import fold
from corpus.table import table_rows
from rag.reading.forms.kinds import PATTERNS, kind_patterns, typed_spans
from rag.reading.forms.tokens import read
from rag.reading.forms.vocabulary import with_vocabulary


@pytest.mark.parametrize(
    ("text", "kind", "span"),
    [
        ("عُقد في تشرين الثاني/نوفمبر 2024 مؤتمر", "date", "تشرين الثاني/نوفمبر 2024"),
        ("نُقل في ١٢ آذار/مارس ٢٠١٩ السوق", "date", "١٢ آذار/مارس ٢٠١٩"),
        ("It opened on 4 May 2003 in town", "date", "4 May 2003"),
        ("in the 19th century they", "date", "the 19th century"),
        ("بقيمة 1.1 مليار دولار أمريكي في", "amount", "1.1 مليار دولار أمريكي"),
        ("worth $2.4 million in", "amount", "$2.4 million"),
        ("about 30 kilometres away", "amount", "about 30 kilometres"),
        ("يقيموا فيها ستة أشهر دون", "duration", "ستة أشهر"),
        ("lasted for three weeks in", "duration", "three weeks"),
        ("نحو ٢٥ في المئة من", "percentage", "نحو ٢٥ في المئة"),
        ("some 40% of", "percentage", "some 40%"),
        ("ويبيع فيه نحو مئتي صياد.", "number", "نحو مئتي صياد"),
        ("افتتح السيد سامي الخطيب، وزير النقل، الجسر", "person", "السيد سامي الخطيب"),
        ("وقال السيد إمام علي حسن، مدير الميناء", "person", "السيد إمام علي حسن"),
        ("joined Sheikh Salem bin Hamad in town", "person", "Sheikh Salem bin Hamad"),
        ("أعلنت شركة «أمواج الخليج» عن", "organisation", "شركة «أمواج الخليج»"),
        ("تعاونت منظمة التعاون الإسلامي مع", "organisation", "منظمة التعاون الإسلامي"),
        ("عاد إلى مدينة زمردة بعد", "place", "مدينة زمردة"),
        ("عاد إلى الأردن بعد", "place", "الأردن"),
        ("sailed to New Zealand in", "place", "New Zealand"),
        ("أُغلقت بسبب ارتفاع التكاليف.", "reason", "بسبب ارتفاع التكاليف"),
        ("وكان يرافقها المصور أرتين حداد وأخوه المهندس سليم حداد.", "person", "المصور أرتين حداد"),
        ("founded by the brothers Nils and Petter Aasen in 1987", "name", "Petter Aasen"),
        ("She joined the Bank of Corran early", "name", "Bank of Corran"),
        ("It trades in copper, dates and dried fish.", "listed", "copper, dates and dried fish"),
        ("هي السياحة والنقل البحري والأمن الغذائي.", "listed", "السياحة والنقل البحري والأمن الغذائي"),
        ("moved to keep the boats dry.", "purpose", "to keep the boats dry"),
        ("رُفع السور لئلا تغرق الحقول.", "reason", "لئلا تغرق الحقول"),
        ("وعزا التاجر التأخير إلى عطل في الرافعة.", "reason", "عطل في الرافعة"),
        ("أُغلق السوق إثر حريق كبير.", "reason", "إثر حريق كبير"),
        ("رفض التاجر العرض، محذرًا من خسارة كبيرة.", "reason", "خسارة كبيرة"),
        ("The guild refused, arguing that the levy was old.", "reason", "the levy was old"),
        ("يُدفن الأنبوب على عمق مترين هناك", "amount", "مترين"),
        ("بيع القفل مقابل 12 أوقية هناك", "amount", "12 أوقية"),
        ("closed because the roof leaked.", "reason", "because the roof leaked"),
        ("a clerk is sought, since Ms Alder is leaving.", "reason", "since Ms Alder is leaving"),
        ("بناه الوالي إبراهيم باشا الزهري عام 1631 هنا", "person", "الوالي إبراهيم باشا الزهري"),
        ("افتتحه وزير المياه حسن عبيد في مايو", "person", "حسن عبيد"),
        ("A problem for General Amory was that Governor Vane left.", "person", "General Amory"),
        ("A problem for General Amory was that Governor Vane left.", "person", "Governor Vane"),
        ("توفي سنة 204 هـ في", "date", "سنة 204 هـ"),
        ("in the first half of the eighteenth century it", "date", "the first half of the eighteenth century"),
        ("some 7,500 years ago the lake", "date", "some 7,500 years ago"),
        ("هي سابع أكبر دولة", "number", "سابع أكبر"),
        ("cost between 8 and 25 euros a seat", "amount", "between 8 and 25 euros"),
        ("يستغرق بين 3 و5 أيام", "duration", "بين 3 و5 أيام"),
        ("met His Highness Sheikh Salem bin Hamad", "name", "Sheikh Salem bin Hamad"),
        ("leaves Ghent at 06:40 every morning", "date", "06:40"),
        ("تغادر العبّارة عند 18:05 كل يوم", "date", "18:05"),
        ("يفتح من التاسعة صباحًا حتى الخامسة مساءً، ويغلق", "date", "التاسعة صباحًا حتى الخامسة مساءً"),
        ("Fees fall due on the 3rd of each month, by card", "date", "the 3rd of each month"),
        ("meets on the last Friday of the month in Ghent", "date", "the last Friday of the month"),
        ("sent on the tenth working day of every quarter.", "date", "the tenth working day of every quarter"),
        ("تُدفع الرسوم في اليوم الثالث من كل شهر نقدًا", "date", "اليوم الثالث من كل شهر"),
        ("يجتمع المجلس آخر خميس من كل شهر هنا", "date", "آخر خميس من كل شهر"),
        ("تُرسل الفواتير مطلع كل فصل", "date", "مطلع كل فصل"),
    ],
)
def test_forms_tell_kinds(text: str, kind: str, span: str) -> None:
    assert (kind, span) in {(each.kind, text[each.start : each.end]) for each in typed_spans(read(text))}


@pytest.mark.parametrize(
    ("text", "kind", "span"),
    [
        ("In 1893 by a vote", "number", "1893 by"),
        ("from £95 to £102", "number", "95 to"),
        ("in March 2016 it", "number", "2016"),
        ("a major problem for the town", "person", "major"),
        ("وصل إلى حلب، بناها الوالي", "listed", "حلب، بناها الوالي"),
        ("ran it in 2:06:40 or so", "date", "06:40"),
        ("ended 12:7 for Ghent", "date", "12:7"),
        ("2. Rent", "number", "2"),
        ("٣) المدة", "number", "٣"),
    ],
)
def test_what_only_looks_like_a_kind_is_none(text: str, kind: str, span: str) -> None:
    assert (kind, span) not in {(each.kind, text[each.start : each.end]) for each in typed_spans(read(text))}


def test_a_month_and_the_first_word_of_a_sentence_are_no_names() -> None:
    assert [each for each in typed_spans(read("Boats left in May 2003.")) if each.kind == "name"] == []


@pytest.mark.parametrize("text", ["تمتد السكة كيلومترين حتى كينيا.", "بدأ العمل في آذار/مارس بعد شتاء جاف."])
def test_a_word_that_begins_like_one_of_reasons_gives_none(text: str) -> None:
    assert not [each for each in typed_spans(read(text)) if each.kind == "reason"]


@pytest.mark.parametrize("text", ["يعمل المعبر ليلًا ونهارًا في الصيف", "زار لبنان وسوريا في الصيف", "سماه لاعب الفريق"])
def test_what_begins_with_a_lam_of_its_own_is_for_nothing(text: str) -> None:
    assert not {"reason", "purpose"}.intersection(each.kind for each in typed_spans(read(text)))


@pytest.mark.parametrize(("kind", "language", "example", "pattern"), [*table_rows(PATTERNS)])
def test_a_pattern_finds_the_marked_words_of_its_example(kind: str, language: str, example: str, pattern: str) -> None:
    own = re.compile(rf"(?<!\w)(?:{with_vocabulary(pattern)})(?!\w)")
    assert (kind, own) in kind_patterns("arabic" if language == "both" else language)
    marked = fold(example.split("*")[1])
    found = [match[match.lastindex or 0] for match in own.finditer(fold(example.replace("*", "")))]
    assert marked in found
