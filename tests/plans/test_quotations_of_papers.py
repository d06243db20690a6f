"""A quotation on any page that leads to a paragraph of a paper says whether it is word for word."""

import pytest

from home.models import StandardPage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "fragment", "said"),
    [
        ("The first paragraph.", "#para-1", "Word for word."),
        ("The […] paragraph.", "#para-1", "Word for word."),
        ("The finest paragraph.", "#para-1", "Not word for word: compare it there."),
        ("The first paragraph.", "#para-99", "Not word for word: compare it there."),
        ("The first paragraph.", "", ""),
    ],
)
def test_it_leads_to_the_paragraph_and_says_so(client, front_page, paper, words, fragment, said):
    link = f"{paper.full_url}{fragment}"
    body = [("quotation", {"words": words, "said_by": "A paper", "link": link})]
    page = front_page.add_child(instance=StandardPage(title="Words", slug="words", body=body))
    shown = " ".join(client.get(page.url).content.decode().split())
    assert f'<a href="{link}">A paper</a>' in shown
    assert ("ord for word" in shown) is bool(said) and said in shown


def test_of_a_page_of_somebody_else_or_a_draft_it_says_nothing(client, front_page, paper):
    link = f"{paper.full_url}#para-1"
    paper.unpublish()
    body = [
        ("quotation", {"words": "The first paragraph.", "link": link}),
        ("quotation", {"words": "The first paragraph.", "link": "https://example.org/papers/a-paper/#para-1"}),
    ]
    page = front_page.add_child(instance=StandardPage(title="Words", slug="words", body=body))
    assert "ord for word" not in client.get(page.url).content.decode()
