"""Every screen of ours in the admin, as people with a screen reader, in the dark or with a phone meet it."""

import pytest
from django.urls import reverse

from campaigns.models import CampaignEditionPage
from core.models import Release
from delivery.clock import london_now
from home.models import StandardPage
from plans.models import Organisation, PriorityPage, ReportPage
from tests.browser.accessibility import WCAG, cut_off, faults, wide
from tests.browser.waiting import wait_until_ready
from tests.venues.public_register import accredit, make_venue

pytestmark = pytest.mark.browser
LISTS = (
    *("releases", "countersign", "deleted_content", "guides", "samples", "try_searches"),
    *("campaign_year", "import_paper", "import_services", "numbers_to_check"),
    *("venues_import", "venues_issue", "venues_renew", "venues_several", "venues_visit", "venues_reminders"),
    *("venues_expiring", "venues_fill_places"),
    *(f"venues_{name}_modeladmin_index" for name in ("venue", "accreditation", "schemeyear")),
    *(f"wagtailsnippets_plans_{name}:list" for name in ("organisation", "measure", "definition", "membership")),
    *(f"wagtailsnippets_home_{name}:list" for name in ("bestanswer", "synonymgroup", "helpwords")),
    *("wagtailsnippets_support_services_service:list", "wagtailsnippets_campaigns_alert:list"),
)


@pytest.fixture
def screens(starter_site) -> list[str]:
    """Their addresses: lists, then what is opened for one thing."""
    award = accredit(make_venue("The Tin Kettle"))
    release = Release.objects.create(title="Spring", made_at=london_now())
    page, season = StandardPage.objects.live().first(), CampaignEditionPage.objects.live().first()
    priority = PriorityPage.objects.live().first()
    of_one = {
        "release": [release.pk],
        "release_choose": [release.pk],
        "release_links": [release.pk],
        "review_of": ["page", page.pk],
        "draft_links": [page.pk],
        "guide": ["write-a-page"],
        "campaign_counts": [season.pk],
        "campaign_run_again": [season.pk],
        "report_progress": [priority.pk],
        "progress_drafts": [ReportPage.objects.live().first().pk],
        "venues_event": [award.pk],
        "venues_replace": [award.pk],
        "wagtailsnippets_plans_organisation:edit": [Organisation.objects.first().pk],
    }
    return ["/admin/", *map(reverse, LISTS), *(reverse(name, args=args) for name, args in of_one.items())]


# Which also show all they have at a desk and on a phone.
WHOLE = {
    *("/admin/", "/admin/campaigns/", "/admin/numbers/"),
    *("/admin/venues/venue/", "/admin/register/expiring/", "/admin/releases/"),
}


def test_each_can_be_used_with_a_screen_reader_in_the_dark_and_on_a_phone(screens, editor_page, watch):
    watch.expect("status of 400")
    assert set(screens) >= WHOLE
    found = []
    for address in screens:
        for width in (1280, 390) if address in WHOLE else (390,):
            editor_page.set_viewport_size({"width": width, "height": 844})
            editor_page.goto(address)
            wait_until_ready(editor_page)
            found += cut_off(editor_page, f"{width} px, {address}") if address in WHOLE else []
        found += faults(editor_page, address, within="main", rules=WCAG) + wide(editor_page, address, most=390)
    found = [each for each in found if "w-minimap" not in each]  # Wagtail's own, 20 px, on every form that it has
    assert not found, "\n".join(found)
