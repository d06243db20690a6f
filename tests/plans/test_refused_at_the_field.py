"""Bad input in the admin: refused at the field with what to do, by every button, and nothing typed is lost."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import _querydict_from_form

from plans.models import DecisionPage, PlanEvent, PlanPage, PriorityPage, RelatedArea

pytestmark = pytest.mark.slow

FORM = "page-edit-form"
BUTTONS = {
    "publish": {"action-publish": "x"},
    "submit": {"action-submit": "x"},
    "approve": {"action-workflow-action": "x", "workflow-action-name": "approve"},
}


@pytest.fixture
def draft(decisions, refocus):
    """The decision, complete, as a draft."""
    refocus.live = False
    page = decisions.add_child(instance=refocus)
    page.save_revision()
    return page


class Editing:
    """A page's form in the admin as an editor meets it."""

    def __init__(self, client, page: Page):
        self.client, self.address = client, f"/admin/pages/{page.pk}/edit/"
        self.given = self.read(client.get(self.address).content.decode())

    def read(self, html: str) -> QueryDict:
        self.html = BeautifulSoup(html, "lxml")  # to read it a second time, as querydict_from_html does, takes seconds
        return _querydict_from_form(self.html.find("form", id=FORM))

    def press(self, button: str = "publish", **typed) -> None:
        self.given.update(typed)
        response = self.client.post(self.address, self.given.dict() | BUTTONS[button])
        assert response.status_code == 200, "It was not refused."
        self.shown = self.read(response.content.decode())

    def said_at(self, name: str) -> str:
        """The errors shown at the field of that name."""
        field = self.html.select_one(f"[name='{name}']")
        wrapper = field.find_parent(attrs={"data-field-wrapper": True})
        return " ".join(error.text for error in wrapper.select(".error-message"))

    def lost(self) -> dict:
        """What was typed and is no longer there."""
        typed = {name: words(value) for name, value in self.given.items() if "__prefix__" not in name}
        ours = {name: value for name, value in typed.items() if not name.startswith(("csrf", "comment", "action"))}
        return {name: value for name, value in ours.items() if words(self.shown.get(name, "")) != value}


def words(value: str) -> str:
    """What was typed into a field; of rich text, the words alone."""
    if not value.lstrip().startswith("{"):
        return value.strip()
    return " ".join(block["text"] for block in json.loads(value)["blocks"]).strip()


@pytest.fixture
def edit(admin_client):
    return lambda page: Editing(admin_client, page)


def area(form: Editing, row: int, end: int) -> str:
    return form.given[f"transitions-{row}-ends-{end}-priority"]


CASES = {
    "an area with two outcomes": (
        lambda form: {"transitions-4-ends-0-priority": area(form, 3, 0)}, "transitions-4-kind", "has 2 outcomes",
    ),
    "two changes that lead to one area": (
        lambda form: {"transitions-2-ends-1-priority": area(form, 1, 1)}, "transitions-2-kind", "Make them one change",
    ),
    "in effect before the meeting": (
        lambda form: {"effective_date": "2023-06-01"}, "effective_date", "Check both dates",
    ),
    "a merger of one": (
        lambda form: {"transitions-0-ends-0-DELETE": "on"}, "transitions-0-kind", "needs two areas or more",
    ),
    "a split into one": (
        lambda form: {"transitions-2-kind": "split"}, "transitions-2-kind", "becomes two or more",
    ),
    "an area that descends from itself": (
        lambda form: {"transitions-2-ends-1-priority": area(form, 2, 0)}, "transitions-2-kind", "descend from itself",
    ),
    "one that comes back and never went": (
        lambda form: {"transitions-2-kind": "reinstated"}, "transitions-2-kind", "never paused or ended",
    ),
    "a change that a rejection makes": (
        lambda form: {"outcome": "rejected"}, "transitions-0-basis", "Mark it as only proposed",
    ),
    "a pause without a way back": (
        lambda form: {"transitions-3-escalation": ""}, "transitions-3-escalation", "say how it can be raised",
    ),
    "a change of no plan": (lambda form: {"changes_plan": ""}, "changes_plan", "Choose the plan it changes"),
}  # fmt: skip


def test_a_wrong_decision_is_refused_at_the_field_and_nothing_typed_is_lost(draft, edit):
    form = edit(draft)
    opened = form.given
    for case, (typed, field, message) in CASES.items():
        form.given = opened.copy()
        form.press(**typed(form))
        assert message in form.said_at(field), case
        assert form.lost() == {}, case
    assert not DecisionPage.objects.get().live


def test_an_area_without_an_outcome_is_refused_by_every_button(draft, edit, admin_user):
    submitted(draft, admin_user)
    form = edit(draft)
    opened = form.given
    for button in BUTTONS:
        form.given = opened.copy()
        form.press(button, **{"transitions-5-DELETE": "on"})
        assert "“Hate crime” is in force and has no outcome. Say what becomes of it." in form.said_at("changes_plan")
        assert form.lost() == {}, button


def test_an_area_nobody_can_read_is_refused(draft, edit):
    PriorityPage.objects.get(slug="violence").unpublish()
    form = edit(draft)
    form.press()
    assert "the page of “Violence” is not published yet" in form.said_at("transitions-0-kind")


def submitted(page, person):
    """The state of an approval that was asked for `page`."""
    workflow = Workflow.objects.create(name="Two pairs of eyes")
    WorkflowTask.objects.create(workflow=workflow, task=GroupApprovalTask.objects.create(name="Approval"))
    WorkflowPage.objects.update_or_create(page=Page.objects.get(depth=1), defaults={"workflow": workflow})
    return workflow.start(page, person)


def test_an_approval_is_refused_when_the_record_has_changed_since(draft, admin_client, admin_user, strategy):
    state = submitted(draft, admin_user)
    strategy.add_child(instance=PriorityPage(title="Cyber crime"))
    address = f"/admin/pages/workflow/action/{draft.pk}/approve/{state.current_task_state.pk}/"
    said = admin_client.post(address, {"comment": ""}, follow=True).content.decode()
    assert "was not published" in said
    assert "“Cyber crime” is in force and has no outcome" in said
    assert not DecisionPage.objects.get().live


def test_a_copy_that_may_not_be_published_is_refused_in_words(decisions, refocus, admin_client):
    page = decisions.add_child(instance=refocus)
    typed = {"new_title": "Again", "new_slug": "again", "new_parent_page": decisions.pk, "publish_copies": "on"}
    said = admin_client.post(f"/admin/pages/{page.pk}/copy/", typed, follow=True).content.decode()
    assert "another decision says what became of “Hate crime”, from 5 June 2023" in said
    assert DecisionPage.objects.count() == 1


class TestPlansAndAreas:
    def test_two_plans_in_force_on_one_day_are_refused_at_the_date(self, strategy, plans, paper, edit):
        later = PlanPage(title="Strategy 2025–29", slug="2025-29", live=False)
        later.events = [
            PlanEvent(kind="drafted", words="A draft.", date=date(2024, 1, 1), source_paper=paper),
            PlanEvent(kind="in_force", words="It began.", date=date(2025, 4, 1), source_paper=paper),
        ]
        plans.add_child(instance=later)
        form = edit(later)
        form.press()
        assert "“Strategy 2022–25” is in force as well from 1 April 2025" in form.said_at("events-1-date")
        assert form.lost() == {}

        strategy.events.add(PlanEvent(kind="superseded", words="Over.", date=date(2025, 4, 1), replaced_by=later))
        strategy.save()
        later.save_revision().publish()
        assert PlanPage.objects.get(slug="2025-29").live

    def test_a_number_given_twice_is_refused_at_the_second(self, plan, edit):
        form = edit(PriorityPage.objects.get(slug="violence"))
        form.press(**{"activities-2-number": "1"})
        assert "Give this one its own" in form.said_at("activities-2-number")
        assert form.lost() == {}

    def test_an_area_that_comes_later_is_refused_as_where_this_one_came_from(self, decisions, refocus, strategy, edit):
        decisions.add_child(instance=refocus)
        older, newer = (strategy.get_children().get(title=name).specific for name in ("Serious violence", "Violence"))
        older.related_areas = [RelatedArea(earlier_priority=newer)]
        older.save_revision()
        form = edit(older)
        form.press()
        assert "“Violence” comes after this area" in form.said_at("related_areas-0-earlier_priority")
