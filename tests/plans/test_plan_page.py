"""A plan, its priorities and its papers: what a visitor reads, and what it costs."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaigns.models import Alert, CampaignEditionPage, CampaignIndexPage, CampaignPage
from plans.models import Activity, DutiesPage, Measure, PartnersPage, PlanEvent, PlanPage, PriorityPage, ReportPage
from tests.plans.large_record import make_large_record

pytestmark = pytest.mark.slow  # it makes many pages

# A priority's page tells its names, its path through every plan and what was read of it later; a plan's page quotes
# papers, and the front page tells what changed lately. All others keep to twelve.
MOST_QUERIES = {
    "/": 16,
    "/plans/": 12,
    "/plans/2016-17/": 15,
    "/plans/2016-17/violence/": 20,
    "/papers/": 12,
    "/papers/a-paper/": 12,
}


@pytest.mark.parametrize("address", MOST_QUERIES)
def test_a_page_keeps_to_its_number_of_queries(client, plan, django_assert_max_num_queries, address):
    cache.clear()
    with django_assert_max_num_queries(MOST_QUERIES[address]):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", MOST_QUERIES)
def test_so_it_does_under_a_notice_of_each_kind(client, plan, front_page, django_assert_max_num_queries, address):
    now = timezone.now()
    day = timedelta(days=1)
    Alert.objects.create(title="Icy", page=plan, part=front_page, starts_at=now - day, ends_at=now + day)
    index = front_page.add_child(instance=CampaignIndexPage(title="Campaigns"))
    season = CampaignEditionPage(title="All year", is_always_on=True, banner_words="Look out.", live=False)
    index.add_child(instance=CampaignPage(title="Look out", aim="<p>Look.</p>")).add_child(instance=season)
    CampaignEditionPage.objects.update(live=True)
    cache.clear()
    with django_assert_max_num_queries(MOST_QUERIES[address]):
        seen = client.get(address).content.decode()
    assert "Icy" in seen
    assert f'href="{plan.url}"' in seen
    assert "Look out." in seen


@pytest.mark.slow
@pytest.mark.parametrize("address", MOST_QUERIES)
def test_ten_times_the_content_costs_no_more(client, plan, paper, django_assert_max_num_queries, address):
    for number in range(20):
        extra = PriorityPage(title=f"Priority {number}", source_paper=paper, source_paragraph="para-1")
        extra.activities = [Activity(number=n, title="More", source_paper=paper) for n in range(1, 6)]
        plan.add_child(instance=extra)
        paper.get_parent().add_child(instance=ReportPage(title=f"Paper {number}", date=date(2020, 1, 1)))
    cache.clear()
    with django_assert_max_num_queries(MOST_QUERIES[address]):
        assert client.get(address).status_code == 200


@pytest.mark.slow
def test_thirty_plans_with_2000_reports_cost_no_more_than_two_with_eight(client, plans, paper, decisions, refocus):
    decisions.add_child(instance=refocus)
    for kind, slug in ((PartnersPage, "partners"), (DutiesPage, "duties")):
        plans.add_child(instance=kind(title=slug, slug=slug))
    area = "/plans/large-1/large-1/"
    addresses = ["/", "/plans/", "/plans/large-1/", area, "/decisions/", "/decisions/refocus/"]
    addresses += ["/plans/2022-25/hate-crime/", "/plans/partners/", "/plans/duties/"]

    def queries() -> dict[str, int]:
        found = {}
        for address in addresses:
            cache.clear()
            with CaptureQueriesContext(connection) as made:
                assert client.get(address).status_code == 200
            found[address] = len(made)
        return found

    make_large_record(plans, paper, plans=range(2), areas=2, updates=8)
    small = queries()
    make_large_record(plans, paper, plans=range(2, 30), areas=10, updates=2000)
    large = queries()
    # A next plan to look for, or words of a paper to show, may cost a question or two; a hundred times the rows none.
    assert {address: number - small[address] for address, number in large.items() if number > small[address] + 2} == {}
    assert max(large.values()) <= 24


@pytest.mark.parametrize("address", ["/plans/", "/plans/2016-17/", "/plans/2016-17/violence/", "/decisions/"])
def test_a_page_of_the_record_says_where_its_feed_is(client, plan, decisions, address):
    seen = client.get(address).content.decode()
    assert '<link rel="alternate" type="application/atom+xml"' in seen
    assert seen.count('rel="canonical"') == 1


class TestWhatAVisitorReads:
    def test_a_plan_that_went_for_agreement_is_never_called_agreed(self, client, plan):
        seen = client.get("/plans/2016-17/").content.decode()
        assert "Sent for agreement" in seen
        assert "We do not hold the minute" in seen

    def test_a_ceiling_is_never_shown_as_a_floor(self, client, plan):
        seen = client.get("/plans/2016-17/").content.decode()
        assert "up to 80" in seen
        assert "at least" not in seen.lower()
        assert "below the aim" not in seen.lower()

    def test_the_state_of_a_plan_leads_to_what_happened_to_it(self, client, plan):
        assert '<a href="#plan_dates">' in client.get("/plans/2016-17/").content.decode()

    def test_no_activities_held_is_not_no_activities(self, client, plan):
        seen = " ".join(client.get("/plans/2016-17/theft/").content.decode().split())
        assert "in an appendix that we do not hold" in seen

    def test_every_fact_leads_to_its_paragraph(self, client, plan):
        assert "/papers/a-paper/#para-1" in client.get("/plans/2016-17/").content.decode()

    def test_a_draft_priority_is_not_shown(self, client, plan):
        PriorityPage.objects.get(slug="theft").unpublish()
        assert "Theft" not in client.get("/plans/2016-17/").content.decode()

    def test_a_draft_measure_is_not_shown(self, client, plan):
        Measure.objects.update(live=False)
        assert "Venues with an award" not in client.get("/plans/2016-17/").content.decode()

    def test_a_replaced_plan_keeps_its_address_and_says_what_replaced_it(self, client, plan, plans):
        newer = plans.add_child(instance=PlanPage(title="The newer plan", slug="newer"))
        plan.events.add(PlanEvent(kind="superseded", words="Replaced.", date=date(2018, 1, 1), replaced_by=newer))
        plan.save()
        seen = client.get("/plans/2016-17/").content.decode()
        assert "Replaced" in seen
        assert 'href="/plans/newer/"' in seen

    def test_a_page_below_a_private_one_stays_private(self, client, plan):
        plan.get_parent().view_restrictions.create(restriction_type="login")
        assert client.get("/plans/2016-17/violence/").status_code == 302
        assert "Plan 2016" not in client.get("/").content.decode()


class TestOfficersNames:
    def test_after_the_set_years_the_name_and_number_leave_the_page(self, client, paper):
        seen = client.get("/papers/a-paper/").content.decode()
        assert "Officer" in seen
        assert "Ada Lovelace" not in seen

    def test_before_that_they_are_shown(self, client, paper):
        paper.date = timezone.localdate() - timedelta(days=30)
        paper.save()
        assert "Ada Lovelace" in client.get("/papers/a-paper/").content.decode()
