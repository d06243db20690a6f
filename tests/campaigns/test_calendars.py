"""The year as other programs read it, and as editors see it with its gaps and clashes."""

from datetime import date, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from icalendar import Calendar

from campaigns.models import CampaignEditionPage, CampaignPage
from home.roles import make_roles

pytestmark = pytest.mark.slow

ATOM = "{http://www.w3.org/2005/Atom}"
AWKWARD = "Home, safe; and\\or sound: “50 % off” — ünïcode " + "long " * 20


@pytest.fixture
def seasons(make_edition, campaign):
    """One with every sign that a calendar could trip over, one over a change of the clocks, one always on."""
    beside = campaign.get_parent().add_child(instance=CampaignPage(title="Beside", slug="beside", aim="<p>x</p>"))
    third = campaign.get_parent().add_child(instance=CampaignPage(title="Third", slug="third", aim="<p>x</p>"))
    return [
        make_edition("awkward", title=AWKWARD.strip(), lead="<p>First; second, third\\n.</p>"),
        make_edition("march", starts_on=date(2027, 3, 28), ends_on=date(2027, 3, 28), below=beside),
        make_edition("always", is_always_on=True, starts_on=date(2026, 1, 1), ends_on=None, below=third),
    ]


class TestCalendarPrograms:
    @pytest.fixture
    def events(self, client, seasons):
        answer = client.get("/campaigns/calendar.ics")
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        calendar = Calendar.from_ical(answer.content)
        assert not calendar.errors
        assert (calendar["VERSION"], bool(calendar["PRODID"])) == ("2.0", True)
        return {str(event["URL"]).split("/")[-2]: event for event in calendar.walk("VEVENT")}

    def test_every_season_with_days_is_read_whole(self, events, seasons):
        assert set(events) == {"awkward", "march"}
        assert not [error for event in events.values() for error in event.errors]
        assert str(events["awkward"]["SUMMARY"]) == seasons[0].title
        assert str(events["awkward"]["DESCRIPTION"]) == "First; second, third\\n."
        assert str(events["awkward"]["URL"]) == "http://testserver/campaigns/home/awkward/"

    def test_days_are_whole_days_also_when_the_clocks_change(self, events):
        """The end is the day after the last one (RFC 5545, 3.6.1)."""
        assert (events["march"].decoded("DTSTART"), events["march"].decoded("DTEND")) == (
            date(2027, 3, 28), date(2027, 3, 29),
        )  # fmt: skip

    def test_each_has_what_the_standard_asks_for(self, events, seasons):
        assert {str(event["UID"]) for event in events.values()} == {str(each.translation_key) for each in seasons[:2]}
        for event in events.values():
            assert event.decoded("DTSTAMP").utcoffset().total_seconds() == 0


class TestSecondReading:
    """What a program that keeps the first file does with the second: the same event, newer, on other days."""

    @pytest.fixture
    def read(self, client):
        def event():
            calendar = Calendar.from_ical(client.get("/campaigns/calendar.ics").content)
            [event] = calendar.walk("VEVENT")
            return event

        return event

    def test_a_season_that_moves_is_moved_and_never_doubled(self, read, make_edition):
        edition = make_edition("winter", starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 24))
        first = read()
        edition.starts_on, edition.slug, edition.title = date(2026, 12, 7), "december", "Another name"
        edition.save_revision().publish()
        later = edition.first_published_at + timedelta(hours=2)
        CampaignEditionPage.objects.filter(pk=edition.pk).update(last_published_at=later)
        cache.clear()
        second = read()
        assert second["UID"] == first["UID"]
        assert (first["SEQUENCE"], second["SEQUENCE"]) == (0, 7200)
        assert second.decoded("DTSTART") == date(2026, 12, 7)
        assert second.decoded("LAST-MODIFIED") == second.decoded("DTSTAMP") == later.replace(microsecond=0)
        assert second.decoded("CREATED") == first.decoded("CREATED")

    def test_what_did_not_change_says_the_same(self, read, make_edition):
        make_edition("winter", starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 24))
        assert read().to_ical() == read().to_ical()


class TestFeed:
    def test_it_is_valid_atom(self, client, seasons):
        answer = client.get("/campaigns/feed.xml")
        assert answer["Content-Type"].startswith("application/atom+xml")
        root = ElementTree.fromstring(answer.content)
        assert root.tag == f"{ATOM}feed"
        assert root.findtext(f"{ATOM}author/{ATOM}name") == "Safer City Partnership"
        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        assert links["self"] == "http://testserver/campaigns/feed.xml"
        entries = root.findall(f"{ATOM}entry")
        assert {entry.findtext(f"{ATOM}title") for entry in entries} == {each.title for each in seasons}
        for element in [root, *entries]:
            assert element.findtext(f"{ATOM}id") and element.findtext(f"{ATOM}title")
            assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo
        assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 3


class TestEditorsYear:
    @pytest.fixture
    def said(self, client, django_user_model):
        """The year as an editor sees it, with an editor's rights."""

        def read(year: int) -> str:
            make_roles()
            person, _ = django_user_model.objects.get_or_create(username="editor")
            person.groups.add(Group.objects.get(name="Campaign editors"))
            client.force_login(person)
            answer = client.get("/admin/campaigns/", {"year": year})
            return " ".join(answer.content.decode().split())

        return read

    def test_gaps_and_clashes_are_seen_drafts_too(self, said, make_edition, campaign):
        make_edition("winter-2026")
        beside = campaign.get_parent().add_child(instance=CampaignPage(title="Beside", slug="beside", aim="<p>x</p>"))
        december = {"starts_on": date(2026, 12, 1), "ends_on": date(2026, 12, 31)}
        draft = make_edition("parties", below=beside, publish=False, **december)
        text = said(2026)
        assert "1 January to 15 November 2026: 319 days" in text
        assert "winter-2026” and “See each other home: parties”: 1 December to 31 December 2026" in text
        assert f'href="/admin/pages/{draft.pk}/edit/"' in text and "(draft)" in text

    def test_a_draft_without_days_is_listed_apart(self, said, make_edition):
        make_edition("someday", starts_on=None, ends_on=None, publish=False)
        text = said(2026)
        assert "Drafts without days" in text and "someday" in text
        assert CampaignEditionPage.objects.filter(live=True).count() == 0
