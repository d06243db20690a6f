"""The register as the public meets it: find a venue, read of it, check it, print it, with whatever one has."""

import re
from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from delivery.clock import london_now
from home.samples import load_sample_venues
from tests.browser.accessibility import faults, wide
from tests.venues.city_register import make_register
from venues.directory.index_loader import index_on
from venues.models import Accreditation, Venue
from venues.status import AwardState

pytestmark = pytest.mark.browser

LIST = "/safety-thirst/"


@pytest.fixture
def register(site_server):
    """The register of a new site: the City's wards and postcodes, and samples in every state."""
    make_register()
    load_sample_venues(london_now())
    return site_server


@pytest.fixture
def venue_in(register):
    """`venue_in(state)`: a sample that reads so today."""

    def find(state: AwardState) -> Venue | None:
        lines = index_on(london_now().date()).in_state([state])
        return next((Venue.objects.get(pk=line.pk) for line in lines if not line.closed_on), None)

    return find


@pytest.fixture
def addresses(venue_in) -> list[str]:
    """Every kind of page of the register, in every state."""
    today = london_now().date()
    venues = [venue for state in AwardState if (venue := venue_in(state))]  # an award to come is not public
    assert len(venues) >= 5
    closed = Venue.objects.get(closed_on__isnull=False)
    numbers = [Accreditation.objects.with_state(today).filter(state_now=state).first() for state in AwardState]
    return [
        LIST,
        *(f"{LIST}?q={words}" for words in ("zzyzx", "paper+girafe", "EC2V+7HH", "SW1A+1AA")),
        *(f"{LIST}venues/{venue.reference}/" for venue in [*venues, closed, closed.successor]),
        *(f"/st/{held.number}" for held in numbers if held),
        *(f"{LIST}{page}/" for page in ("for-venues", "open-data", "check", f"badges/{venues[0].reference}")),
        "/st/ST26-2222-22",
    ]


def test_a_visitor_finds_reads_and_checks(page, venue_in):
    page.goto(LIST)
    page.get_by_label("Name or postcode").fill("papr girafe")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("No venue is called exactly that.")
    page.get_by_role("link", name="1. The Paper Giraffe (sample)", exact=True).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("The Paper Giraffe (sample)")
    expect(page.get_by_label("State today")).to_contain_text("Accredited")
    expect(page.get_by_label("State today")).to_contain_text("As of")
    number = venue_in(AwardState.SUSPENDED).accreditations.order_by("-valid_to").first().number
    page.get_by_label("Certificate number").fill(number.lower())
    page.keyboard.press("Enter")
    expect(page.get_by_text("Not accredited: suspended")).to_be_visible()
    expect(page.locator("#said").get_by_text("Is this where you are?")).to_be_visible()


def test_the_nearest_to_a_postcode_come_first(page, register):
    page.goto(LIST)
    page.get_by_label("Name or postcode").fill("EC2V 7HH")
    page.get_by_role("button", name="Find venues").click()
    expect(page.get_by_role("status")).to_contain_text("The nearest to EC2V 7HH come first.")
    page.wait_for_load_state()
    entries = page.locator(".vens li").all_inner_texts()
    metres = [int(found[1]) for found in (re.search(r"about (\d+) metres", entry) for entry in entries) if found]
    assert len(metres) > 3 and metres == sorted(metres)


def test_a_ward_is_chosen_on_the_map_and_a_pin_leads_to_its_venue_by_keyboard(page, register):
    page.goto(LIST)
    ward = page.locator(".land a").first
    name = ward.get_attribute("aria-label").partition(",")[0]
    ward.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**ward=*")
    assert all(f"in {name} ward" in text for text in page.locator(".vens li").all_inner_texts())
    pin = page.locator(".pins a").first
    target = pin.get_attribute("href")
    pin.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{re.escape(target)}$"))
    expect(page.locator(target)).to_be_in_viewport()


@pytest.fixture
def phone(browser, register):
    """A phone 320 px wide without JavaScript."""
    context = browser.new_context(
        base_url=register.url, viewport={"width": 320, "height": 568}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def test_a_small_phone_without_script_does_the_same(phone):
    for address, words in [(LIST, "may show the award today"), (f"{LIST}?q=giraffe&state=expired", "venue")]:
        phone.goto(address)
        expect(phone.get_by_role("status")).to_contain_text(words)
    phone.goto(LIST)
    phone.get_by_label("Name or postcode").fill("paper giraffe")
    phone.get_by_role("button", name="Find venues").click()
    phone.get_by_role("link", name="1. The Paper Giraffe (sample)", exact=True).press("Enter")
    expect(phone.get_by_label("State today")).to_contain_text("Accredited")


def test_what_is_printed_says_the_state_and_when_it_was_true(page, venue_in):
    for state, words in [(AwardState.ACCREDITED, "Accredited"), (AwardState.REVOKED, "Revoked")]:
        venue = venue_in(state)
        page.goto(f"{LIST}venues/{venue.reference}/")
        page.emulate_media(media="print")
        expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
        text = printed(page)
        assert venue.name in text and words in text and "As of" in text and f"{london_now():%Y}" in text
    page.goto(f"{LIST}?q=giraffe")
    assert "may show the award today" in printed(page) and "The Paper Giraffe (sample)" in printed(page)


def printed(page) -> str:
    pdf = PdfReader(BytesIO(page.pdf(format="A4")))
    text = " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())
    return normalize("NFKC", text)  # some fonts print “ff” as one letter


SHOWN = """all => all.map(one => {
  const shape = one.querySelector('circle, rect'), text = one.querySelector('text');
  const [fill, line, ink] = [getComputedStyle(shape).fill, getComputedStyle(shape).stroke, getComputedStyle(text).fill];
  return fill !== ink && (fill !== getComputedStyle(document.body).backgroundColor || line !== 'none');
})"""


def test_with_colours_of_ones_own_pins_and_states_can_still_be_told_apart(page, register):
    for scheme in ("light", "dark"):
        page.emulate_media(forced_colors="active", color_scheme=scheme)
        page.goto(LIST)
        pins = page.locator(".pins a:visible")
        expect(pins.first).to_be_visible()
        assert all(pins.evaluate_all(SHOWN))
        tag = page.locator(".vens .tag").first
        assert tag.evaluate("one => getComputedStyle(one).color !== getComputedStyle(one).backgroundColor")
        expect(tag.locator("svg")).to_be_visible()


def test_axe_finds_nothing_light_or_dark_and_nothing_scrolls_sideways(browser, register, addresses):
    context = browser.new_context(
        base_url=register.url, bypass_csp=True, viewport={"width": 320, "height": 700}, reduced_motion="reduce"
    )
    page, found = context.new_page(), []
    for address in addresses:
        page.goto(address)
        found += faults(page, address) + wide(page, address, 320)
    context.close()
    assert not found, "\n".join(found)
