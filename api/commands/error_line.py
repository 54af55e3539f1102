"""An error as one line for a person: what went wrong, and what to do.

In English the line is the message and hint of the error. In Arabic it is a sentence for the class of the error, with
the English message in brackets for the names in it.
"""

from collections.abc import Mapping

from api.commands.messages import locale, message
from api.commands.plain_text import one_line
from corpus import errors
from corpus.errors import IqtibasError

PROGRAM = "iqtibas"

_WRONG_USAGE = "استعمال غير صحيح"

IN_ARABIC: Mapping[type[IqtibasError], str] = {
    IqtibasError: "تعذّر التنفيذ",
    errors.SettingsError: "إعداد غير صحيح؛ صحّحه أو احذفه",
    errors.CorpusError: "لا تصلح هذه الوثيقة",
    errors.InvalidDocument: "قيمة غير مقبولة؛ صحّحها وأعد المحاولة",
    errors.EmptyDocument: "لا نص في الوثيقة؛ أضف سطرًا واحدًا على الأقل",
    errors.DocumentTooLarge: "الوثيقة أكبر من الحد؛ قسّمها",
    errors.TranslationMismatch: "الترجمة لا تطابق الفقرات؛ اجعل لكل فقرة ترجمة",
    errors.UnreadableFile: "لا يمكن قراءة الملف؛ تحقق من المسار والصلاحيات، واحفظه نصًا بترميز UTF-8",
    errors.UnreadableArabic: "حروف الملف ليست حروف كلماته ولا تُصلح؛ احفظ نصه بترميز UTF-8 أو استعمل IQTIBAS_OCR",
    errors.IndexingError: "تعذّر الحفظ أو البحث",
    errors.UnknownCollection: "لا توجد مجموعة بهذا الاسم؛ يعرض الأمر `iqtibas documents` الموجود",
    errors.UnknownDocument: "لا توجد وثيقة بهذا الاسم في المجموعة؛ يعرض الأمر `iqtibas documents` الموجود",
    errors.AmbiguousDocument: "لأكثر من وثيقة هذا الاسم؛ اكتب مزيدًا من معرّفها",
    errors.UnknownPassage: "لا توجد فقرة بهذا الرقم",
    errors.StorageFull: "امتلأ القرص؛ أخلِ مكانًا وأعد المحاولة، وما حُفظ من قبل سليم",
    errors.StorageUnavailable: "لا يمكن استعمال مجلد البيانات؛ تحقق من IQTIBAS_HOME ومن صلاحياته",
    errors.StorageBusy: "عملية أخرى تكتب في مجلد البيانات؛ أعد المحاولة بعد لحظة",
    errors.ModelUnavailable: "لا يمكن تحميل النموذج؛ أعد تثبيت iqtibas أو تحقق من IQTIBAS_ENCODER",
    errors.AnsweringError: "تعذّرت الإجابة",
    errors.InvalidQuestion: "السؤال غير مقبول؛ اختصره وأعد المحاولة",
    errors.GeneratorUnavailable: "لا يجيب النموذج اللغوي؛ أعد المحاولة بعد قليل",
    errors.EvaluationError: "تعذّر تشغيل مجموعة الأسئلة",
    errors.MalformedQuestionSet: "مجموعة الأسئلة غير صحيحة؛ صحّح السطر المذكور",
    errors.UnknownMetric: "لا يوجد مقياس بهذا الاسم",
    errors.UnknownDisguise: "لا يوجد تغيير للأسئلة بهذا الاسم",
    errors.TargetUnavailable: "لا يمكن سؤال الخادم؛ تحقق من العنوان والمفتاح",
    errors.UnreadableRun: "لا توجد في هذا المجلد نتائج صالحة؛ سمِّ مجلدًا كتبه الأمر `iqtibas eval --out`",
}


def error_line(error: IqtibasError) -> str:
    """Return `iqtibas: <message>. <hint>` in the language of the locale, without a line end."""
    return program_line(explained(str(error), error))


def explained(problem: str, error: IqtibasError) -> str:
    """Return a message with the explanation of the error's class, in the language of the locale."""
    if locale() == "ar":
        return f"{IN_ARABIC[type(error)]} ({_without_stop(problem)})."
    return " ".join(map(_sentence, filter(None, [problem, _capitalised(error.hint)])))


def usage_line(problem: str, command: str) -> str:
    """Return the line for a wrong command line."""
    wrong = problem if locale() == "en" else f"{_WRONG_USAGE} ({_without_stop(problem)})"
    return program_line(f"{_sentence(wrong)} {message('Try `{command} --help`.', command=command)}")


def program_line(text: str) -> str:
    """Return a text as one line that begins with the name of the program, for standard error."""
    return f"{PROGRAM}: {one_line(text)}"


def _sentence(text: str) -> str:
    return text if text.endswith(("?", "؟")) else f"{_without_stop(text)}."


def _without_stop(text: str) -> str:
    return text.strip().rstrip(".")


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
