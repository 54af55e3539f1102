"""A little newspaper of the tests' own, in both languages, without translations: all that is in it is made up."""

from corpus.document import DocumentInfo, new_document

BRIDGE_AR = """افتتح السيد سامي الخطيب، وزير النقل في جزيرة المرجان، جسر اللؤلؤ في 12 آذار/مارس 2019 بحضور مئات السكان.
وبلغت تكلفة الجسر 45 مليون دينار، ومولته شركة «أمواج الخليج» ومؤسسة البحار السبعة.
وقبل ذلك بشهر، أنهى العمال طلاء الأعمدة وتركيب الإنارة.
وقال: ”نحتفل اليوم بثمرة جهد أربع سنوات. ولا يمكن لأي مدينة أن تنمو من دون طرق آمنة.“
ويستغرق عبور الجسر سبع دقائق، ويُسمح للمشاة بعبوره مجانًا، ما عدا أيام العواصف.
ويربط الجسر بين مدينة زمردة وبلدة النوارس، وتشمل خدماته الحافلات والدراجات وسيارات الإسعاف.
وأُغلقت العبّارة القديمة بسبب ارتفاع تكاليف صيانتها."""

LIBRARY_EN = """The Willow Library opened on 4 May 2003 in the town of Harlow Bay. Nora Whitfield designed it.
It holds 120,000 books and lends them for three weeks. Children may borrow toys as well, except on Sundays.
Two years later, the trust that runs it bought the old mill next door.
The trust raised 2.4 million dollars because the roof had begun to leak.
Members pay 15 dollars a year. Visitors cannot borrow films.
The collection is strong in botany, navigation and local history."""

MILL_EN = """At the mill Lena Forsberg, Mayor of Zamarad, met Tom Abbot, Director of the Salt Museum, last week.
They spoke of the salt trade with Marjan."""

CLOCK_OLD = "بُني برج الساعة في مدينة زمردة عام 1931 بحسب دليل البلدية."
CLOCK_NEW = "بُني برج الساعة في مدينة زمردة عام 1934 كما يقول أرشيف الميناء."

DOCUMENTS = (
    ("bridge", new_document(BRIDGE_AR, DocumentInfo("bridge", title="جسر اللؤلؤ"))),
    ("library", new_document(LIBRARY_EN, DocumentInfo("library", title="The Willow Library"))),
    ("mill", new_document(MILL_EN, DocumentInfo("mill"))),
    ("clock", new_document(CLOCK_OLD, DocumentInfo("guide"))),
    ("clock", new_document(CLOCK_NEW, DocumentInfo("archive"))),
)
