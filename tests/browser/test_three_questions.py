"""A journalist's three questions, walked by keyboard from the front page: three presses each at most."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

QUESTIONS = {
    "what became of hate crime": (("What the law asks", "Hate crime"), ("Paused", "5 June 2023", "no decision found")),
    "who decided, when, by what right": (
        ("Decisions", "From seven areas to three"),
        ("Safer City Partnership Board", "5 June 2023", "Crime and Disorder Act 1998"),
    ),
    "what is due and late": (("All that we do not know",), ("due May 2019", "No report of them is held.")),
}


def test_each_is_answered_in_three_presses(page, starter_site):
    for presses, words in QUESTIONS.values():
        assert len(presses) <= 3
        page.goto("/")
        for press in presses:
            former = page.url
            page.get_by_role("link", name=press).filter(visible=True).first.press("Enter")
            expect(page).not_to_have_url(former)
        for word in words:
            expect(page.locator("body")).to_contain_text(re.compile(re.escape(word).replace(r"\ ", r"\s+")))
