"""Which duty of the law each area serves and what a pause leaves to others; and words that link to their meaning."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from plans.models import (
    Definition,
    DefinitionVersion,
    DutiesPage,
    GlossaryPage,
    PolicyDriver,
    PriorityPage,
)

pytestmark = pytest.mark.slow
ACT = "Crime and Disorder Act 1998"


@pytest.fixture
def duties(front_page, refocus, decisions, strategy):
    """Three duties: one that an area in focus serves, one that a paused area did, and one that nobody has."""
    decisions.add_child(instance=refocus)
    letters = {"a": "Violence", "b": "Substance misuse", "d": None}
    for letter, title in letters.items():
        duty = PolicyDriver.objects.create(name=ACT, section=f"section 6(1)({letter})", kind="law", is_duty=True)
        if title:
            area = PriorityPage.objects.get(title=title)
            area.drivers = [duty]
            area.save()
    return front_page.add_child(instance=DutiesPage(title="What the law asks", slug="duties"))


@pytest.fixture
def rows(client, duties):
    def read(day: str = "") -> dict[str, tuple[str, str]]:
        table = BeautifulSoup(client.get(duties.url, {"on": day} if day else {}).content, "html.parser").table
        cells = [row.find_all(["th", "td"]) for row in table.select("tbody tr")]
        return {row[0].get_text(): tuple(" ".join(cell.get_text(" ").split()) for cell in row[-2:]) for row in cells}

    return read


def row_of(rows: dict, letter: str) -> tuple[str, str]:
    return next(cells for duty, cells in rows.items() if f"({letter})" in duty)


def test_each_duty_says_who_serves_it_and_to_whom_a_pause_leaves_it(rows):
    today = rows()
    assert row_of(today, "a") == ("Violence", "None")
    assert row_of(today, "b") == ("No area in focus", "Substance misuse : Drugs partnership")
    assert row_of(today, "d") == ("No arrangement recorded", "None")


def test_before_the_pause_the_area_served_its_duty_itself(rows):
    assert row_of(rows("2023-06-04"), "b") == ("Substance misuse", "None")


def test_it_asks_at_most_twelve_questions(client, duties, django_assert_max_num_queries):
    address = duties.url  # where sites begin is asked once, and not by readers
    with django_assert_max_num_queries(11):  # one is left for a notice
        client.get(address)


@pytest.fixture
def glossary(front_page):
    word = Definition(term="Anti-social behaviour", slug="asb", short_forms="ASB")
    word.versions = [
        DefinitionVersion(valid_from=date(2016, 1, 1), status="needs_defining"),
        DefinitionVersion(valid_from=date(2020, 1, 1), text="What troubles others."),
    ]
    word.save()
    return front_page.add_child(instance=GlossaryPage(title="Words explained", slug="words"))


def test_only_the_first_use_of_a_word_leads_to_its_meaning(client, plan, glossary):
    area = PriorityPage.objects.get(slug="violence")
    area.context = "<p>Tell us of ASB. Of ASB we want to know more.</p>"
    area.save_revision().publish()
    main = BeautifulSoup(client.get(area.url).content, "html.parser").main
    links = main.select('a[href="/words/#asb"]')
    assert [link.get_text() for link in links] == ["ASB"]
    assert links[0].find_parent("p").get_text().startswith("Tell us of ASB")


def test_a_word_that_must_be_defined_says_so_until_it_is(client, glossary):
    before = client.get(glossary.url, {"on": "2019-12-31"}).content.decode()
    assert "To be defined" in before
    assert "What troubles others." not in before
    after = client.get(glossary.url).content.decode()
    assert "What troubles others." in after
    assert "The Board said" not in after
