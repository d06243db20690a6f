"""Finding a venue: one form, a list, and a map of the same."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from delivery.generation import Generation
from tests.venues.public_register import SECRETS, accredit, make_venue, make_ward, once_held
from venues.models import FormerName, Postcode

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.databases]


@pytest.fixture
def found(client, front_page, now):
    """The page of a search, read."""

    def read(**asked) -> BeautifulSoup:
        response = client.get("/safety-thirst/", asked)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return read


def names(page) -> list[str]:
    return [link.get_text(strip=True).split(".")[-1] for link in page.select(".vens h3 a")]


def told(page) -> str:
    """What is said above the list of what was found."""
    return " ".join(page.find(role="status").get_text().split())


class TestLooking:
    def test_by_a_part_of_the_name_an_address_or_a_former_name(self, found):
        goose = once_held()
        once_held("The Paper Mermaid", address_line_1="7 Nowhere Street")
        FormerName.objects.create(venue=goose, name="The Made-Up Gander")
        assert names(found(q="goos")) == ["The Invented Goose"]
        assert names(found(q="gander")) == ["The Invented Goose"]
        assert names(found(q="nowhere mermaid")) == ["The Paper Mermaid"]
        assert told(found(q="goos")).startswith("0 of 1 may show the award today")

    def test_a_near_miss_is_offered_its_spelling(self, found):
        once_held("The Invented Mermaid")
        link = found(q="mermade").find("a", string="mermaid")
        assert link["href"] == "?q=mermaid"

    def test_nothing_found_says_what_to_do(self, found):
        once_held()
        page = found(q="xyzzy")
        assert "We found no venue like that" in told(page)
        assert page.find("a", string="see all venues")

    def test_the_nearest_to_a_postcode_come_first(self, found):
        Postcode.objects.create(postcode="EC2V7HH", easting=532400, northing=181300)
        once_held("Far", easting=533400)
        once_held("Near", easting=532500)
        once_held("Nowhere", easting=None, northing=None)
        page = found(q="ec2v 7hh")
        assert names(page) == ["Near", "Far", "Nowhere"]
        assert "about 100 metres away" in page.select_one("#v1").get_text()

    def test_a_postcode_outside_the_city_is_said_not_to_be_known(self, found):
        once_held()
        page = found(q="SW1A 1AA")
        assert "We do not know where SW1A 1AA is" in told(page)
        assert names(page) == ["The Invented Goose"]

    def test_by_ward_kind_level_and_state(self, found):
        cheap = make_ward()
        accredit(make_venue("A", ward=cheap), level="Commended")
        accredit(make_venue("B", kind="bar"), suspended=date(2026, 11, 1))
        accredit(make_venue("C", kind="club"), 2024)
        once_held("D", kind="club")
        assert names(found(ward=cheap.code)) == ["A"]
        assert names(found(kind="bar")) == ["B"]
        assert names(found(level="Commended")) == ["A"]
        assert names(found(state="today")) == ["A"]
        assert names(found(state="suspended")) == ["B"]
        assert names(found(state="expired", kind="club")) == ["C", "D"]
        assert names(found(state="never-held")) == []

    def test_pages_keep_the_question(self, found):
        for number in range(25):
            once_held(f"Goose {number:02}")
        page = found(q="goose", kind="pub")
        assert len(names(page)) == 20
        assert page.find("a", rel="next")["href"] == "?q=goose&kind=pub&p=2"
        assert names(found(q="goose", p="2"))[0] == "Goose 20"
        assert names(found(q="goose", p="99"))[0] == "Goose 20"

    @pytest.mark.parametrize("typed", ["x" * 10_000, "goose " * 2000, "\x00%_'\"<script>", "-1", "ST-99999999"])
    def test_whatever_is_typed_is_answered(self, found, typed):
        once_held()
        page = found(q=typed, ward=typed, level=typed, kind=typed, state=typed, p=typed)
        assert page.find("h1")
        assert not page.select("main script")


class TestMap:
    def test_pins_are_links_to_the_list_and_wards_narrow_it(self, found):
        cheap = make_ward()
        accredit(make_venue("A", ward=cheap))
        once_held("B", ward=cheap, easting=532800, northing=181700)
        page = found(kind="pub")
        pins = page.select(".pins .many a")
        assert [pin["aria-label"] for pin in pins] == ["1. A, Cheap", "2. B, Cheap"]
        assert page.select_one(pins[0]["href"]).find("h3").get_text(strip=True).endswith("A")
        ward = page.select_one(".land a")
        assert ward["aria-label"] == "Cheap, 2 venues"
        assert ward["href"] == f"/safety-thirst/?ward={cheap.code}&kind=pub"

    def test_a_row_has_the_class_of_its_pin_and_a_shared_pin_that_of_each_of_its_rows_on_this_page(self, found):
        cheap = make_ward()
        for number in range(23):
            once_held(f"Goose {number:02}", ward=cheap, easting=532000, northing=181000)
        accredit(make_venue("Zebra", ward=cheap))  # may show it today, and so comes first
        page = found(p="2")
        assert [row["class"] for row in page.select(".vens > li")] == [["k1"], ["k2"], ["k3"], ["k4"]]
        classes = {pin["href"]: pin.get("class") for pin in page.select(".pins .many a")}
        assert classes == {
            "/safety-thirst/?p=1#v1": None,
            "/safety-thirst/?p=1#v2": ["shut", "k1", "k2", "k3", "k4"],
        }


def test_nothing_private_stands_in_the_list_and_samples_say_so(found):
    accredit(make_venue(is_sample=True))
    page = found()
    assert not [secret for secret in SECRETS if secret in str(page)]
    assert "Part of this page is made up" in page.get_text()
    assert "Sample" in page.select_one("#v1").get_text()


def test_the_list_is_kept_until_midnight_and_a_search_is_not(client, front_page, now):
    assert client.get("/safety-thirst/").expires_at.isoformat() == "2026-11-23T00:00:00+00:00"
    assert not hasattr(client.get("/safety-thirst/?q=goose"), "expires_at")


@pytest.mark.parametrize("asked", [{}, {"q": "goose"}, {"q": "EC2V 7HH"}, {"q": "xyzzy"}, {"state": "expired"}])
def test_it_asks_the_database_ten_times_at_most(client, front_page, now, asked, settings, tmp_path):
    ward = make_ward()
    Postcode.objects.create(postcode="EC2V7HH", easting=532400, northing=181300)
    for number in range(12):
        venue = make_venue(f"Goose {number}", ward=ward)
        accredit(venue, 2024)
        accredit(venue, 2026)
    Generation(tmp_path / "generation").bump()
    settings.PAGE_STORE = tmp_path
    for most in (10, 1):  # the first after a change reads the register; then only a postcode is looked up
        with CaptureQueriesContext(connection) as queries:
            client.get("/safety-thirst/", asked)
        assert len(queries) <= most, [query["sql"][:90] for query in queries]
