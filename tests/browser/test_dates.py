"""A day typed with a keyboard, as people write it, is the day that is saved, in every form of the admin."""

from datetime import date
from itertools import cycle

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from core.date_fields import BritishDateField, BritishDateTimeField
from core.models import Release
from delivery.clock import london_now
from home.models import HomePage
from plans.models import PriorityPage
from tests.browser.waiting import wait_until_ready
from tests.venues.public_register import accredit, make_venue, year_of
from venues.models import Accreditation, Level, SchemeYear

pytestmark = pytest.mark.browser
DAYS = (
    ("31/10/2027", "Sunday 31 October 2027"),
    ("1 Nov 2027", "Monday 1 November 2027"),
    ("1/11/27", "Monday 1 November 2027"),
    ("2027-10-31", "Sunday 31 October 2027"),
    ("today", ", today."),
)
TIMES = (("1/11/27 9am", "Monday 1 November 2027, 9am, London time (GMT)"), *DAYS)
NONSENSE = (("31/11/2026", "November has 30 days."), ("when it suits", "is not a day we can read"))
SCHEDULE = {"go_live_at", "expire_at"}  # in a dialogue of Wagtail's, the same for every page and row


def days_in(form) -> int:
    """How many fields for a day or a time stand in a form that Wagtail made, each kind of row counted once."""
    own = [
        name
        for name, field in form.base_fields.items()
        if isinstance(field, BritishDateField | BritishDateTimeField) and name not in SCHEDULE
    ]
    return len(own) + sum(days_in(rows.form) for rows in getattr(form, "formsets", {}).values())


@pytest.fixture
def editing(editor_page, watch):
    watch.expect("status of 400")
    return editor_page


@pytest.fixture
def forms(starter_site) -> dict[str, int]:
    """The address of every form of the admin that asks for a day, and how many fields it has for one."""
    return pages_with_days() | rows_with_days() | forms_of_our_own()


def pages_with_days() -> dict[str, int]:
    found = {}
    for model in get_page_models():
        fields = days_in(model.get_edit_handler().get_form_class())
        if fields:
            parent = Page.objects.type(*model.allowed_parent_page_models()).first()
            label = (model._meta.app_label, model._meta.model_name, parent.pk)
            if model.can_create_at(parent.specific):
                address = reverse("wagtailadmin_pages:add", args=label)
            else:  # there is one of its kind at most, and it is there
                address = reverse("wagtailadmin_pages:edit", args=[model.objects.first().pk])
            found[address] = fields
    return found


def rows_with_days() -> dict[str, int]:
    forms = {
        model.snippet_viewset.get_url_name("add"): model.snippet_viewset.get_edit_handler().get_form_class()
        for model in get_snippet_models()
    }
    return {reverse(name): days_in(form) for name, form in forms.items() if days_in(form)}


def forms_of_our_own() -> dict[str, int]:
    award = accredit(make_venue("The Tin Kettle"))
    last, this = award.scheme_year, year_of(2027)
    release = Release.objects.create(title="Spring", made_at=london_now())
    return {
        reverse("venues_venue_modeladmin_create"): 3,
        reverse("venues_accreditation_modeladmin_create"): 2,
        reverse("venues_schemeyear_modeladmin_create"): 2,
        reverse("venues_event", args=[award.pk]): 1,
        reverse("venues_replace", args=[award.pk]): 1,
        f"{reverse('venues_several')}?held={award.pk}": 1,
        f"{reverse('venues_renew')}?last={last.pk}&this={this.pk}": 2,
        reverse("release", args=[release.pk]): 1,
        reverse("report_progress", args=[PriorityPage.objects.first().pk]): 2,
        reverse("review_of", args=["page", HomePage.objects.first().pk]): 1,
    }


def test_every_field_keeps_what_was_typed_and_says_what_it_means(forms, editing):
    days, times, nonsense = cycle(DAYS), cycle(TIMES), cycle(NONSENSE)
    for address, how_many in forms.items():
        editing.goto(address)
        wait_until_ready(editing)
        for add in editing.locator("[id$='-ADD']").all():
            add.dispatch_event("click")  # a row of each kind
        said = editing.locator("form [data-controller~=date-words]:not(.w-dialog *)")
        expect(said, address).to_have_count(how_many)
        for each in said.all():
            box = editing.locator(f"#{each.get_attribute('data-date-words-input-value')}")
            bring_into_view(box)
            sort = times if each.get_attribute("data-date-words-kind-value") == "moment" else days
            for typed, words in (next(sort), next(nonsense)):
                box.fill("")
                box.press_sequentially(typed)
                box.press("Tab")
                expect(box).to_have_value(typed)
                expect(each).to_contain_text(words)


def test_a_time_of_publishing_is_kept_as_typed(front_page, editing):
    editing.goto(reverse("wagtailadmin_pages:edit", args=[front_page.pk]))
    wait_until_ready(editing)
    editing.get_by_role("button", name="Toggle status").click()
    editing.get_by_role("button", name="Set schedule").click()
    box = editing.locator("#id_go_live_at")
    box.press_sequentially("1/11/27 9am")
    box.press("Tab")
    expect(editing.get_by_text("Monday 1 November 2027, 9am, London time (GMT)")).to_be_visible()
    expect(box).to_have_value("1/11/27 9am")


def bring_into_view(box) -> None:
    """Opens the tab and the fold in which it stands."""
    page = box.page
    for tab in box.locator("xpath=ancestor::*[@role='tabpanel'][@hidden]").all():
        page.locator(f"[role=tab][aria-controls='{tab.get_attribute('id')}']").click()
    for fold in box.locator("xpath=ancestor::*[contains(@class, 'w-panel__content')]").all():
        opener = page.locator(f"[aria-controls='{fold.get_attribute('id')}'][aria-expanded=false]")
        if opener.count():
            opener.click()


def test_an_award_typed_the_british_way_is_saved_as_typed(editing, front_page):
    year = SchemeYear.objects.create(year=2026, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    level = Level.objects.create(scheme_year=year, name="Commended", rank=1)
    venue = make_venue("The Tin Kettle")
    editing.goto(reverse("venues_accreditation_modeladmin_create"))
    editing.evaluate(
        "([id, name]) => { const hidden = document.getElementById('id_venue'); hidden.value = id; }",
        [venue.pk, venue.name],
    )
    editing.select_option("#id_scheme_year", str(year.pk))
    editing.select_option("#id_level", str(level.pk))
    for field, typed in (("valid_from", "1/11/2026"), ("valid_to", "31/10/2027")):
        box = editing.locator(f"#id_{field}")
        box.click()
        box.press_sequentially(typed)
        box.press("Tab")
    editing.get_by_role("button", name="Save").first.click()
    expect(editing.locator(".messages .success")).to_be_visible()
    award = Accreditation.objects.get()
    assert (award.valid_from, award.valid_to) == (date(2026, 11, 1), date(2027, 10, 31))
