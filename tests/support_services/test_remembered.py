"""A support page made again from what the process remembers is the same page, and the cover stays one reader's own."""

from datetime import datetime

import pytest

from core.london import LONDON
from support_services.models import NamedService, Service, SupportTopicPage
from tests.support_services.reading import in_one_piece

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CAME_BACK = {"User-Agent": FIREFOX, "Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "none"}
ADDRESSES = ("/support/", "/support/at-home/", "/support/card/")
SEARCHED = "/search/c1/"  # what a search that tells of harm shows


@pytest.fixture
def pages(remembering_site, hub, make_service, at):
    """The hub, and a page below it that leads to a line open from 9 to 5."""
    line = make_service("day-line", hours="Mo-Fr 09:00-17:00", discreet_name="Evening class", marks=[("harm", "home")])
    topic = hub.add_child(instance=SupportTopicPage(title="At home", slug="at-home", lead="<p>You are not alone.</p>"))
    topic.named_services.add(NamedService(service=line))
    topic.save_revision().publish()
    return line


def test_it_costs_one_question_and_is_the_same_with_what_it_says_of_its_truth(client, pages, django_assert_num_queries):
    for address in ADDRESSES:
        first = client.get(address)
        with django_assert_num_queries(1):  # which says whether the page is sensitive
            again = client.get(address)
        assert again.content == first.content
        assert again.expires_at == first.expires_at == datetime(2026, 11, 20, 17, tzinfo=LONDON)
        assert again["Cache-Control"] == "no-store" and again["Referrer-Policy"] == "no-referrer"


def test_what_a_search_shows_is_made_once_for_all_who_need_the_same(client, pages, django_assert_num_queries):
    first = client.get(SEARCHED)
    with django_assert_num_queries(0):
        again = client.get(SEARCHED)
    assert again.content == first.content
    assert again["Cache-Control"] == "no-store" and again["Referrer-Policy"] == "no-referrer"
    covered = client.get(SEARCHED, headers=CAME_BACK)
    assert 'class="has-bar bare"' in covered.text and "bare" not in client.get(SEARCHED).text


def test_the_cover_is_for_the_one_who_came_back(client, pages):
    for address in ADDRESSES:
        usual = client.get(address).text
        covered = client.get(address, headers=CAME_BACK)
        assert 'class="has-bar bare"' in covered.text and covered["X-Accel-Expires"] == "0"
        assert client.get(address).text == usual and "bare" not in usual


def test_whoever_came_back_first_leaves_nothing_of_the_cover_to_the_next(client, pages):
    for address in ADDRESSES:
        client.get(address, headers=CAME_BACK)
        assert 'class="has-bar"' in client.get(address).text


def test_when_a_line_closes_it_is_made_anew(client, pages, at):
    for address in ("/support/at-home/", SEARCHED):  # the hub says of no line whether it is open
        at(datetime(2026, 11, 20, 16, 59, tzinfo=LONDON))
        assert "Open now" in client.get(address).text
        at(datetime(2026, 11, 20, 17, 0, tzinfo=LONDON))
        assert "Open now" not in client.get(address).text


def test_a_line_that_is_withdrawn_is_gone_at_once(client, pages):
    for address in (*ADDRESSES, SEARCHED):
        assert "0808 2000 247" in in_one_piece(client.get(address))
    Service.objects.get(pk=pages.pk).unpublish()
    for address in (*ADDRESSES, SEARCHED):
        assert "0808 2000 247" not in in_one_piece(client.get(address))


def test_an_answer_of_the_finder_is_nobody_elses(client, pages):
    before = client.get("/support/").text
    assert "These can help" in client.post("/support/", {"who": "me"}).text
    assert client.get("/support/").text == before
