"""Words that say the same in a report: what a writer puts for the word of the document (attended, watched; حضر، تابع).

In: a word of either language. Out: words that may stand for it, in both languages. Only what is the same in nearly
every sentence is listed: no wider or narrower word (company, firm that sells carpets), and nothing that two people may
do to the same thing with different outcomes. A word in two lines is the same as those of each, but these are not the
same as one another. Source: chosen, common verbs and nouns of news, without looking at any set of questions.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from index.words.stems import arabic_stem, english_stem
from index.words.terms import Word
from rag.proving.words.verbs import verbs

_LINES = """
    begin start commence / بدأ يبدأ انطلق ينطلق بداية
    end finish conclude / انتهى ينتهي اختتم ختام نهاية
    attend watch / حضر يحضر تابع يتابع شهد
    come arrive / جاء يجيء وصل يصل
    leave depart quit / ترك يترك غادر يغادر
    stop halt suspend / أوقف يوقف علق توقف
    build construct erect / بنى بني بناء شيد أنشأ ينشئ إنشاء
    found establish / أسس تأسس تأسيس أنشأ
    restore renovate refurbish / رمم ترميم جدد تجديد
    destroy demolish / دمر تدمير هدم
    buy purchase acquire / اشترى شراء ابتاع
    help assist aid / ساعد يساعد مساعدة عاون
    show display exhibit / عرض يعرض أظهر
    finance fund / مول يمول تمول تمويل
    cost price / كلفة تكلفة كلف كلفت وكلف ثمن سعر تكاليف
    receive get obtain / حصل يحصل تلقى يتلقى تسلم نال ينال
    give provide supply / قدم يقدم أعطى وفر يوفر زود
    send dispatch / أرسل يرسل ترسل
    refuse reject oppose / رفض يرفض عارض يعارض معارضة
    accept approve agree / قبل وافق يوافق موافقة أقر
    allow permit / سمح يسمح سماح أجاز
    forbid ban prohibit / منع يمنع حظر يحظر محظور
    need require / احتاج يحتاج حاجة تطلب يتطلب
    die perish / مات يموت توفي وفاة
    kill murder / قتل يقتل
    rise increase grow climb / ارتفع يرتفع ارتفاع زاد ازداد زيادة نما
    fall decrease drop decline / انخفض ينخفض انخفاض تراجع يتراجع هبط
    change switch / غير بدل تغيير
    conduct perform / أجرى أجرت يجري
    last / استمر يستمر تستمر استغرق يستغرق تستغرق دام
    exceed surpass / تجاوز يتجاوز تتجاوز يزيد تزيد تخطى
    say tell state report reply add / قال يقول ذكر أفاد رد أضاف
    announce declare / أعلن يعلن إعلان
    explain clarify / أوضح يوضح شرح
    manage direct / أدار يدير تدير إدارة
    lead head / قاد يقود تقود رأس ترأس يرأس
    support / دعم يدعم ساند أيد
    try attempt / حاول يحاول محاولة
    train teach instruct / درب يدرب تدرب تدريب
    participate part / شارك يشارك مشاركة اشترك
    talks discussions negotiations / مباحثات محادثات مفاوضات
    agreement deal accord pact / اتفاق اتفاقية
    company firm / شركة
    tournament championship competition / بطولة مسابقة
    champion winner / بطل فائز
    award prize / جائزة
    annual annually yearly year / سنة سنوي سنويا عام
    daily day / يوم يومي يوميا
    monthly month / شهر شهري شهريا
    weekly week / أسبوع أسبوعي أسبوعيا
    release secretion / إفراز يفرز
    revenue proceeds income / إيرادات عائدات ريع دخل
    wage salary pay / أجر راتب
    student pupil / طالب تلميذ
    teacher instructor / معلم مدرس أستاذ
    doctor physician / طبيب
    worker employee / عامل عمال موظف
    operate function run / عمل يعمل تعمل
    employ work / عمل يعمل تعمل وظف توظف يوظف
    مستشفى مشفى
    illness disease / مرض داء
    ship vessel / سفينة باخرة
    boat / قارب زورق
    fire blaze / حريق
    earthquake quake / زلزال هزة
    road street / طريق شارع
    car vehicle / سيارة مركبة
    house home / بيت منزل
    child kid / طفل ولد
    big large / كبير ضخم
    difficult hard / صعب عسير
    fast quick rapid / سريع
    seat accommodate / اتسع يتسع تتسع استوعب
    accompany escort / رافق يرافق اصطحب
    hurt injure wound / أصاب أصيب إصابة جرح جريح
    rescue save / أنقذ ينقذ إنقاذ
    flee escape / هرب يهرب فر
    hire recruit / وظف عين
    dismiss sack / فصل أقال سرح
    choose select pick / اختار يختار اختيار
    repair mend fix / أصلح يصلح إصلاح
    collect gather / جمع يجمع
    discover find / اكتشف يكتشف اكتشاف عثر
    produce manufacture / أنتج ينتج إنتاج صنع
    publish / نشر ينشر أصدر
    vanish disappear / اختفى يختفي
    reside live dwell / سكن يسكن عاش يعيش أقام يقيم
    stay remain / بقي يبقى أقام يقيم مكث
    shut close / أغلق يغلق إغلاق
    tale story / قصة حكاية
    whole entire / كامل
    become / أصبح يصبح صار يصير تحول يتحول بات
    remain still / ظل يظل
"""


def _stem(word: str) -> str:
    return f"e:{english_stem(word)}" if word.isascii() else f"a:{arabic_stem(word)}"


def _stems(word: str) -> frozenset[str]:
    """Return the stems of a listed word: with the article its first letter is no particle (بطولة, البطولة)."""
    return frozenset({_stem(word)} if word.isascii() else {_stem(word), _stem(f"ال{word}")})


@lru_cache(1)
def _same() -> Mapping[str, frozenset[str]]:
    """Return for each stem those that say the same: of its lines, and of its verbs in the glossary."""
    lines = [line.replace("/", " ").split() for line in _LINES.strip().split("\n")]
    same: dict[str, frozenset[str]] = {}
    for line in (*lines, *(side for verb in verbs() for side in verb)):
        stems = frozenset[str]().union(*map(_stems, line))
        for stem in stems:
            same[stem] = same.get(stem, frozenset()) | stems
    return same


def paraphrases(word: Word, forms: Sequence[str] = ()) -> frozenset[str]:
    """Return the terms of words that say the same as a word or as one of its other forms; none where it is not listed.

    >>> sorted(paraphrases(Word("halted", "latin")))[-2:]
    ['e:stop', 'e:suspend']
    """
    return frozenset().union(*(_same().get(_stem(form), ()) for form in (word.text, *forms)))
