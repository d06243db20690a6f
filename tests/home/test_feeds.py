"""The Atom feed says what is new in public."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from home.models import StandardPage
from tests.home.conftest import many, published

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def feed(client):
    def read():
        response = client.get("/feed.xml")
        assert response.status_code == 200
        assert response["Content-Type"].startswith("application/atom+xml")
        return ElementTree.fromstring(response.content)

    return read


def titles(feed):
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]


def test_it_is_valid_atom_with_an_author_and_its_own_address(feed, paper):
    root = feed()
    assert root.tag == f"{ATOM}feed"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Safer City Partnership"
    assert {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")} == {
        "alternate": "http://testserver/",
        "self": "http://testserver/feed.xml",
    }
    for element in [root, *root.iter(f"{ATOM}entry")]:
        assert element.findtext(f"{ATOM}id") and element.findtext(f"{ATOM}title")
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo


def test_an_entry_keeps_its_id_when_its_page_moves(feed, paper):
    before = feed().findtext(f"{ATOM}entry/{ATOM}id")
    paper.slug = "renamed"
    paper.save()
    entry = feed().find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == before == f"urn:uuid:{paper.translation_key}"
    assert entry.find(f"{ATOM}link").get("href") == "http://testserver/papers/renamed/"


def test_papers_plans_priorities_and_ordinary_pages_are_announced_newest_first(feed, paper, make_plan, make_page):
    make_plan("Plan now", "in_force")
    make_page("About us")
    assert titles(feed()) == [
        "Page: About us",
        "Priority: Priority of Plan now",
        "Plan: Plan now",
        "Paper: Refocussing priorities",
    ]


def test_drafts_private_pages_and_support_are_not_announced(feed, front_page, make_page):
    from support_services.models import SupportHubPage

    published(front_page, SupportHubPage(title="Get support", slug="support"))
    make_page("Draft").unpublish()
    members = make_page("Members")
    make_page("Below", parent=members)
    PageViewRestriction.objects.create(page=members, restriction_type=PageViewRestriction.LOGIN)
    assert titles(feed()) == []


def test_nobody_is_named(client, paper):
    text = client.get("/feed.xml").content.decode()
    assert "Quillfeather" not in text and "Inkhorn" not in text


def test_thirty_entries_are_enough(feed, front_page, django_assert_max_num_queries):
    many(front_page, StandardPage, 40, "Page")
    with django_assert_max_num_queries(5):
        assert len(titles(feed())) == 30


def test_a_later_edit_moves_the_date_and_not_the_place(feed, make_page):
    old, _ = make_page("Old"), make_page("New")
    old.last_published_at = datetime.now(UTC) + timedelta(hours=1)
    old.save()
    assert titles(feed()) == ["Page: New", "Page: Old"]
    assert feed().findtext(f"{ATOM}updated")[:13] == old.last_published_at.isoformat()[:13]


def test_signs_that_xml_forbids_do_not_break_it(feed, make_page):
    make_page("Bell\x0b & <b>whistle</b>", search_description="a\x0cb")
    assert titles(feed()) == ["Page: Bell & <b>whistle</b>"]


def test_an_empty_site_has_an_empty_feed(feed, front_page):
    assert titles(feed()) == []


def test_a_partnership_without_a_name_still_gives_valid_atom(feed, front_page):
    from core.models import PartnershipSettings

    PartnershipSettings.objects.update(name="")
    assert feed().findtext(f"{ATOM}author/{ATOM}name") == "testserver"


def test_words_are_words_and_no_html_for_a_feed_reader(feed, front_page):
    """Atom's summary is HTML to those who read it: a sign in our words must not become a tag there."""
    page = published(front_page, StandardPage(title="Dogs & cats", slug="dogs", lead="Fewer than 5 & more."))
    [entry] = [e for e in feed().iter(f"{ATOM}entry") if e.findtext(f"{ATOM}id") == page.translation_key.urn]
    assert "5 &amp; more" in entry.findtext(f"{ATOM}summary")
    assert "Dogs & cats" in entry.findtext(f"{ATOM}title")
