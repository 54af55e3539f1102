"""What the months are called, folded."""

from corpus.fold import fold
from rag.words.pattern import one_of

# January to December: English names, then those of the Levant and Iraq, of Egypt and the Gulf, and of
# the Maghreb, and those of the Levant as they are spoken.
MONTH_NAMES: tuple[tuple[str, ...], ...] = tuple(
    tuple(fold(name) for name in line.strip().split("|"))
    for line in """january|jan|كانون الثاني|يناير|جانفي|كانون التاني|كانون ثاني|كانون تاني
    february|feb|شباط|فبراير|فيفري
    march|mar|آذار|مارس
    april|apr|نيسان|أبريل|أفريل
    may|أيار|مايو|ماي
    june|jun|حزيران|يونيو|يونيه|جوان
    july|jul|تموز|يوليو|يوليه|جويلية
    august|aug|آب|أغسطس|أوت
    september|sept|sep|أيلول|سبتمبر
    october|oct|تشرين الأول|أكتوبر|تشرين أول
    november|nov|تشرين الثاني|نوفمبر|تشرين التاني|تشرين ثاني|تشرين تاني
    december|dec|كانون الأول|ديسمبر|كانون أول""".split("\n")
)
# Months of the Muslim calendar, Muharram first.
HIJRI_MONTHS = tuple(
    fold(name)
    for name in (
        "محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة"
    ).split("|")
)
MONTH = one_of([name for names in MONTH_NAMES for name in names] + list(HIJRI_MONTHS))
