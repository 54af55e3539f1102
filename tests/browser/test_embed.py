"""The tag for other sites, on its example page and across origins."""

from urllib.parse import urlencode

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.steps import ENGLISH, api_answer

pytestmark = pytest.mark.browser


def test_the_example_answers_in_both_languages_and_takes_questions(open_page: Open, api: httpx.Client) -> None:
    (citation,) = api_answer(api, ENGLISH)["citations"]
    page = open_page("embed")
    english, empty, arabic = (page.locator("iqtibas-answer").nth(at) for at in range(3))
    english.get_by_role("button", name="Source 1").click()
    expect(english.locator("blockquote")).to_have_text(citation["quote"])
    expect(english).to_contain_text("unofficial translation")
    expect(arabic.locator(".answered")).to_have_attribute("dir", "rtl")
    empty.get_by_role("textbox").fill("Who won the world cup in 1998?")
    empty.get_by_role("textbox").press("Enter")
    expect(empty.locator(".abstained")).to_be_visible()


@pytest.mark.parametrize("is_named", [True, False])
def test_another_site_is_answered_when_it_is_named(open_page: Open, server: str, site: str, is_named: bool) -> None:
    page = open_page()
    here = site if is_named else site.replace("127.0.0.1", "localhost")
    page.goto(f"{here}/?{urlencode({'server': server, 'question': ENGLISH})}")
    if is_named:
        expect(page.locator("iqtibas-answer .answered")).to_contain_text("ACWA Power")
    else:
        page.wait_for_load_state("networkidle")
        assert page.evaluate("customElements.get('iqtibas-answer') === undefined")
