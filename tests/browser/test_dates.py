"""A day typed with a keyboard, as people write it, is the day that is saved, in every form of the admin."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models

from home.models import HomePage
from plans.models import PlanIndexPage, PlanPage
from tests.browser.waiting import wait_until_ready
from tests.venues.public_register import make_venue
from venues.models import Accreditation, Level, SchemeYear

pytestmark = pytest.mark.browser
TYPED = "31/10/2027"


@pytest.fixture
def editing(editor_page, watch):
    watch.expect("status of 400")
    return editor_page


@pytest.fixture
def forms(front_page) -> list[str]:
    """The address of the form for a new one of each thing that has a day."""
    pages = [
        model for model in get_page_models() if model not in (HomePage,) and model._meta.app_label != "wagtailcore"
    ]
    found = []
    for model in pages:
        fields = [field for field in model._meta.fields if field.get_internal_type() in ("DateField", "DateTimeField")]
        own = [field for field in fields if field.model is model and field.editable]
        parents = [parent for parent in model.allowed_parent_page_models() if parent.__name__ != "Page"]
        if own and HomePage in parents:
            label = (model._meta.app_label, model._meta.model_name, front_page.pk)
            found.append(reverse("wagtailadmin_pages:add", args=label))
    plans = front_page.add_child(instance=PlanIndexPage(title="Plans", slug="plans"))
    found.append(reverse("wagtailadmin_pages:add", args=("plans", "planpage", plans.pk)))
    plan = plans.add_child(instance=PlanPage(title="The plan", slug="the-plan"))
    found.append(reverse("wagtailadmin_pages:add", args=("plans", "prioritypage", plan.pk)))
    found += [reverse(model.snippet_viewset.get_url_name("add")) for model in get_snippet_models()]
    return found


def fields_in_view(page) -> list:
    """Each field for a day with its box, on the tab that is open."""
    fields = page.locator("[data-controller~=date-words]").all()
    boxes = [page.locator(f"#{field.get_attribute('data-date-words-input-value')}") for field in fields]
    return [(field, box) for field, box in zip(fields, boxes, strict=True) if box.is_visible()]


def test_every_field_keeps_what_was_typed_and_says_what_it_means(editing, forms):
    tried = 0
    for address in forms:
        editing.goto(address)
        wait_until_ready(editing)
        tabs = editing.locator("[role=tab]").all()
        for tab in tabs or [None]:
            if tab:
                tab.click()
                expect(tab).to_have_attribute("aria-selected", "true")
            for field, box in fields_in_view(editing):
                for typed, words in ((TYPED, "Sunday 31 October 2027"), ("31/11/2026", "November has 30 days.")):
                    box.fill("")
                    box.press_sequentially(typed)
                    box.press("Tab")
                    expect(box).to_have_value(typed)
                    expect(field).to_contain_text(words)
                box.fill("")
                tried += 1
    assert tried >= 8, f"Only {tried} fields were found in {forms}."


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
