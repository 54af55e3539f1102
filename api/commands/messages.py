"""What the program itself says, in Arabic and English: one table, and which of the two languages is spoken.

Sentences of an answer are not here (they follow the language of the question); errors are in `error_line`.
"""

import os
from collections.abc import Mapping

from corpus.passage import Language

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which POSIX says that they decide; the first that is set and not empty does."""

MESSAGES: Mapping[str, Mapping[Language, str]] = {
    # Help
    "help": {
        "en": "Answers questions in Arabic or English from your documents, and cites the exact words.",
        "ar": "يجيب عن الأسئلة بالعربية أو الإنجليزية من وثائقك، ويستشهد بنصها الحرفي.",
    },
    "help_ask": {"en": "Answer a question, with citations.", "ar": "أجب عن سؤال مع الاستشهاد بالمصدر."},
    "help_chat": {"en": "Talk: a question a line, with citations.", "ar": "حوار: سؤال في كل سطر مع الاستشهاد."},
    "chat_hint": {
        "en": "Ask in Arabic or English, a question a line; Ctrl-D ends.",
        "ar": "اسأل بالعربية أو الإنجليزية، سؤالًا في كل سطر؛ Ctrl-D للخروج.",
    },
    "help_search": {
        "en": "Rank the passages that speak of something.",
        "ar": "رتّب الفقرات التي تتحدث عن أمر ما.",
    },
    "help_add": {"en": "Add files, or all in a folder.", "ar": "أضف ملفات، أو كل ما في مجلد."},
    "help_documents": {"en": "List the documents.", "ar": "اعرض الوثائق."},
    "help_remove": {"en": "Delete a document.", "ar": "احذف وثيقة."},
    "help_serve": {"en": "Start the HTTP API.", "ar": "شغّل واجهة HTTP."},
    "help_mcp": {
        "en": "Serve an assistant over the Model Context Protocol (stdio).",
        "ar": "اخدم مساعدًا آليًا عبر بروتوكول MCP.",
    },
    "help_doctor": {
        "en": "Check the installation and the data folder.",
        "ar": "افحص التثبيت ومجلد البيانات.",
    },
    "help_keys": {"en": "API keys: make, list, revoke.", "ar": "مفاتيح الواجهة: إنشاؤها وعرضها وإبطالها."},
    "help_keys_create": {
        "en": "Make a key and print it, this once.",
        "ar": "أنشئ مفتاحًا واطبعه، هذه المرة وحدها.",
    },
    "help_keys_list": {"en": "List the keys.", "ar": "اعرض المفاتيح."},
    "help_keys_revoke": {"en": "Make a key worthless.", "ar": "أبطل مفتاحًا."},
    "help_eval": {"en": "Run a question set and report on it.", "ar": "اطرح مجموعة أسئلة واعرض نتائجها."},
    "help_compare": {"en": "Show two runs side by side.", "ar": "اعرض نتيجتين جنبًا إلى جنب."},
    "help_backup": {"en": "Write a copy of everything to a file.", "ar": "احفظ نسخة من كل شيء في ملف."},
    "help_restore": {"en": "Put a backup in place of everything.", "ar": "ضع نسخة محفوظة مكان كل شيء."},
    "help_migrate": {
        "en": "Bring all documents from the other store to this one; again, to go on.",
        "ar": "انقل كل الوثائق من المخزن الآخر إلى هذا؛ وكرّر الأمر لإكمال نقل انقطع.",
    },
    "help_to": {"en": "Where to: local or milvus.", "ar": "إلى أين: local أو milvus."},
    "help_reindex": {"en": "Make all terms and vectors anew.", "ar": "أعد بناء الفهرس كله."},
    "help_repair": {
        "en": "Show what the Arabic repair would do to a file.",
        "ar": "اعرض ما يصلحه البرنامج من عربية ملف.",
    },
    "help_verify": {
        "en": "Check a saved answer against the stored documents.",
        "ar": "تحقق من جواب محفوظ على الوثائق المخزونة.",
    },
    "help_backup_file": {"en": "The backup.", "ar": "ملف النسخة."},
    "help_repair_file": {"en": "The file.", "ar": "الملف."},
    "help_answer_file": {
        "en": "An answer as `ask --json` prints it, or - for standard input.",
        "ar": "جواب كما يطبعه `ask --json`، أو - لقراءته من الدخل.",
    },
    "help_check": {"en": "Only look, mend nothing.", "ar": "افحص ولا تصلح."},
    "help_bench": {"en": "Measure speed and memory.", "ar": "قِس السرعة والذاكرة."},
    "help_question": {
        "en": "The question, or - to read it from standard input.",
        "ar": "السؤال، أو - لقراءته من الدخل.",
    },
    "help_query": {"en": "What to look for, or - to read it.", "ar": "ما تبحث عنه، أو - لقراءته من الدخل."},
    "help_lang": {
        "en": "Language to answer in; auto is that of the question.",
        "ar": "لغة الجواب؛ auto هي لغة السؤال.",
    },
    "help_query_lang": {
        "en": "Language that the query is in; auto finds out.",
        "ar": "لغة عبارة البحث؛ auto لمعرفتها آليًا.",
    },
    "help_collection": {"en": "Collection to look in; may be repeated.", "ar": "مجموعة للبحث فيها؛ يمكن تكرارها."},
    "help_document": {
        "en": "Look in this document only; may be repeated.",
        "ar": "ابحث في هذه الوثيقة وحدها؛ يمكن تكراره.",
    },
    "help_top_k": {"en": "Number of passages to look at.", "ar": "عدد الفقرات."},
    "help_json": {"en": "Print JSON.", "ar": "اطبع JSON."},
    "help_paths": {
        "en": "Files, folders to take all files of, patterns, or - for standard input.",
        "ar": "ملفات، أو مجلدات تؤخذ كل ملفاتها، أو أنماط، أو - لقراءة الدخل.",
    },
    "help_resume": {
        "en": "Pass over documents that are there already.",
        "ar": "تجاوز الوثائق الموجودة من قبل.",
    },
    "help_name": {
        "en": "Name of what comes on standard input; its ending says the format.",
        "ar": "اسم ما يُقرأ من الدخل؛ لاحقته تدل على نوعه.",
    },
    "help_one_collection": {"en": "The collection.", "ar": "المجموعة."},
    "help_listed_collection": {"en": "List only this collection.", "ar": "اعرض هذه المجموعة وحدها."},
    "help_document_id": {"en": "Identifier of the document.", "ar": "معرّف الوثيقة."},
    "help_host": {"en": "Address to listen on.", "ar": "العنوان."},
    "help_port": {"en": "Port to listen on.", "ar": "المنفذ."},
    "help_workers": {"en": "Number of server processes.", "ar": "عدد عمليات الخادم."},
    "help_log_questions": {
        "en": "Write what is asked into the log.",
        "ar": "سجّل نصوص الأسئلة في سجل الخادم.",
    },
    "help_corpus": {
        "en": "File or folder to ask about, in place of the bundled article.",
        "ar": "ملف أو مجلد يُسأل عنه بدل المقالة المرفقة.",
    },
    "help_http": {"en": "Measure a server too.", "ar": "قِس الخادم أيضًا."},
    "help_scale": {
        "en": "Measure collections of these sizes instead, such as 10k,100k,1M passages.",
        "ar": "قِس بدلًا من ذلك مجموعات بهذه الأحجام، مثل 10k,100k,1M فقرة.",
    },
    "help_plot": {"en": "Write growth curves to this SVG file.", "ar": "اكتب منحنيات النمو في ملف SVG هذا."},
    "help_key_collections": {
        "en": "Collections that the key reaches, all by default; names between commas.",
        "ar": "المجموعات التي يصل إليها المفتاح، وهي كلها ما لم تُذكر؛ أسماء بينها فواصل.",
    },
    "help_role": {
        "en": "read asks and searches; write also adds and deletes; admin does everything.",
        "ar": "read للسؤال والبحث، وwrite للإضافة والحذف أيضًا، وadmin لكل شيء.",
    },
    "help_rate": {"en": "Most requests a minute.", "ar": "أكثر عدد من الطلبات في الدقيقة."},
    "help_sources": {
        "en": "How chat clients are shown the sources.",
        "ar": "كيف تُعرض المصادر في برامج المحادثة.",
    },
    "help_key_id": {"en": "Id of the key, as `keys list` shows it.", "ar": "معرّف المفتاح كما يعرضه `keys list`."},
    "help_set": {
        "en": "A file or folder, or the name of a shipped set, such as article, overview or fresh.",
        "ar": "ملف أو مجلد، أو اسم مجموعة مرفقة، مثل article أو overview أو fresh.",
    },
    "help_out": {"en": "Folder to write the report to.", "ar": "مجلد تُكتب فيه النتائج."},
    "help_fail_under": {
        "en": "Exit with 1 where a figure misses this bar; METRIC:ar=X for one group. May be repeated.",
        "ar": "أنهِ بالرمز 1 إن لم يبلغ المقياس هذا الحد؛ METRIC:ar=X لفئة واحدة. يمكن تكراره.",
    },
    "help_eval_url": {"en": "Ask the server at this address.", "ar": "اسأل الخادم على هذا العنوان."},
    "help_openai_url": {
        "en": "Ask an OpenAI-compatible API, named by what stands before /chat/completions.",
        "ar": "اسأل واجهة متوافقة مع OpenAI، باسم ما قبل /chat/completions.",
    },
    "help_model": {"en": "Model to ask there.", "ar": "النموذج المسؤول هناك."},
    "help_key_file": {"en": "File with the key of the server.", "ar": "ملف فيه مفتاح الخادم."},
    "help_concurrency": {"en": "Questions to ask a server at once.", "ar": "عدد الأسئلة المتزامنة للخادم."},
    "help_set_documents": {
        "en": "Documents to ask: a file of JSON lines, or a folder of text files.",
        "ar": "الوثائق المسؤولة: ملف أسطر JSON أو مجلد ملفات نصية.",
    },
    "help_set_document": {
        "en": "Document of paragraphs that are named p2 alone.",
        "ar": "وثيقة الفقرات المسماة p2 وحدها.",
    },
    "help_retrieval": {"en": "Measure ranking alone.", "ar": "قِس ترتيب الفقرات وحده."},
    "help_perturb": {
        "en": "Ask each question disguised too: harakat,hamza,typo,tatweel,digits,keyboard,arabizi.",
        "ar": "اطرح كل سؤال متنكرًا أيضًا: harakat,hamza,typo,tatweel,digits,keyboard,arabizi.",
    },
    "help_limit": {"en": "Ask only the first N questions.", "ar": "اطرح أول N سؤالًا فقط."},
    "help_resume_run": {"en": "Go on with the run in --out.", "ar": "أكمل ما في مجلد --out."},
    "help_run_a": {"en": "Folder of the first run.", "ar": "مجلد النتيجة الأولى."},
    "help_run_b": {"en": "Folder of the second run.", "ar": "مجلد النتيجة الثانية."},
    "help_debug": {"en": "Show the traceback of an error.", "ar": "اعرض تفاصيل الخطأ البرمجية."},
    # Answers
    "sources": {"en": "Sources:", "ar": "المصادر:"},
    "paragraph": {"en": "paragraph {number}, {title}", "ar": "الفقرة {number}، {title}"},
    "translation": {"en": "Translation:", "ar": "الترجمة:"},
    "unofficial_translation": {"en": "Unofficial translation:", "ar": "ترجمة غير رسمية:"},
    "suggestions": {"en": "You could ask:", "ar": "يمكنك أن تسأل:"},
    "no_hits": {"en": "Nothing found.", "ar": "لا نتائج."},
    "first_hint": {
        "en": 'Try also: iqtibas ask "When was the counter-terrorism conference held in Kuwait?"\n'
        "Or, for the HTTP API: iqtibas serve",
        "ar": 'جرّب أيضًا: iqtibas ask "When was the counter-terrorism conference held in Kuwait?"\n'
        "أو لواجهة HTTP: iqtibas serve",
    },
    # Documents
    "moving": {"en": "Moving", "ar": "نقل"},
    "moved": {
        "en": "In {store} as they were, each compared: documents {documents}, passages {passages};"
        " documents that were there before: {known}.",
        "ar": "في {store} كما كانت، وقورن كل منها: الوثائق {documents}، الفقرات {passages}؛"
        " وثائق كانت هناك من قبل: {known}.",
    },
    "differs": {
        "en": "{document} is not the same in both stores: run this command again when nobody writes",
        "ar": "{document} ليست واحدة في المخزنين: أعد هذا الأمر حين لا يكتب أحد",
    },
    "adding": {"en": "Adding", "ar": "إضافة"},
    "added": {
        "en": "Added to {collection}: documents {documents}, passages {passages}.",
        "ar": "أضيف إلى {collection}: الوثائق {documents}، الفقرات {passages}.",
    },
    "rate": {"en": "Passages a second: {rate}.", "ar": "الفقرات في الثانية: {rate}."},
    "already_there": {"en": "There already: {documents}.", "ar": "موجودة من قبل: {documents}."},
    "near_duplicate": {
        "en": "{document}: has nearly the same words as {other} ({share}).",
        "ar": "{document}: كلماتها تكاد تكون كلمات {other} ({share}).",
    },
    "not_added": {"en": "Files not added: {files}.", "ar": "ملفات لم تُضف: {files}."},
    "removed": {"en": "Removed {document} from {collection}.", "ar": "حُذفت {document} من {collection}."},
    "no_documents": {
        "en": "No documents. Add some with `iqtibas add PATH`.",
        "ar": "لا وثائق. أضف منها بالأمر `iqtibas add PATH`.",
    },
    "backed_up": {
        "en": "Backed up to {file}: passages {passages}, {megabytes} MB.",
        "ar": "حُفظت النسخة في {file}: الفقرات {passages}، {megabytes} م.ب.",
    },
    "restored": {"en": "Restored from {file}: passages {passages}.", "ar": "استُعيدت من {file}: الفقرات {passages}."},
    "reindexed": {"en": "Indexed anew: passages {passages}.", "ar": "بُني الفهرس من جديد: الفقرات {passages}."},
    "repaired": {"en": "Repairs: {kinds}.", "ar": "الإصلاحات: {kinds}."},
    "nothing_to_repair": {"en": "Nothing to repair.", "ar": "لا شيء يحتاج إصلاحًا."},
    "verified": {"en": "Verified: citations {citations}.", "ar": "صحيح: الاستشهادات {citations}."},
    "verified_again": {
        "en": "citation {marker}: true of version {version}; the document is at version {present} now.",
        "ar": "الاستشهاد {marker}: صحيح في الإصدار {version}؛ والوثيقة الآن في الإصدار {present}.",
    },
    "not_verified": {"en": "NOT VERIFIED  {fault}", "ar": "غير صحيح  {fault}"},
    "column_document": {"en": "document", "ar": "الوثيقة"},
    "column_collection": {"en": "collection", "ar": "المجموعة"},
    "column_language": {"en": "language", "ar": "اللغة"},
    "column_passages": {"en": "passages", "ar": "الفقرات"},
    "column_version": {"en": "version", "ar": "الإصدار"},
    "column_added": {"en": "added", "ar": "أضيفت"},
    "column_title": {"en": "title", "ar": "العنوان"},
    # Keys
    "key_created": {
        "en": "Keep this key: it is not shown again. From now on the server asks everybody for one.",
        "ar": "احفظ هذا المفتاح فلن يُعرض ثانية. ومن الآن يطلب الخادم مفتاحًا من الجميع.",
    },
    "no_keys": {
        "en": "No keys. Make one with `iqtibas keys create`.",
        "ar": "لا مفاتيح. أنشئ مفتاحًا بالأمر `iqtibas keys create`.",
    },
    "key_revoked": {"en": "Revoked {id}.", "ar": "أُبطل {id}."},
    "wrong_rate": {"en": "a number of requests, such as 60/min", "ar": "عدد من الطلبات مثل 60/min"},
    "column_key": {"en": "key", "ar": "المفتاح"},
    "column_role": {"en": "role", "ar": "الدور"},
    "column_collections": {"en": "collections", "ar": "المجموعات"},
    "column_rate": {"en": "rate", "ar": "المعدل"},
    "column_sources": {"en": "sources", "ar": "المصادر"},
    "column_created": {"en": "created", "ar": "أُنشئ"},
    "column_revoked": {"en": "revoked", "ar": "أُبطل"},
    # Question sets
    "asking": {"en": "Asking", "ar": "طرح الأسئلة"},
    "run_cut_short": {
        "en": "Interrupted: {asked} of {questions} questions were asked. `--resume` goes on.",
        "ar": "قُطع التنفيذ: طُرح {asked} من {questions} سؤالًا. يكمله الخيار `--resume`.",
    },
    "resume_needs_out": {"en": "--resume needs --out", "ar": "الخيار --resume يحتاج إلى --out"},
    # Doctor
    "check_python": {"en": "Python", "ar": "بايثون"},
    "check_sqlite": {"en": "SQLite", "ar": "SQLite"},
    "check_settings": {"en": "settings", "ar": "الإعدادات"},
    "check_lexicon": {"en": "lexicon", "ar": "المعجم"},
    "check_encoder": {"en": "encoder", "ar": "المُرمِّز"},
    "check_folder": {"en": "data folder", "ar": "مجلد البيانات"},
    "check_database": {"en": "database", "ar": "قاعدة البيانات"},
    "check_index": {"en": "index", "ar": "الفهرس"},
    "old_sqlite": {
        "en": "{version} can lose the last write. Install a newer apsw.",
        "ar": "الإصدار {version} قد يفقد آخر ما كُتب. ثبّت إصدارًا أحدث من apsw.",
    },
    "free_space": {"en": "{gigabytes} GB free", "ar": "الحيز الخالي {gigabytes} غ.ب"},
    "stored_passages": {"en": "{count} passages, all as written", "ar": "الفقرات {count}، كلها كما كُتبت"},
    "remedy_database": {
        "en": "{fault}. Add the document again.",
        "ar": "{fault}. أضف الوثيقة من جديد.",
    },
    "remedy_index": {
        "en": "{fault}. It is made again from the database at the next question.",
        "ar": "{fault}. يُبنى من جديد من قاعدة البيانات عند السؤال التالي.",
    },
    "ok": {"en": "ok", "ar": "سليم"},
    "fault": {"en": "FAULT", "ar": "عطب"},
    "sound": {"en": "Everything is sound.", "ar": "كل شيء سليم."},
    "mended": {"en": "Mended: {count}. Still faulty: {left}.", "ar": "أُصلح: {count}. بقي: {left}."},
    "faults": {"en": "Faults found: {count}.", "ar": "أعطاب: {count}."},
    # How a command ended
    "interrupted": {"en": "interrupted.", "ar": "قُطع التنفيذ."},
    "try_help": {"en": "Try `{command} --help`.", "ar": "جرّب `{command} --help`."},
    "wrong_usage": {"en": "{message}", "ar": "استعمال غير صحيح ({message})"},
    "system_refused": {
        "en": "the system refused this ({message}). Check the disk and the permissions.",
        "ar": "رفض النظام هذا ({message}). تحقق من القرص والصلاحيات.",
    },
    "internal_error": {
        "en": "internal error ({message}). Run it with --debug, and report what that shows.",
        "ar": "خطأ في البرنامج ({message}). أعد التشغيل مع --debug وأبلغ عمّا يظهر.",
    },
}


def locale() -> Language:
    """Return the language that the environment asks for: Arabic where it names it, else English."""
    named = (os.environ.get(variable) for variable in _LOCALE_VARIABLES)
    return "ar" if next(filter(None, named), "").startswith("ar") else "en"


def message(key: str, **values: object) -> str:
    """Return a message in the language of the locale, with its blanks filled in."""
    return MESSAGES[key][locale()].format(**values)
