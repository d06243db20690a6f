"""What is made up says so at the top of every page that has it, and goes in one press with all that hangs on it."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import TestCase
from wagtail.models import Page

from campaigns.models import CampaignEditionPage, CampaignIndexPage, CampaignPage, PackFile
from home.content_sets.loader import load_set
from home.content_sets.whole_sets import load_whole_set
from home.samples import load_samples, mark_first_campaigns, remove_all_samples
from home.starter.sets import pages_at
from home.starter.site import cleared_root
from tests.venues.public_register import noon
from venues.models import Accreditation, SchemeSettings, SchemeYear, Venue

pytestmark = [pytest.mark.slow, pytest.mark.databases]

SAID = "Part of this page is made up."
HOME, NIGHT = "/campaigns/see-each-other-home/", "/campaigns/look-after-each-other-at-night/"
MOMENT = noon(date(2026, 11, 22))
WITH_SAMPLES = [
    "/", "/campaigns/", "/campaigns/calendar/", HOME, f"{HOME}winter-2026/", f"{HOME}winter-2026/pack/",
    f"{NIGHT}summer-2027/", "/safety-thirst/", "/search/?q=see+each+other+home", "/search/?q=paper+giraffe",
]  # fmt: skip


def text_of(response) -> str:
    """What is read first in the main part."""
    assert response.status_code == 200
    return " ".join(BeautifulSoup(response.content, "html.parser").main.get_text(" ", strip=True).split())


class LoadedSamples(TestCase):
    """Late in November, in a season that is on."""

    @classmethod
    def setUpTestData(cls):
        cleared_root()
        load_set(Path("starter/city-of-london"), only=pages_at("/", "/campaigns/"))
        assert load_samples(MOMENT)
        cls.admin = get_user_model().objects.create_superuser("admin", password="a-long-one-9")

    def setUp(self):
        self.enterContext(patch("delivery.clock.timezone", SimpleNamespace(localtime=lambda *args: MOMENT)))

    def press(self, do: str) -> str:
        self.client.force_login(self.admin)
        return self.client.post("/admin/samples/", {"do": do}, follow=True).content.decode()

    def test_every_page_with_a_sample_says_so_at_the_top(self):
        venue = Venue.objects.order_by("pk").first()
        for address in (*WITH_SAMPLES, f"/safety-thirst/venues/{venue.reference}/"):
            with self.subTest(address):
                self.assertTrue(text_of(self.client.get(address)).startswith(SAID))

    def test_no_page_without_any_does(self):
        for address in ("/safety-thirst/for-venues/", "/safety-thirst/check/", "/search/"):
            self.assertNotIn(SAID, text_of(self.client.get(address)))

    def test_feeds_calendars_and_search_engines_are_told(self):
        self.assertIn(b"<title>Sample: See each other home", self.client.get("/campaigns/feed.xml").content)
        calendar = b"".join(self.client.get("/campaigns/calendar.ics"))
        self.assertIn(b"SUMMARY:Sample: See each other home", calendar)
        self.assertNotIn(b"see-each-other-home", self.client.get("/sitemap.xml").content)
        for address in (HOME, f"{HOME}winter-2026/"):
            self.assertIn(b'content="noindex"', self.client.get(address).content)

    def test_an_administrator_sees_what_goes_removes_it_in_one_press_and_can_load_it_again(self):
        self.client.force_login(self.admin)
        before = sorted(Page.objects.values_list("url_path", flat=True))
        listed = self.client.get("/admin/samples/").content.decode()
        self.assertIn("80 venues", listed)
        self.assertIn("See each other home: winter 2026 to 2027", listed)
        answer = self.press("remove")
        self.assertIn("Removed: 80 venues, 2 campaigns, 4 seasons.", answer)
        self.assertIn("Nothing on this site is made up.", answer)
        self.assertFalse(Venue.objects.exists() or CampaignPage.objects.exists() or PackFile.objects.exists())
        self.assertFalse(SchemeYear.objects.filter(levels__name__contains="sample").exists())
        for address in ("/", "/campaigns/", "/safety-thirst/"):
            self.assertNotIn(SAID, text_of(self.client.get(address)))
        self.assertIn("The samples are loaded.", self.press("load"))
        self.assertEqual(before, sorted(Page.objects.values_list("url_path", flat=True)))
        self.assertIn("Nothing was changed.", self.press("load"))

    def test_what_somebody_made_her_own_stays(self):
        own = CampaignEditionPage.objects.get(slug="winter-2026")
        own.is_sample = False
        own.save_revision().publish()
        gone = remove_all_samples()
        self.assertEqual(["See each other home"], [page.title for page in gone.kept])
        self.assertEqual([own], list(CampaignEditionPage.objects.all()))
        self.assertEqual(200, self.client.get(f"{HOME}winter-2026/").status_code)
        self.assertTrue(own.picture.open_afresh().read(4))

    def test_only_administrators_may(self):
        self.client.force_login(get_user_model().objects.create_user("editor", password="a-long-one-9"))
        self.client.post("/admin/samples/", {"do": "remove"})
        self.assertTrue(Venue.objects.filter(is_sample=True).exists())

    def test_an_older_site_marks_those_it_began_with_unless_somebody_touched_them(self):
        for model in (CampaignPage, CampaignEditionPage):
            model.objects.update(is_sample=False)
        touched = CampaignEditionPage.objects.get(slug="summer-2026")
        touched.save_revision(user=self.admin)
        self.assertEqual(5, len(mark_first_campaigns()))
        self.assertFalse(CampaignEditionPage.objects.get(slug="summer-2026").is_sample)
        latest = CampaignEditionPage.objects.get(slug="winter-2026").get_latest_revision_as_object()
        self.assertTrue(latest.is_sample)
        self.assertEqual([], mark_first_campaigns())

    def test_a_season_made_from_a_sample_is_no_sample(self):
        sample = CampaignEditionPage.objects.get(slug="winter-2026")
        self.client.force_login(self.admin)
        self.client.post(f"/admin/campaigns/{sample.pk}/run-again/")
        self.assertFalse(CampaignEditionPage.objects.get(made_from=sample).is_sample)


@pytest.mark.parametrize(
    ("asked", "said"),
    [("city-of-londn", "There is no set of content “city-of-londn”."), ("samples", "Samples alone make no site.")],
)
def test_a_set_that_cannot_be_is_refused_in_a_sentence(db, asked, said):
    with pytest.raises(CommandError, match=said):
        call_command("create_starter_site", content=asked, verbosity=0)
    assert not CampaignIndexPage.objects.exists()


def test_samples_fit_any_site_and_are_dated_from_the_day_of_loading(db):
    load_whole_set(Path("starter/northbridge"), MOMENT)
    assert load_samples(noon(date(2031, 3, 2)))
    seasons = CampaignEditionPage.objects.order_by("starts_on").values_list("slug", "starts_on")
    assert list(seasons)[-1] == ("summer-2032", date(2032, 5, 3))
    assert not CampaignEditionPage.objects.filter(partners__isnull=False).exists()  # they are of the City
    assert Accreditation.objects.order_by("valid_to").last().valid_to == date(2032, 4, 5)
    assert set(Venue.objects.values_list("ward__name", flat=True)) == {"Bridge End", "Mill Side", "High Field"}
    assert remove_all_samples().venues == 80


def test_where_something_is_in_the_way_the_press_of_the_button_says_what(db, client):
    load_whole_set(Path("starter/empty"), MOMENT)
    index = CampaignIndexPage.objects.get()
    index.slug = "what-we-do-together"
    index.save_revision().publish()
    client.force_login(get_user_model().objects.create_superuser("ada", password="a-long-one-9"))
    said = client.post("/admin/samples/", {"do": "load"}, follow=True).content.decode()
    assert "There is no page /campaigns/ above it, in this set or on the site." in said
    assert not CampaignPage.objects.exists() and not PackFile.objects.exists()


def test_a_site_without_a_scheme_is_given_no_venues(db):
    SchemeSettings.objects.all().delete()
    load_whole_set(Path("starter/empty"), MOMENT)
    assert load_samples(MOMENT)
    assert CampaignEditionPage.objects.count() == 4 and not Venue.objects.exists()
