"""The project's own sentences, in both languages: everything in an answer that is not a document's words."""

from collections.abc import Mapping

from corpus.passage import Language
from rag.answer import AbstainReason

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

# Before words quoted in the language that the asker did not ask in: [language of the answer].
QUOTED_ABROAD: Mapping[Language, str] = {
    "ar": "يقول النص، وهو بالإنجليزية:",
    "en": "The text, which is in Arabic, says:",
}

SUGGESTED_QUESTION: Mapping[Language, str] = {
    "ar": "ماذا يقول النص عن {topic}؟",
    "en": "What does the text say about {topic}?",
}
