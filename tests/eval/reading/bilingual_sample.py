"""Five passages and six questions, each in both languages: small enough to know what should be found."""

from typing import Any

PASSAGES: list[dict[str, Any]] = [
    {
        "passage_id": "aral-sea",
        "title": "Aral Sea",
        "text_ar": "كان بحر آرال رابع أكبر بحيرة في العالم قبل أن تُحوَّل مياه الأنهار إلى حقول القطن، فجفّ معظمه.",
        "text_en": "The Aral Sea was the fourth largest lake in the world before its rivers were turned to cotton "
        "fields, and most of it dried up.",
    },
    {
        "passage_id": "samarkand",
        "text_ar": "سمرقند مدينة قديمة في أوزبكستان، وقد ازدهرت لأنها تقع على طريق الحرير.",
        "text_en": "Samarkand is an ancient city in Uzbekistan, and it prospered because it lies on the Silk Road.",
    },
    {
        "passage_id": "coffee",
        "text_ar": "انتقلت القهوة من اليمن إلى أوروبا في القرن السابع عشر، وفُتح أول مقهى في لندن عام 1652.",
        "text_en": "Coffee came from Yemen to Europe in the seventeenth century,\nand the first coffee house in London "
        "opened in 1652.",
    },
    {
        "passage_id": "falcon",
        "text_ar": "الصقر طائر سريع، وقد تبلغ سرعته 300 كيلومتر في الساعة عند الانقضاض على الفريسة.",
        "text_en": "The falcon is a fast bird, and its speed may reach 300 kilometres an hour when it dives at prey.",
    },
    {
        "passage_id": "library",
        "text_ar": "أُسست مكتبة الإسكندرية في مصر القديمة، وكانت تضم آلاف الكتب والمخطوطات.",
        "text_en": "The Library of Alexandria was founded in ancient Egypt, and it held thousands of manuscripts.",
    },
]

QUESTIONS: list[dict[str, Any]] = [
    {
        "id": "1",
        "passage_id": "aral-sea",
        "question_ar": "لماذا جفّ بحر آرال؟",
        "question_en": "Why did the Aral Sea dry up?",
    },
    {
        "id": "2",
        "passage_id": "samarkand",
        "question_ar": "في أي بلد تقع سمرقند؟",
        "question_en": "In which country is Samarkand?",
    },
    {
        "id": "3",
        "passage_id": "coffee",
        "question_ar": "متى فُتح أول مقهى في لندن؟",
        "question_en": "When did the first coffee house open in London?",
    },
    {
        "id": "4",
        "passage_id": "falcon",
        "question_ar": "كم تبلغ سرعة الصقر؟",
        "question_en": "What speed does the falcon reach?",
    },
    {
        "id": "5",
        "passage_id": "library",
        "question_ar": "أين أُسست مكتبة الإسكندرية؟",
        "question_en": "Where was the Library of Alexandria founded?",
    },
    {
        "id": "6",
        "passage_id": "library",
        "question_ar": "كم مخطوطًا ضمّت المكتبة في مصر القديمة؟",
        "question_en": "How many manuscripts did the library in ancient Egypt hold?",
    },
]
