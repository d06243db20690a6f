"""A published decision changes only with a reason, and shows what it was."""

from datetime import date

import pytest
from django.utils.html import strip_tags

from core.models import ChangeNote
from core.publishing import PublishingRefused
from plans.models import DecisionPage, DecisionWording, Organisation

pytestmark = pytest.mark.slow


@pytest.fixture
def decision(decisions, minutes) -> DecisionPage:
    board = Organisation.objects.create(name="The Partnership Board", kind="board")
    page = DecisionPage(
        title="More lamps", slug="lamps", date=date(2026, 6, 5), body=board, outcome="agreed", public_source=minutes
    )
    page.wordings = [DecisionWording(topic="Lamps", recommended="Forty lamps.", recorded="Thirty lamps.")]
    decisions.add_child(instance=page)
    page.save_revision().publish()
    return DecisionPage.objects.get()


@pytest.mark.parametrize(
    "change, message",
    [
        ({"date": date(2026, 6, 6)}, "The date was published as “5 June 2026”"),
        ({"outcome": "noted"}, "The outcome was published as “agreed”"),
        ({"wordings": []}, "Lamps, as recommended was published as “Forty lamps.”"),
    ],
)
def test_a_changed_fact_is_refused_without_a_reason(decision, change, message):
    for name, value in change.items():
        setattr(decision, name, value)
    with pytest.raises(PublishingRefused, match=message):
        decision.save_revision().publish()
    assert DecisionPage.objects.get().date == date(2026, 6, 5)


def test_with_a_reason_the_page_says_what_it_was(decision, client):
    decision.date, decision.proposed_note = date(2026, 6, 6), ("told", "The minutes give this day.")
    decision.save_revision().publish()
    said = "The date: 5 June 2026 before, 6 June 2026 now. Why: The minutes give this day."
    for address in (decision.url, "/decisions/feed.xml", "/feed.xml"):
        assert said in strip_tags(client.get(address).content.decode())


def test_words_of_our_own_and_what_was_empty_are_free(decision):
    decision.in_short, decision.text_as_recorded = "<p>More light.</p>", "Agreed."
    decision.save_revision().publish()
    assert not ChangeNote.objects.exists()


def test_a_draft_may_change_as_it_likes(decision):
    decision.date = date(2026, 6, 6)
    decision.save_revision()
    assert not ChangeNote.objects.exists()
