"""What a person does on the page, in the words of the tests."""

import json
import re
from typing import Any

import httpx
from playwright.sync_api import Locator, Page, Route, expect

ARABIC = "متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟"
ENGLISH = "Which company finances the solar project?"
UNANSWERED = "Who won the world cup in 1998?"

MARKER = re.compile(r"^Source \d+$")


def ask(page: Page, question: str) -> Locator:
    """Ask, wait for the end of the answer, and return its article."""
    before = page.locator("article").count()
    page.get_by_role("textbox").first.fill(question)
    page.keyboard.press("Enter")
    article = page.locator("article").nth(before)
    expect(article.locator(".facts")).to_be_visible()
    return article


def api_answer(api: httpx.Client, question: str, **options: Any) -> dict[str, Any]:
    answer: dict[str, Any] = api.post("/v1/ask", json={"question": question, **options}).json()
    return answer


def markers(place: Page | Locator) -> Locator:
    return place.get_by_role("button", name=MARKER)


def answer_with(page: Page, answer: dict[str, Any]) -> None:
    """Have the next questions get this answer, as the stream of the API tells it."""

    def fulfil(route: Route) -> None:
        asked = json.loads(route.request.post_data or "{}")
        if not asked.get("stream"):
            route.continue_()
            return
        events = [("delta", {"text": answer["answer"]}), ("done", answer)]
        body = "".join(f"event: {name}\ndata: {json.dumps(data)}\n\n" for name, data in events)
        route.fulfill(body=body, content_type="text/event-stream")

    page.route("**/v1/ask", fulfil)
