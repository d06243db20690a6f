"""One press in a decision's form: a row for each area in force and, for a kept one, the page that follows on."""

from datetime import date

import pytest
from wagtail.test.utils.form_data import querydict_from_html

from core.publishing import PublishingRefused
from plans.models import Activity, DecisionPage, Organisation, PlanEvent, PlanPage, PriorityPage

pytestmark = pytest.mark.slow


@pytest.fixture
def lanes(plans, paper):
    """A plan in force with three areas, which no decision has changed."""
    plan = PlanPage(title="Lamp plan", slug="lamp-plan")
    plan.events = [PlanEvent(kind="in_force", words="It began.", date=date(2026, 1, 1))]
    plans.add_child(instance=plan)
    for title in ("Bright lanes", "Dark lanes", "Quiet lanes"):
        page = plan.add_child(instance=PriorityPage(title=title, source_paper=paper))
        page.activities = [Activity(number=1, title="Count the lamps")]
        page.save()
    return plan


@pytest.fixture
def draft(decisions, lanes, minutes):
    board = Organisation.objects.create(name="The lamp board", kind="board")
    page = DecisionPage(title="Lanes", date=date(2026, 6, 5), body=board, outcome="agreed", live=False)
    page.changes_plan, page.public_source = lanes, minutes
    decisions.add_child(instance=page)
    page.save_revision()
    return page


class Form:
    """The decision's form in the admin."""

    def __init__(self, client, page):
        self.client, self.page = client, page
        self.address = f"/admin/pages/{page.pk}/edit/"

    def press(self, **typed) -> str:
        """Type this, press the button, and read what is shown then."""
        given = querydict_from_html(self.client.get(self.address).content.decode(), form_id="page-edit-form")
        sent = given.dict() | {"make-missing-rows": "yes"} | typed
        return self.client.post(self.address, sent, follow=True).content.decode()

    @property
    def newest(self) -> DecisionPage:
        return DecisionPage.objects.get(pk=self.page.pk).get_latest_revision_as_object()


@pytest.fixture
def form(admin_client, draft):
    return Form(admin_client, draft)


def became(lanes, title, kind) -> dict:
    return {f"became-priority-{lanes.get_children().get(title=title).pk}": kind}


def test_one_press_makes_a_row_for_each_area_in_force(form, lanes):
    seen = form.press(title="Lanes, mended while I was at it")
    assert "three rows" in seen
    rows = form.newest.transitions.all()
    assert [row.taken_in[0].name for row in rows] == ["Bright lanes", "Dark lanes", "Quiet lanes"]
    assert {row.kind for row in rows} == {""}
    assert form.newest.title == "Lanes, mended while I was at it"


def test_a_second_press_makes_no_second_rows(form):
    form.press()
    assert "Nothing is missing" in form.press()
    assert len(form.newest.transitions.all()) == 3


def test_what_is_kept_gets_its_page_which_becomes_public_with_the_decision(form, lanes):
    kinds = became(lanes, "Bright lanes", "kept") | became(lanes, "Dark lanes", "ended")
    form.press(**kinds, **became(lanes, "Quiet lanes", "ended"))
    page = lanes.get_children().get(title="Bright lanes", live=False)
    assert [end.priority_id for end in form.newest.transitions.all()[0].led_to] == [page.pk]
    form.newest.save_revision().publish()
    page.refresh_from_db()
    assert page.live
    assert DecisionPage.objects.get().live


def test_a_kind_chosen_later_gets_its_page_by_the_next_press(form, lanes):
    form.press()
    form.press(**{"transitions-0-kind": "kept"})
    assert lanes.get_children().filter(title="Bright lanes").count() == 2
    form.press()
    assert lanes.get_children().filter(title="Bright lanes").count() == 2


def test_rows_nobody_said_anything_of_keep_the_decision_back_in_words(form):
    form.press()
    with pytest.raises(PublishingRefused, match="“Dark lanes” is in force and has no outcome"):
        form.newest.save_revision().publish()


def test_rows_without_a_kind_can_be_previewed(form):
    form.press()
    assert form.newest.make_preview_request().status_code == 200


def test_a_page_that_cannot_be_public_keeps_the_decision_back(form, lanes):
    form.press(**{f"became-priority-{area.pk}": "kept" for area in lanes.get_children()})
    page = lanes.get_children().get(title="Dark lanes", live=False).specific
    page.activities = [Activity(number=1, title="One"), Activity(number=1, title="Another")]
    page.save_revision(clean=False)
    with pytest.raises(PublishingRefused, match="the page of “Dark lanes” is not published yet"):
        form.newest.save_revision().publish()
    assert not lanes.get_children().filter(title="Bright lanes", live=True)[1:].exists()


def test_without_a_plan_nothing_is_made_and_it_is_said(form):
    assert "Choose the plan that the decision changes" in form.press(changes_plan="")


def test_an_unknown_kind_makes_a_row_to_be_filled_in(form, lanes):
    form.press(**became(lanes, "Dark lanes", "vanished"))
    assert {row.kind for row in form.newest.transitions.all()} == {""}
