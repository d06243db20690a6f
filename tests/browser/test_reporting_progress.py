"""An editor reports progress from the priority's page, in under a minute."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from plans.models import PriorityPage, ProgressUpdate

pytestmark = pytest.mark.browser

SAID = "Officers visited 12 venues and gave each a kit. Two asked for a second visit in spring."


class Effort:
    """What somebody does, and how long that takes a person by the keystroke-level model (Card, Moran and Newell, 1983).

    Seconds: a key 0.28 (an average typist), pointing and pressing 1.3, and 1.35 of thought before each step.
    """

    def __init__(self):
        self.seconds = 0.0

    def press(self, thing) -> None:
        self.seconds += 1.35 + 1.3
        thing.click()

    def choose(self, field, *, label: str) -> None:
        self.seconds += 1.35 + 2 * 1.3  # once to open the list, once for the choice
        field.select_option(label=label)

    def type(self, field, words: str) -> None:
        self.seconds += 1.35 + 1.3 + 0.28 * len(words)
        field.fill(words)


def test_an_update_takes_less_than_a_minute_and_can_be_read_at_once(staff, phone, starter_site):
    priority = PriorityPage.objects.live().filter(activities__isnull=False).first()
    activity = priority.activities.first()
    page: BrowserPage = staff("Editors")
    page.goto(f"/admin/pages/{priority.pk}/edit/")
    effort = Effort()
    effort.press(page.get_by_role("link", name="Report progress").first)
    effort.choose(page.get_by_label("Activity"), label=str(activity))
    effort.choose(page.get_by_label("Delivery state"), label="On track")
    effort.type(page.get_by_label("Narrative"), SAID)
    effort.type(page.get_by_label("Author role"), "Community Safety Team")  # the next time it is filled in
    effort.press(page.get_by_role("button", name="Save and make public"))
    expect(page.get_by_text("It is public now").first).to_be_visible()
    assert effort.seconds < 60

    update = ProgressUpdate.objects.get(narrative=SAID)
    assert update.date == timezone.localdate()
    phone.goto(priority.url)
    assert SAID in phone.locator("main").inner_text()
