"""The Atom feed of decisions and progress reports."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.utils import timezone
from wagtail.models import PageViewRestriction

from plans.models import Activity, DecisionPage, PriorityPage, ProgressUpdate

pytestmark = pytest.mark.slow  # it makes many pages

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def feed(client):
    def read():
        response = client.get("/decisions/feed.xml")
        assert response.status_code == 200
        assert response["Content-Type"].startswith("application/atom+xml")
        return ElementTree.fromstring(response.content)

    return read


@pytest.fixture
def reported(plan, decisions, refocus):
    """The decision, and a report on an activity."""
    decisions.add_child(instance=refocus)
    return ProgressUpdate.objects.create(
        activity=Activity.objects.get(number=2), date=date(2016, 9, 1), delivery_state="on_track",
        narrative="Half of it\x0b is <done>.", author_role="Community Safety Team", entered_at=timezone.now(),
    )  # fmt: skip


def titles(feed) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]


def test_decisions_and_reports_are_in_it_the_newest_first(feed, reported):
    root = feed()
    assert titles(root) == ["On track: Activity 2", "Agreed: From seven areas to three"]
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Safer City Partnership"
    for element in [root, *root.iter(f"{ATOM}entry")]:
        assert element.findtext(f"{ATOM}id")
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo
    assert root.findtext(f"{ATOM}entry/{ATOM}summary") == "As of 1 September 2016: Half of it is &lt;done&gt;."
    links = [entry.find(f"{ATOM}link").get("href") for entry in root.iter(f"{ATOM}entry")]
    assert links == [
        f"http://testserver/plans/2016-17/violence/#update-{reported.pk}",
        "http://testserver/decisions/refocus/",
    ]


def test_an_entry_keeps_its_id_when_pages_move(feed, reported):
    def ids():
        return [entry.findtext(f"{ATOM}id") for entry in feed().iter(f"{ATOM}entry")]

    before = ids()
    for page in (DecisionPage.objects.get(), PriorityPage.objects.get(slug="violence", number_as_published=1)):
        page.slug = f"renamed-{page.slug}"
        page.save()
    assert ids() == before
    assert all(each.startswith("urn:uuid:") for each in before)


def test_a_correction_says_what_it_corrects(feed, reported):
    ProgressUpdate.objects.create(
        activity=reported.activity, date=date(2016, 9, 2), delivery_state="at_risk", narrative="A third of it is done.",
        author_role="Community Safety Team", entered_at=timezone.now() + timedelta(minutes=1), corrects=reported,
        correction_reason="The map was older.",
    )  # fmt: skip
    summary = feed().findtext(f"{ATOM}entry/{ATOM}summary")
    assert summary == ("As of 2 September 2016: A third of it is done. Corrects an earlier report: The map was older.")


def test_the_day_it_is_about_stands_in_the_entry_no_more_exact_than_it_is_known(feed, reported):
    def decision():
        [entry] = [one for one in feed().iter(f"{ATOM}entry") if "Agreed" in one.findtext(f"{ATOM}title")]
        return entry

    page = DecisionPage.objects.get()
    page.first_published_at = datetime(2026, 11, 30, tzinfo=UTC)
    page.save()
    assert decision().findtext(f"{ATOM}summary").startswith("Dated 5 June 2023.")
    assert decision().findtext(f"{ATOM}published").startswith("2026-11-30")
    page.date_precision, page.proposed_note = "year", ("told", "The source gives only the year.")
    page.save()
    assert decision().findtext(f"{ATOM}summary").startswith("Dated 2023.")


# What made feed readers show everything as new again elsewhere: dates and ids made when the feed is built, one id for
# all entries, an id that follows the host name.
def test_asked_on_another_day_and_under_another_name_an_entry_is_the_same(client, feed, reported, monkeypatch):
    def entries(root) -> list[dict]:
        return [{name: entry.findtext(ATOM + name) for name in ("id", "published", "updated")} for entry in root]

    first = entries(feed().iter(f"{ATOM}entry"))
    later = timezone.localtime() + timedelta(days=3)
    monkeypatch.setattr("delivery.clock.timezone", SimpleNamespace(localtime=lambda: later))
    cache.clear()
    response = client.get("/decisions/feed.xml", headers={"host": "localhost"})
    assert entries(ElementTree.fromstring(response.content).iter(f"{ATOM}entry")) == first
    assert len({each["id"] for each in first}) == len(first) == 2


def test_drafts_and_private_pages_are_not_in_it(feed, reported, plan):
    DecisionPage.objects.get().unpublish()
    PageViewRestriction.objects.create(page=plan, restriction_type=PageViewRestriction.LOGIN)
    assert titles(feed()) == []


def test_a_later_edit_of_a_decision_moves_its_date(feed, reported):
    page = DecisionPage.objects.get()
    page.first_published_at = datetime(2023, 6, 6, tzinfo=UTC)
    page.last_published_at = datetime(2023, 7, 1, tzinfo=UTC)
    page.save()
    entry = list(feed().iter(f"{ATOM}entry"))[1]
    assert entry.findtext(f"{ATOM}published")[:10] == "2023-06-06"
    assert entry.findtext(f"{ATOM}updated")[:10] == "2023-07-01"


def test_only_reading_is_possible(client, front_page):
    assert client.post("/decisions/feed.xml").status_code == 405
