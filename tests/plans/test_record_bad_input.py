"""What would make the record untrue, typed into the admin's own forms: refused at the field, or shown as it is."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from plans.models import (
    AreaName,
    ConflictingAccount,
    ConflictingFact,
    DecisionWording,
    PlanEvent,
    PlanPage,
    PriorityPage,
    PublicSource,
)
from tests.plans.test_refused_at_the_field import Editing

pytestmark = pytest.mark.slow


@pytest.fixture
def edit(admin_client):
    return lambda page: Editing(admin_client, page)


@pytest.fixture
def summary(db):
    return PublicSource.objects.create(
        name="somebody’s summary, 2017", address="https://example.org/summary", strength="summary",
        read_on=date(2026, 11, 29),
    )  # fmt: skip


def test_a_fact_without_a_source_is_refused_at_its_field(plans, minutes, edit):
    page = PlanPage(title="Plan 2017–20", slug="2017-20")
    page.events = [PlanEvent(kind="agreed", words="The Board agreed it.", date=date(2017, 11, 3))]
    plans.add_child(instance=page)
    form = edit(page)
    form.press()
    assert "Say where this was read" in form.said_at("events-0-source_paper")
    assert form.lost() == {}
    form.given.update({"events-0-public_source": minutes.pk})
    answer = form.client.post(form.address, form.given.dict() | {"action-publish": "x"})
    assert answer.status_code == 302
    assert page.events.get().source.label == "Board minutes, 3 November 2017"


def test_a_source_without_its_strength_is_refused_at_its_field(admin_client, front_page):
    typed = {"name": "A page", "address": "https://example.org/", "strength": "", "read_on": "2026-11-29", "limits": ""}
    said = admin_client.post("/admin/snippets/plans/publicsource/add/", typed | {"action-publish": "x"})
    field = BeautifulSoup(said.content, "html.parser").select_one("[name=strength]")
    assert "required" in field.find_parent(attrs={"data-field-wrapper": True}).text
    assert not PublicSource.objects.exists()


def test_two_sources_that_contradict_each_other_are_both_shown_with_what_we_follow(
    plans, minutes, summary, edit, client
):
    """Typed as an editor does: one of two marked as followed; two of them are refused."""
    page = plans.add_child(instance=PlanPage(title="Plan 2017–20", slug="2017-20"))
    page.conflicts = [
        ConflictingFact(
            about="The years it is for",
            followed="The minutes, because they correct the title.",
            accounts=[
                ConflictingAccount(text="2017 to 2020.", public_source=minutes, is_followed=True),
                ConflictingAccount(text="2017 to 2018.", public_source=summary),
            ],
        )
    ]
    page.save_revision()
    form = edit(page)
    form.given.update({"conflicts-0-accounts-0-is_followed": "on"})  # as a browser sends the box that is ticked
    opened = form.given.copy()
    form.press(**{"conflicts-0-accounts-1-is_followed": "on"})
    assert "Only one account can be the one that we follow." in form.said_at("conflicts-0-about")
    form.given = opened.copy()
    form.press(**{"conflicts-0-accounts-1-public_source": ""})
    assert "Say where this was read" in form.said_at("conflicts-0-accounts-1-source_paper")
    assert form.client.post(form.address, opened.dict() | {"action-publish": "x"}).status_code == 302

    shown = " ".join(BeautifulSoup(client.get("/plans/2017-20/").content, "html.parser").main.get_text(" ").split())
    told = shown[shown.index("Told in two ways") :]
    assert "2017 to 2020. We follow this one. Board minutes, 3 November 2017" in told
    assert "2017 to 2018. As reported Reported by somebody’s summary, 2017. That is not a minute" in told
    assert "The minutes, because they correct the title." in told


def test_two_names_of_an_area_on_one_day_are_refused_at_the_second(plan, minutes, edit):
    area = PriorityPage.objects.get(slug="theft")
    told = {"date": date(2025, 11, 6), "public_source": minutes}
    area.names = [AreaName(name_as_published=name, **told) for name in ("Theft", "Acquisitive crime")]
    area.save_revision()
    form = edit(area)
    form.press()
    assert "The area has another name of 6 November 2025 already" in form.said_at("names-1-name_as_published")
    assert form.lost() == {}


def test_a_quotation_changed_by_one_character_is_refused_at_its_field(plan, edit):
    form = edit(PriorityPage.objects.get(slug="violence"))
    form.press(**{"activities-1-as_published": "first paragraqh"})
    assert form.said_at("activities-1-as_published")
    assert form.lost() == {}


def test_what_stands_as_published_is_refused_without_a_source(plan, edit):
    """An area, its objective and an activity: what is in quotation marks was read somewhere."""
    form = edit(PriorityPage.objects.get(slug="violence"))
    no_source = {"source_paper": "", "source_paragraph": "", "objective_as_published": "first paragraph"}
    form.press(**no_source, **{"activities-0-source_paper": "", "activities-0-source_paragraph": ""})
    assert "Say where this was read" in form.said_at("source_paper")
    assert "Say where this was read" in form.said_at("activities-0-source_paper")
    assert form.lost() == {}


def test_an_activity_and_an_area_in_our_own_words_say_that_they_are_ours(plan, edit, client):
    form = edit(PriorityPage.objects.get(slug="violence"))
    ours = {f"activities-0-{name}": "" for name in ("source_paper", "source_paragraph", "as_published")}
    form.given.update(ours | {"source_paper": "", "source_paragraph": ""})
    assert form.client.post(form.address, form.given.dict() | {"action-publish": "x"}).status_code == 302
    shown = BeautifulSoup(client.get("/plans/2016-17/violence/").content, "html.parser").main
    for place in ("#activity-1", ".leaf > .src"):
        assert "Editorial note: this is our own reading, not a published fact." in shown.select_one(place).text, place


@pytest.mark.parametrize("button", ["publish", "submit"])
def test_a_decision_without_a_source_is_refused_and_may_be_kept_as_a_draft(decisions, refocus, edit, button):
    refocus.live = False
    page = decisions.add_child(instance=refocus)
    page.save_revision()
    form = edit(page)
    opened = form.given.copy()
    without = {"source_paper": "", "source_paragraph": ""}
    form.press(button, **without)
    assert "Say where this was read" in form.said_at("source_paper")
    assert form.lost() == {}
    assert form.client.post(form.address, opened.dict() | without).status_code == 302


def test_words_side_by_side_that_stand_in_no_paragraph_are_refused_at_theirs(decisions, refocus, paper, edit):
    refocus.live = False
    refocus.wordings = [
        DecisionWording(
            topic="First", recommended="first paragraph", recommended_paper=paper, recommended_paragraph="para-1",
            recorded="Ask Ada",
        )
    ]  # fmt: skip
    page = decisions.add_child(instance=refocus)
    page.save_revision()
    form = edit(page)
    form.given.update({"transitions-5-no_group_named": "on"})  # as a browser sends the box that is ticked
    opened = form.given.copy()
    for name, words in {"recommended": "first paragrapf", "recorded": "Ask Ida"}.items():
        form.given = opened.copy()
        form.press(**{f"wordings-0-{name}": words})
        assert "These words are not in that paragraph." in form.said_at(f"wordings-0-{name}"), name
    assert form.client.post(form.address, opened.dict() | {"action-publish": "x"}).status_code == 302
