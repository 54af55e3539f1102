"""The fixed sentences of answers, in both languages: everything in an answer that is no quotation."""

from collections.abc import Mapping

from corpus.passage import Language
from rag.answer import AbstainReason
from rag.asking.small_talk import Talk

REFUSALS: Mapping[AbstainReason, Mapping[Language, str]] = {
    "no_relevant_passage": {
        "ar": "لم أجد في الوثائق ما يجيب عن هذا السؤال.",
        "en": "I found nothing in the documents that answers this question.",
    },
    "not_in_passages": {
        "ar": "تتناول الوثائق هذا الموضوع، لكنها لا تذكر ما تسأل عنه.",
        "en": "The documents speak of this subject, but they do not say what you ask.",
    },
    "not_a_question": {
        "ar": "أهلًا بك. اسألني عمّا في الوثائق وسأجيبك بنصها.",
        "en": "Hello. Ask me about what the documents say, and I will answer in their own words.",
    },
    "false_premise": {
        "ar": "يفترض السؤال أمرًا لا تقوله الوثائق.",
        "en": "The question assumes something that the documents do not say.",
    },
    "unsupported_language": {
        "ar": "أجيب عن الأسئلة المكتوبة بالعربية أو الإنجليزية.",
        "en": "I answer questions written in Arabic or English.",
    },
    "empty_collection": {
        "ar": "لا توجد وثائق بعد. أضف وثيقة ثم أعد السؤال.",
        "en": "There are no documents yet. Add one, then ask again.",
    },
}
"""By the reason of an abstention."""

REPLIES: Mapping[Talk, Mapping[Language, str]] = {
    "greeting": {
        "ar": "أهلًا بك. اسألني عمّا في الوثائق وسأجيبك بنصها.",
        "en": "Hello. Ask me about what the documents say, and I will answer in their own words.",
    },
    "thanks": {
        "ar": "عفوًا، يسعدني ذلك. اسألني متى شئت عمّا في الوثائق.",
        "en": "You are welcome. Ask me about the documents whenever you like.",
    },
    "farewell": {
        "ar": "مع السلامة. أنا هنا متى احتجت إلى شيء من الوثائق.",
        "en": "Goodbye. I am here whenever you need something from the documents.",
    },
    "identity": {
        "ar": "أنا «اقتباس»: أجيب عن الأسئلة من الوثائق وحدها، وأذكر كلماتها وموضعها.",
        "en": "I am Iqtibas: I answer questions from the documents alone, and quote their exact words.",
    },
    "insult": {
        "ar": "يؤسفني أنني لم أفدك. اسألني عمّا في الوثائق وسأحاول من جديد.",
        "en": "I am sorry that I was of no help. Ask me about the documents, and I will try again.",
    },
    "code": {
        "ar": "لا أكتب برامج، وإنما أجيب من الوثائق، وليس فيها ما يجيب عن هذا.",
        "en": "I do not write code; I answer from the documents, and nothing in them answers this.",
    },
    "weather": {
        "ar": "لا أعرف حالة الطقس، وإنما أجيب من الوثائق، وليس فيها ما يجيب عن هذا.",
        "en": "I do not know the weather; I answer from the documents, and nothing in them answers this.",
    },
    "recipe": {
        "ar": "لا أعرف وصفات الطعام، وإنما أجيب من الوثائق، وليس فيها ما يجيب عن هذا.",
        "en": "I know no recipes; I answer from the documents, and nothing in them answers this.",
    },
    "writing": {
        "ar": "لا أؤلف نصوصًا ولا أترجمها، وإنما أنقل ما في الوثائق، وليس فيها ما يجيب عن هذا.",
        "en": "I do not write or translate texts; I quote the documents, and nothing in them answers this.",
    },
    "sums": {
        "ar": "لا أجري الحسابات، وإنما أجيب من الوثائق، وليس فيها ما يجيب عن هذا.",
        "en": "I do no sums; I answer from the documents, and nothing in them answers this.",
    },
}
"""To small talk, and to tasks out of scope of question answering over documents."""

UNTRANSLATED_QUOTE: Mapping[Language, str] = {
    "ar": "يقول النص، وهو بالإنجليزية:",
    "en": "The text, which is in Arabic, says:",
}
"""Before a quotation in the other language that has no translation, by the language of the answer."""

SUGGESTED_QUESTION: Mapping[Language, str] = {
    "ar": "ماذا تقول الوثائق عن {topic}؟",
    "en": "What do the documents say about {topic}?",
}
"""A question about a topic of the documents. `python -m eval.suggestions`: of 775 in Arabic and 785 in English about
those of the shipped sets all are answered, 767 and 785 by a sentence that names the topic (2026-11-30)."""


def refusal(reason: AbstainReason, talk: Talk | None, language: Language) -> str:
    """Return the sentence for an abstention: that of the reason, or of the small talk or task where it was one."""
    return REFUSALS[reason][language] if talk is None else REPLIES[talk][language]
