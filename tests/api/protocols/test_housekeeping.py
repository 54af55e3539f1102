"""Clients' own prompts are known by their form, and people's questions are not mistaken for them."""

import json

import pytest

from api.protocols.housekeeping import TITLE_CHARACTERS, housekeeping_answer
from api.protocols.suggestions import suggestions_under_text
from tests.api.protocols.conversations import OFFERING

OPEN_WEBUI = """### Task:
{task}
### Guidelines:
- Your entire response must consist solely of the JSON object.
### Output:
JSON format: {{ "{field}": {example} }}
### Chat History:
<chat_history>
USER: متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟
ASSISTANT: عُقد في تشرين الثاني/نوفمبر 2024. [1]
</chat_history>"""
FIELDS = [
    (
        "Generate a concise, 3-5 word title with an emoji.",
        "title",
        '"your title"',
        "متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟",
    ),
    ("Generate 1-3 broad tags categorizing the main themes.", "tags", '["tag1", "tag2"]', ["General"]),
    ("Suggest 3-5 relevant follow-up questions.", "follow_ups", '["Question 1?"]', []),
    ("Analyze the chat history to determine the necessity of generating search queries.", "queries", '["q"]', []),
    ("You are an autocompletion system.", "text", '"<completion>"', ""),
]
TITLES = [
    "Provide a concise, 5-word-or-less title for the conversation, using its same language, with no punctuation.",
    "Please generate a four to five word title summarizing our conversation without any lead-in, punctuation, "
    "quotation marks, periods, symbols, bold text, or additional text.",
    "Based on the chat history, give this conversation a name.\nKeep it short - 10 characters max, no quotes.",
    "Summarize the chat in a short title of at most 10 words",
    'Please generate a concise title for this conversation.\n\n||>User:\n"Where is the pump?"\n||>Response:\n"Here."',
]
QUESTIONS = [
    "What title did the conversation between the presidents get?",
    "Give the name of the president of Uzbekistan",
    "Provide a summary of the conference",
    "ما عنوان المؤتمر؟",
    "### Task:\nWhich projects are there?",
    'What does {"title": "x"} mean?',
    "Generate a title for the conversation between Ali and Sara?",
    "",
]


@pytest.mark.parametrize(("task", "field", "example", "expected"), FIELDS)
def test_open_webui_gets_the_json_it_asks_for(task: str, field: str, example: str, expected: object) -> None:
    answer = housekeeping_answer(OPEN_WEBUI.format(task=task, field=field, example=example), [])
    assert answer is not None and json.loads(answer) == {field: expected}


def test_further_questions_after_a_refusal_are_those_that_came_with_it() -> None:
    refusal = OFFERING.answer + suggestions_under_text(OFFERING)
    asked = OPEN_WEBUI.format(task="Suggest.", field="follow_ups", example='["Question 1?"]')
    refused = asked.replace("عُقد في تشرين الثاني/نوفمبر 2024. [1]", refusal)
    answered_since = refused.replace("</chat_history>", "USER: Where?\nASSISTANT: Here. [1]\n</chat_history>")
    for prompt, expected in ((refused, list(OFFERING.suggestions)), (answered_since, [])):
        assert json.loads(housekeeping_answer(prompt, []) or "") == {"follow_ups": expected}


@pytest.mark.parametrize("prompt", TITLES)
def test_a_title_is_the_beginning_of_what_was_asked(prompt: str) -> None:
    title = housekeeping_answer(prompt, ["Where is the pump?", "And the key?"])
    assert title == "Where is the pump?"


@pytest.mark.parametrize("question", QUESTIONS)
def test_questions_of_people_are_searched_for(question: str) -> None:
    assert housekeeping_answer(question, ["x"]) is None


def test_a_long_title_is_cut_between_words() -> None:
    title = housekeeping_answer(TITLES[0], ["كلمة " * 40])
    assert title is not None and len(title) <= TITLE_CHARACTERS + 1
    assert title.endswith("كلمة…")
    assert housekeeping_answer(TITLES[0], []) == "Iqtibas"
