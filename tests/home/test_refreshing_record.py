"""A site that began before the newer record was known gets it, and what its editors did stays as it is."""

import pytest
from django.contrib.auth import get_user_model
from django.test import TestCase
from wagtail.models import PageLogEntry

from home.models import StandardPage
from home.starter.refreshing_record import refresh_record
from plans.models import (
    DecisionPage,
    Figure,
    LaterMention,
    Membership,
    PlanEvent,
    PlanPage,
    PriorityPage,
    PublicSource,
    ReportPage,
)
from tests.starter_site import put_starter_site

pytestmark = pytest.mark.slow

NEWER_PLANS = {"2014-17", "2015-18", "2017-20", "2019-22", "2025-29"}
NEWER_DECISIONS = {"plan-of-2016-received", "serious-violence-strategy-2024"}


class AnOlderSite(TestCase):
    @classmethod
    def setUpTestData(cls):
        """A new site without what an older one never had."""
        put_starter_site()
        cls.whole = cls.slugs()
        Membership.objects.filter(public_source__isnull=False).delete()
        newer = [*PlanPage.objects.filter(slug__in=NEWER_PLANS), *DecisionPage.objects.filter(slug__in=NEWER_DECISIONS)]
        for slug in ("implementation-2016-17", "implementation-2025-29", "review-2016-17"):
            newer += PlanPage.objects.get(slug="2016-17").get_siblings().filter(slug=slug)
        for page in sorted(newer, key=lambda page: isinstance(page, PlanPage)):
            page.delete()
        LaterMention.objects.all().delete()
        PlanEvent.objects.exclude(answer="").update(answer="", answer_source=None, answer_date=None)
        typed = "Morning Advertiser, read on 21 November 2026"
        Figure.objects.filter(public_source__isnull=False).update(public_source=None, outside_source=typed)
        PublicSource.objects.exclude(name__startswith="Safer").delete()
        PageLogEntry.objects.all().delete()
        cls.editor = get_user_model().objects.create_superuser("editor")

    @classmethod
    def slugs(cls) -> set[str]:
        plans = PlanPage.objects.first().get_parent().get_children()
        return {*plans.values_list("slug", flat=True), *DecisionPage.objects.values_list("slug", flat=True)}

    def test_it_gets_what_a_new_site_has_and_a_second_time_nothing(self):
        self.assertLess(self.slugs(), self.whole)
        done = refresh_record()
        self.assertIn("added: Strategy 2025–29", done)
        self.assertEqual(self.whole, self.slugs())
        self.assertEqual(24, Membership.objects.filter(public_source__isnull=False).count())
        self.assertEqual(6, LaterMention.objects.count())
        self.assertTrue(PlanEvent.objects.filter(plan__slug="2016-17").exclude(answer="").exists())
        self.assertEqual(11, Figure.objects.filter(public_source__isnull=False, outside_source="").count())
        self.assertEqual([], refresh_record())
        self.assertEqual(200, self.client.get("/lineage/").status_code)

    def test_what_an_editor_wrote_stays(self):
        page = PlanPage.objects.get(slug="2016-17")
        page.in_short = "<p>Our own words.</p>"
        page.save_revision(user=self.editor).publish(user=self.editor)
        refresh_record()
        page.refresh_from_db()
        self.assertEqual("<p>Our own words.</p>", page.in_short)
        self.assertFalse(page.events.exclude(answer="").exists())

    def test_a_source_that_led_to_a_front_page_leads_to_its_article_unless_an_editor_gave_it_another_address(self):
        refresh_record()
        name = "catererlicensee.com, 29 February 2024, on the years without awards"
        for at_first, afterwards in [
            ("https://example.org/a/", "https://example.org/a/"),
            ("https://catererlicensee.com/", "https://catererlicensee.com/safety-thirst-returns-to-the-city/"),
        ]:
            PublicSource.objects.filter(name=name).update(address=at_first)
            refresh_record()
            self.assertEqual(afterwards, PublicSource.objects.get(name=name).address)
        self.assertFalse(PublicSource.objects.filter(address__regex=r"^https?://[^/]+/?$").exists())

    def test_a_site_without_pages_for_reports_gets_the_plans_that_lead_to_them(self):
        StandardPage.objects.get(slug="who-deals-with-it").delete()
        self.assertIn("added: Strategy 2025–29", refresh_record())
        area = PriorityPage.objects.get(slug="theft-and-crime-for-gain")
        self.assertTrue(area.live and area.help_page is None)

    def test_what_an_editor_deleted_stays_deleted(self):
        refresh_record()
        PlanPage.objects.get(slug="2014-17").delete(user=self.editor)
        self.assertEqual([], refresh_record())
        self.assertFalse(PlanPage.objects.filter(slug="2014-17").exists())

    def test_the_site_of_another_partnership_is_left_alone(self):
        paper = ReportPage.objects.get(slug="2016-06-17-draft-strategic-plan")
        paper.slug = "another-paper"
        paper.save()
        self.assertEqual([], refresh_record())
