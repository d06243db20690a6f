"""A number typed into a text by hand is found there, before and after the service has another."""

import re

import pytest
from django.urls import reverse
from wagtail.log_actions import log

from home.models import StandardPage
from support_services.typed_numbers import pages_with_typed
from tests.campaigns.conftest import campaign, index, keep_file, make_edition  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db


@pytest.fixture
def write(front_page):
    def write(lead: str, title: str = "Lamps") -> StandardPage:
        page = front_page.add_child(instance=StandardPage(title=title, slug=title.lower(), live=False, lead=lead))
        page.save_revision().publish()
        return page

    return write


@pytest.mark.parametrize(
    "words",
    [
        "<p>Call 0808 2000 247.</p>",
        "<p>Call 08082000247, it is free</p>",
        "<p>(0808-2000-247)</p>",
        "<p>From abroad +44 808 2000 247</p>",
        "<p>+44 (0)808 2000247</p>",
        '<p><a href="tel:08082000247">the line</a></p>',
        "<p><b>0808 20 00 247</b></p>",
    ],
)
def test_it_is_found_however_it_is_written(write, words):
    write(words)
    assert [place.name for place in pages_with_typed({"08082000247"})] == ["Lamps"]


@pytest.mark.parametrize(
    "words", ["<p>0808 2000 248</p>", "<p>10808 2000 247</p>", "<p>0808 2000 2471</p>", "<p>999</p>"]
)
def test_another_number_is_not_it(write, words):
    write(words)
    assert pages_with_typed({"08082000247", "999"}) == []


def test_what_is_only_in_a_draft_is_not_public(write):
    page = write("<p>Nothing.</p>")
    page.lead = "<p>0808 2000 247</p>"
    page.save_revision()
    assert pages_with_typed({"08082000247"}) == []


def test_a_season_is_named_with_its_pack(make_edition, django_assert_max_num_queries):  # noqa: F811
    make_edition(words=[("words", {"channel": "post", "text": "Call 0808 2000 247, day and night."})])
    with django_assert_max_num_queries(4):
        [place] = pages_with_typed({"08082000247"})
    assert place.name == "See each other home: winter-2026, and the texts in its pack"


def test_the_form_and_the_receipt_name_the_page(officer, make_service, hub, write):
    write("<p>Call 0800 999 5428.</p>")
    service = make_service("line", ways=[("phone", "0800 999 5428")])
    form = officer.get(reverse("wagtailsnippets_support_services_service:edit", args=[service.pk])).content.decode()
    assert "not on 1 where it was typed by hand" in re.sub(r"\s+", " ", form)
    data = {"before": ["08009995428"], "now": ["08009995429"], "since": "2026-11-20T12:00:00+00:00", "places": []}
    address = reverse("number_receipt", args=[log(service, "support_services.number_changed", data=data).pk])
    page = officer.get(address).content.decode()
    assert "Still with the old number" in page and ">Lamps</a>" in page
