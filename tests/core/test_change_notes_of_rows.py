"""Publishing a service, a notice or a word explained asks what readers are told, and they read it where it stands."""

from datetime import timedelta

import pytest
from django.utils import timezone

from plans.models import GlossaryPage
from support_services.models import SupportHubPage
from tests.core.pressing import press, public_words, told

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TOLD = {"change_kind": "told", "change_note": "The wording was hard to read."}


@pytest.mark.parametrize(
    ("kind", "changes"),
    [("service", {"for_whom": "All."}), ("notice", {"words": "All."}), ("definition", {"short_forms": "All."})],
)
def test_it_is_asked_and_a_small_correction_is_told_to_nobody(approver, things, kind, changes):
    answer = press(approver, things[kind], "action-publish", **changes, change_kind="told")
    assert "Say in a sentence what changed" in answer.content.decode()
    press(approver, things[kind], "action-publish", **changes, change_kind="small")
    assert public_words(kind, things[kind]) == "All." and told() == []
    press(approver, things[kind], "action-publish", **TOLD)
    assert told() == [TOLD["change_note"]]


def test_a_word_tells_it_in_the_glossary_and_in_the_feed(approver, client, front_page, things):
    front_page.add_child(instance=GlossaryPage(title="Words", slug="words"))
    press(approver, things["definition"], "action-publish", short_forms="SCB", **TOLD)
    client.logout()
    assert TOLD["change_note"] in client.get("/words/").content.decode()
    feed = client.get("/feed.xml").content.decode()
    assert "Changed: Word explained: Board" in feed and "/words/#board" in feed


@pytest.mark.parametrize("is_about_safety", [False, True])
def test_a_notice_tells_it_beside_its_words_and_in_the_feed(approver, client, front_page, things, is_about_safety):
    """One for people in danger stays out of the feed: a feed reader keeps what it has seen."""
    now = timezone.localtime()
    notice = things["notice"].get_latest_revision_as_object()
    notice.starts_at, notice.ends_at = now - timedelta(days=1), now + timedelta(days=1)
    notice.is_about_safety = is_about_safety
    notice.save_revision().publish()
    press(approver, notice, "action-publish", words="Shut until six.", **TOLD)
    client.logout()
    page = client.get("/").content.decode()
    assert "Shut until six." in page and TOLD["change_note"] in page
    feed = client.get("/feed.xml").content.decode()
    assert ("Changed: Notice: Roads" in feed) != is_about_safety


def test_a_service_tells_it_on_its_own_page_and_never_in_a_feed(approver, client, front_page, things):
    front_page.add_child(instance=SupportHubPage(title="Get help", slug="support"))
    press(approver, things["service"], "action-publish", for_whom="All.", **TOLD)
    client.logout()
    assert TOLD["change_note"] in client.get(f"/support/line/{things['service'].pk}/").content.decode()
    assert TOLD["change_note"] not in client.get("/feed.xml").content.decode()
