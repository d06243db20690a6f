"""The plain way out, the sites it leads to, and how a page knows that somebody has come back to it."""

import re

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import RequestFactory

from support_services.exit_sites import STARTER, problem_with
from support_services.models import ExitSettings
from support_services.quick_exit import went_back

CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Safari/604.1"


@pytest.fixture(autouse=True)
def nothing_remembered():
    cache.clear()


@pytest.mark.django_db
class TestTheLink:
    def test_it_leads_to_one_of_the_listed_sites_and_takes_nothing_along(self, client):
        went = {client.get("/leave")["Location"] for _ in range(200)}
        assert went == set(STARTER) and len(went) >= 3
        response = client.get("/leave")
        assert (response.status_code, response["Referrer-Policy"], response["Cache-Control"]) == (
            303,
            "no-referrer",
            "no-store",
        )
        assert not response.cookies and not response.content

    def test_it_clears_what_is_ours_and_never_waits_for_the_whole_cache_of_chromium(self, client):
        assert client.get("/leave", headers={"User-Agent": FIREFOX})["Clear-Site-Data"] == '"cache", "storage"'
        assert client.get("/leave", headers={"User-Agent": CHROME})["Clear-Site-Data"] == '"storage"'

    def test_administrators_choose_the_sites(self, client):
        ExitSettings.objects.create(sites="https://a.example.org/\nhttps://b.example.org/\nhttps://c.example.org/")
        assert client.get("/leave")["Location"].endswith(".example.org/")

    def test_it_works_while_the_database_does_not(self, client, monkeypatch):
        from django.db import OperationalError

        def fail():
            raise OperationalError("The database is away.")

        monkeypatch.setattr(ExitSettings.objects, "first", fail)
        assert client.get("/leave")["Location"] in STARTER

    def test_it_takes_nothing_but_a_plain_request(self, client):
        assert client.post("/leave", {"from": "here"}).status_code == 405


class TestNeutralSites:
    @pytest.mark.parametrize("address", STARTER)
    def test_ours_pass(self, address):
        assert problem_with(address) == ""

    @pytest.mark.parametrize(
        ("address", "words"),
        [
            ("http://example.org/", "begins with https://"),
            ("javascript:alert(1)", "begins with https://"),
            ("https://[", "is not an address"),
            ("https://someone@example.org/", "begins with https://"),
            ("https://www.google.co.uk/", "who is signed in"),
            ("https://m.youtube.com/", "who is signed in"),
            ("https://example.org/domestic-abuse", "gives away"),
            ("https://example.org/a-refuge-near-you", "gives away"),
        ],
    )
    def test_others_are_refused_with_a_reason(self, address, words):
        assert words in problem_with(address)

    def test_fewer_than_three_sites_are_refused_at_the_field(self):
        with pytest.raises(ValidationError) as refused:
            ExitSettings(sites="https://tfl.gov.uk/\nhttps://tfl.gov.uk/plan\nhttps://www.nationalrail.co.uk/").clean()
        assert "each of another site" in refused.value.message_dict["sites"][0]


class TestComingBack:
    @pytest.mark.parametrize(
        ("agent", "sent", "expected"),
        [
            (FIREFOX, {"Sec-Fetch-Site": "none"}, True),
            (FIREFOX, {"Sec-Fetch-Site": "none", "Sec-Fetch-User": "?1"}, False),
            (CHROME, {"Sec-Fetch-Site": "same-origin"}, True),
            (CHROME, {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-User": "?1"}, False),
            (CHROME, {"Sec-Fetch-Site": "none"}, False),  # a script has to know: docs/decisions/0011
            (SAFARI, {"Sec-Fetch-Site": "same-origin"}, False),
            ("", {}, False),
        ],
    )
    def test_what_browsers_send_when_somebody_goes_back(self, agent, sent, expected):
        request = RequestFactory().get("/support/", headers={"User-Agent": agent, "Sec-Fetch-Dest": "document"} | sent)
        assert went_back(request) is expected

    @pytest.mark.django_db
    def test_a_page_that_somebody_comes_back_to_is_covered_and_kept_for_nobody_else(self, client, hub, at):
        headers = {"User-Agent": FIREFOX, "Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "none"}
        back = client.get("/support/", headers=headers)
        usual = client.get("/support/", headers=headers | {"Sec-Fetch-User": "?1"})
        assert '<div class="page" hidden>' in back.content.decode()
        assert '<div class="shut">' in back.content.decode()
        assert back["X-Accel-Expires"] == "0"
        closed = back.content.decode().split('<div class="shut">')[1].split('<div class="page"')[0]
        assert re.findall(r"<a[^>]*>([^<]+)</a>", closed) == ["Weather", "Trains", "Show this page"]  # ours last
        assert '<div class="page">' in usual.content.decode() and '<div class="shut" hidden>' in usual.content.decode()
