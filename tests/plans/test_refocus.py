"""A decision that changes a plan: nothing silently disappears, and the record answers for any day."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from core.publishing import PublishingRefused
from plans.lineage import AreaState
from plans.models import DecisionPage, PlanPage, PriorityPage, Transition, TransitionEnd
from plans.models.plan_history import record_of_plan

pytestmark = pytest.mark.slow  # it makes many pages


def states(plan, day):
    found = record_of_plan(plan).states_on(day)
    return {plan.get_children().get(pk=pk).title: state for (_, pk), state in found.items()}


class TestTheRecord:
    def test_seven_areas_are_in_focus_the_day_before_and_three_the_day_after(self, decisions, refocus, strategy):
        decisions.add_child(instance=refocus)
        before, after = states(strategy, date(2023, 6, 4)), states(strategy, date(2023, 6, 5))
        assert list(before.values()).count(AreaState.IN_FOCUS) == 7
        assert list(after.values()).count(AreaState.IN_FOCUS) == 3
        assert list(after.values()).count(AreaState.PAUSED) == 3
        assert list(after.values()).count(AreaState.MERGED) == 2

    def test_a_draft_of_a_decision_changes_nothing(self, decisions, refocus, strategy):
        refocus.live = False
        decisions.add_child(instance=refocus)
        assert list(states(strategy, date(2024, 1, 1)).values()).count(AreaState.IN_FOCUS) == 10

    def test_a_proposed_change_changes_nothing(self, decisions, refocus, strategy):
        for transition in refocus.transitions.all():
            transition.basis = "proposed"
        refocus.changes_plan = None
        decisions.add_child(instance=refocus)
        assert AreaState.PAUSED not in states(strategy, date(2024, 1, 1)).values()


class TestComingBack:
    def test_an_area_that_comes_back_was_in_focus_before_and_paused_between(self, decisions, refocus, strategy):
        decisions.add_child(instance=refocus)
        back(decisions, refocus, strategy.get_children().get(title="Hate crime").specific)
        days = (date(2023, 6, 4), date(2024, 6, 3), date(2024, 6, 4))
        found = [states(strategy, day)["Hate crime"] for day in days]
        assert found == [AreaState.IN_FOCUS, AreaState.PAUSED, AreaState.IN_FOCUS]
        refocus.save_revision().publish()  # and the first decision still stands

    def test_an_area_paused_in_one_plan_can_come_back_in_the_next(self, decisions, refocus, strategy, plans):
        decisions.add_child(instance=refocus)
        later = plans.add_child(instance=PlanPage(title="Strategy 2025–29", slug="2025-29"))
        area = later.add_child(instance=PriorityPage(title="Hate", source_paper=refocus.source_paper))
        back(decisions, refocus, area, from_area=strategy.get_children().get(title="Hate crime").specific)
        assert states(later, date(2024, 6, 4))["Hate"] == AreaState.IN_FOCUS


def back(decisions, refocus, area, from_area=None):
    """A decision of 2024 that brings `area` back, and keeps whatever else is in focus in its plan."""
    plan = area.get_parent().specific
    page = DecisionPage(
        title="Back", date=date(2024, 6, 4), body=refocus.body, outcome="agreed", changes_plan=plan,
        source_paper=refocus.source_paper,
    )  # fmt: skip
    focus = [key for key, state in record_of_plan(plan).states_on(date(2024, 6, 3)).items() if state.name == "IN_FOCUS"]
    rows = [Transition(kind="reinstated")]
    rows[0].ends = [TransitionEnd(direction="to", priority=area)]
    if from_area:
        rows[0].ends.add(TransitionEnd(direction="from", priority=from_area))
    for _, pk in focus:
        old = PriorityPage.objects.get(pk=pk)
        new = plan.add_child(instance=PriorityPage(title=f"{old.title} again"))
        rows.append(Transition(kind="kept"))
        rows[-1].ends = [TransitionEnd(direction="from", priority=old), TransitionEnd(direction="to", priority=new)]
    page.transitions = rows
    return decisions.add_child(instance=page)


MISSING = {
    "an area without an outcome": (lambda page: drop(page, 5), "“Hate crime” is in force and has no outcome"),
    "a narrowing that does not say what": (lambda page: say(page, 1, dropped=""), "Say what was dropped"),
    "a pause without a reason": (lambda page: clear(page, 3, "reasons"), "paused without a reason"),
    "a pause that names nobody": (lambda page: clear(page, 3, "coverage"), "say who deals with it now"),
    "a pause that says both": (lambda page: say(page, 3, no_group_named=True), "Keep one of the two"),
    "a merger of one": (lambda page: take_end(page, 0), "a merger needs two areas or more"),
    "an area with two outcomes": (lambda page: twice(page), "has 2 outcomes"),
    "in effect before the meeting": (
        lambda page: set_on(page, effective_date=date(2023, 6, 1)),
        "before it was decided",
    ),
}


def drop(page, place):
    page.transitions = [each for at, each in enumerate(page.transitions.all()) if at != place]


def say(page, place, **said):
    set_on(page.transitions.all()[place], **said)


def clear(page, place, rows):
    setattr(page.transitions.all()[place], rows, [])


def take_end(page, place):
    transition = page.transitions.all()[place]
    transition.ends = [end for at, end in enumerate(transition.ends.all()) if at != 0]


def twice(page):
    rows = list(page.transitions.all())
    rows[3].ends = [*rows[3].ends.all()]
    rows[4].ends = [type(end)(direction="from", priority=end.priority) for end in rows[3].ends.all()]
    page.transitions = rows


def set_on(thing, **said):
    for name, value in said.items():
        setattr(thing, name, value)


class TestNothingSilentlyDisappears:
    @pytest.mark.slow
    @pytest.mark.parametrize("case", MISSING)
    def test_publishing_is_refused_by_name(self, decisions, refocus, case):
        spoil, message = MISSING[case]
        spoil(refocus)
        with pytest.raises(PublishingRefused, match=message):
            decisions.add_child(instance=refocus)

    def test_an_incomplete_decision_can_be_kept_as_a_draft(self, decisions, refocus):
        drop(refocus, 5)
        refocus.live = False
        decisions.add_child(instance=refocus)
        assert DecisionPage.objects.get().transitions.count() == 5

    def test_a_revision_of_an_incomplete_decision_cannot_be_published(self, decisions, refocus):
        drop(refocus, 5)
        refocus.live = False
        decisions.add_child(instance=refocus)
        with pytest.raises(PublishingRefused, match="Hate crime"):
            refocus.save_revision().publish()
        assert not DecisionPage.objects.get().live

    def test_a_schedule_keeps_it_back_and_publishes_what_comes_after(self, decisions, refocus, strategy, caplog):
        drop(refocus, 5)
        refocus.live = False
        decisions.add_child(instance=refocus)
        past = timezone.now() - timedelta(minutes=5)
        refocus.save_revision(approved_go_live_at=past)
        other = strategy.add_child(instance=PriorityPage(title="Another", live=False))
        other.save_revision(approved_go_live_at=past + timedelta(minutes=1))
        call_command("publish_scheduled")
        assert not DecisionPage.objects.get().live
        assert PriorityPage.objects.get(title="Another").live
        assert "Hate crime" in caplog.text

    @pytest.mark.slow
    def test_bulk_publishing_is_refused_and_says_why(self, decisions, refocus, admin_client):
        drop(refocus, 5)
        refocus.live = False
        decisions.add_child(instance=refocus)
        refocus.save_revision()
        address = f"/admin/bulk/wagtailcore/page/publish/?next=/admin/&id={refocus.pk}"
        response = admin_client.post(address, {}, follow=True)
        assert "was not published" in response.content.decode()
        assert not DecisionPage.objects.get().live

    def test_an_area_in_force_cannot_be_unpublished_alone_or_among_others(self, strategy, admin_client):
        area = strategy.get_children().get(title="Hate crime")
        together = f"/admin/bulk/wagtailcore/page/unpublish/?next=/admin/&id={area.pk}&id={strategy.get_parent().pk}"
        for address in (f"/admin/pages/{area.pk}/unpublish/", together):
            response = admin_client.post(address, {}, follow=True)
            assert "“Hate crime” was not unpublished" in response.content.decode()
        assert Page.objects.get(pk=area.pk).live
        assert strategy.get_parent().live

    def test_an_area_that_is_no_longer_in_force_can_be_unpublished(self, decisions, refocus, strategy, admin_client):
        decisions.add_child(instance=refocus)
        area = strategy.get_children().get(title="Serious violence")
        admin_client.post(f"/admin/pages/{area.pk}/unpublish/", {})
        assert not Page.objects.get(pk=area.pk).live

    def test_an_area_cannot_be_set_to_go_by_itself(self, strategy):
        area = strategy.get_children().get(title="Hate crime").specific
        area.expire_at = timezone.now() + timedelta(days=1)
        with pytest.raises(PublishingRefused, match="does not leave the site on a date"):
            area.save_revision().publish()


class TestReading:
    def test_the_page_shows_every_area_and_the_sum(self, client, decisions, refocus):
        decisions.add_child(instance=refocus)
        seen = " ".join(client.get("/decisions/refocus/").content.decode().split())
        assert "7 areas in" in seen
        assert "3 in focus, 3 paused, none lost" in seen
        assert "The source names no group" in seen
        assert "No reason is given for that" in seen

    def test_it_costs_at_most_fourteen_queries(self, client, decisions, refocus, django_assert_max_num_queries):
        decisions.add_child(instance=refocus)
        with django_assert_max_num_queries(14):
            client.get("/decisions/refocus/")

    def test_an_area_that_the_decision_made_was_not_there_before(self, client, decisions, refocus, strategy):
        decisions.add_child(instance=refocus)
        address = {page.title: page.url for page in strategy.get_children()}
        before, after = "?on=2023-06-04", "?on=2023-06-06"
        assert client.get(address["Violence"] + before).status_code == 404
        assert client.get(address["Violence"] + after).status_code == 200
        assert client.get(address["Hate crime"] + before).status_code == 200

    def test_a_paused_area_helps_first(self, client, decisions, refocus, strategy, django_assert_max_num_queries):
        decisions.add_child(instance=refocus)
        address = strategy.get_children().get(title="Hate crime").url
        with django_assert_max_num_queries(13):
            seen = client.get(address).content.decode()
        assert seen.index("Get support</a>, or call") < seen.index("Why it is paused")
        assert "The source names no group" in seen

    @pytest.mark.parametrize(
        ("day", "areas"), [("2023-06-04", "Seven key areas of focus"), ("2023-06-05", "Three key")]
    )
    def test_a_plan_can_be_read_as_it_was(self, client, decisions, refocus, strategy, day, areas):
        decisions.add_child(instance=refocus)
        response = client.get(f"{strategy.url}?on={day}")
        assert areas in response.content.decode()

    @pytest.mark.parametrize(
        "day", ["2023-02-30", "yesterday", "", "2999-01-01", "0001-01-01", "２０２３-06-05", "2023-6-5"]
    )
    def test_an_impossible_day_is_refused_in_words(self, client, plan, day):
        response = client.get(plan.url, {"on": day})
        assert response.status_code == 400
        assert "day" in response.content.decode()
