"""Every public page is read as a visitor would: links lead to what they name, and facts to where they were read."""

from collections import Counter
from collections.abc import Collection
from datetime import date
from functools import cached_property
from itertools import takewhile
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils import timezone

from plans.models import (
    Activity,
    Definition,
    DefinitionVersion,
    DutiesPage,
    GlossaryPage,
    PartnersPage,
    ProgressUpdate,
    PublicSource,
)
from support_services.models import SupportHubPage
from tests.starter_site import put_starter_site

pytestmark = pytest.mark.slow

HOST = "testserver"
HERE = f"http://{HOST}"
FOUND = (200, 301, 302, 303)  # or a redirect, such as the way to leave this site quickly
NOT_PAGES = ("/static/", "/media/", "/documents/", "/admin/")

# What must say where it was read: where it is shown, and whether its source may stand elsewhere under its heading.
SOURCED = {
    "an activity": (".work > li", False),
    "a report on it": ("li[id^=update-]", False),
    "a partner list": (".leaf .pair:has(h3)", True),
    "a measure with its target": ("figure.chart + .small", False),
    "a date of a plan": ("#plan_dates + ol > li", False),
    "an area of a plan with its state": (".leaf > h2:has(> a)", True),
    "what became of an area": (".stack tr[id]", False),
    "a step on the way of an area": ("#priority_path + ol > li", False),
    "something that happened in a quarter": ("h2[id^=changes_]:not(#changes_papers) + ol > li", False),
}
# A paper, or a decision, whose own page is held to the same.
SOURCES = "a[href*='/papers/'], a[href*='/decisions/']"
NOT_FROM_A_PAPER = ("Editorial note", "Read elsewhere")
# On the plan it leads to the area's own page, whose measures are held to the same and have no such link.
ON_ITS_OWN_PAGE = "Where the target and the figures were read"


class Page:
    """One page as it came, with where its links lead."""

    def __init__(self, address: str, response):
        self.address, self.status = address, response.status_code
        self.is_html = response.headers.get("Content-Type", "").startswith("text/html")
        self.text = response.content.decode() if self.is_html else ""

    @cached_property
    def html(self) -> BeautifulSoup:
        return BeautifulSoup(self.text, "lxml")

    @cached_property
    def ids(self) -> list[str]:
        return [each["id"] for each in self.html.select("[id]")]

    @cached_property
    def links(self) -> set[tuple[str, str]]:
        """Addresses on this site, each with the fragment asked for. What is asked of a page is left out, and with it
        the fragment, which only the page asked for has.

        A link that is itself hidden waits for a script, which shows it only where what it leads to is on the page.
        """
        found = set()
        for link in self.html.select("a[href]:not([hidden])"):
            address = urlsplit(urljoin(HERE + self.address, link["href"]))
            if address.netloc == HOST and not address.path.startswith(NOT_PAGES):
                found.add((address.path, "" if address.query else unquote(address.fragment)))
        return found


def crawl() -> dict[str, Page]:
    """Every page that can be reached from the front page, by its address."""
    client, pages, waiting = Client(), {}, ["/", "/data/", "/changes/"]
    while waiting:
        address = waiting.pop()
        if address not in pages:
            pages[address] = Page(address, client.get(address))
            waiting += [link for link, _ in pages[address].links]
    return pages


@pytest.fixture
def fixture_site(front_page, plan, decisions, refocus):
    """The plan, the decision, a report and a word, with the pages that list partners, duties and words."""
    decisions.add_child(instance=refocus)
    front_page.add_child(instance=SupportHubPage(title="Get support", slug="support", show_in_menus=True))
    for kind, slug in ((PartnersPage, "partners"), (DutiesPage, "duties"), (GlossaryPage, "glossary")):
        front_page.add_child(instance=kind(title=slug.capitalize(), slug=slug, show_in_menus=True))
    ProgressUpdate.objects.create(
        activity=Activity.objects.get(number=2), date=date(2016, 9, 1), delivery_state="on_track",
        narrative="Half of it is done.", author_role="Community Safety Team", entered_at=timezone.now(),
    )  # fmt: skip
    word = Definition(term="Violence", slug="violence")
    word.versions = [DefinitionVersion(valid_from=date(2016, 1, 1), text="Harm.")]
    word.save()


@pytest.fixture
def starter_site():
    put_starter_site()


@pytest.fixture(params=["fixture_site", "starter_site"])
def pages(request, db) -> dict[str, Page]:
    request.getfixturevalue(request.param)
    return crawl()


def test_every_link_leads_to_what_it_names_and_every_fact_to_where_it_was_read(pages):
    assert len(pages) > 20
    assert broken_links(pages) == []
    assert doubled_ids(pages) == []
    assert facts_without_a_source(pages, set(PublicSource.objects.values_list("address", flat=True))) == []


def broken_links(pages: dict[str, Page]) -> list[str]:
    return [
        f"{page.address} leads to {address}#{fragment}"
        for page in pages.values()
        for address, fragment in sorted(page.links)
        if pages[address].status not in FOUND or (fragment and fragment not in pages[address].ids)
    ]


def doubled_ids(pages: dict[str, Page]) -> list[str]:
    return [
        f"{page.address} has {count} elements #{each}"
        for page in pages.values()
        for each, count in Counter(page.ids).items()
        if count > 1
    ]


def facts_without_a_source(pages: dict[str, Page], outside: Collection[str] = ()) -> list[str]:
    """`outside`: addresses of the pages outside this site that the record names as where something was read."""
    return [
        f"{page.address}: {what}, “{' '.join(fact.text.split())[:60]}”"
        for page in pages.values()
        for what, (selector, may_stand_elsewhere) in SOURCED.items()
        for fact in page.html.select(selector)
        if not says_where_from(under_its_heading(fact) if may_stand_elsewhere else [fact], outside)
    ]


def under_its_heading(fact: Tag) -> list[Tag]:
    """Everything from the heading above `fact` to the next of its rank; all of its column if there is no heading."""
    heading = fact if fact.name == "h2" else fact.find_previous_sibling("h2")
    if heading is None:
        return [fact.parent]
    return [heading, *takewhile(lambda each: each.name != "h2", heading.find_next_siblings())]


def says_where_from(parts: list[Tag], outside: Collection[str]) -> bool:
    """Whether there is a link to a source, or the words that it is ours or was read elsewhere."""
    has_link = any(part.select(SOURCES) for part in parts)
    links = [link for part in parts for link in part.select("a[href]")]
    has_link |= any(link["href"] in outside or link.text == ON_ITS_OWN_PAGE for link in links)
    return has_link or any(words in part.text for part in parts for words in NOT_FROM_A_PAPER)


class TestTheCrawlItself:
    """A test that finds nothing proves nothing, unless it would have found something."""

    def page(self, html: str, address="/a/") -> Page:
        class Answer:
            status_code, headers, content = 200, {"Content-Type": "text/html"}, html.encode()

        return Page(address, Answer)

    def test_a_fragment_that_is_not_there_is_found(self):
        pages = {"/a/": self.page('<p id="x"><a href="#x">x</a> <a href="/a/#y">y</a>')}
        assert broken_links(pages) == ["/a/ leads to /a/#y"]

    def test_only_a_link_that_is_itself_hidden_may_lead_nowhere(self):
        page = self.page('<a href="#y" hidden>y</a> <div hidden><a href="#z">z</a></div>')
        assert broken_links({"/a/": page}) == ["/a/ leads to /a/#z"]

    def test_a_doubled_id_is_found(self):
        assert doubled_ids({"/a/": self.page('<p id="x"><p id="x">')}) == ["/a/ has 2 elements #x"]

    @pytest.mark.parametrize(
        ("said", "is_sourced"),
        [
            ("", False),
            ("Editorial note", True),
            ('<a href="/papers/x/#para-1">x</a>', True),
            ('<a href="/">x</a>', False),
            ('<a href="https://council.example/minutes">x</a>', True),
            ('<a href="https://council.example/">x</a>', False),
        ],
    )
    def test_an_activity_without_a_source_is_found(self, said, is_sourced):
        html = f'<ol class="work"><li><h3>Work</h3>{said}</li></ol><p><a href="/papers/x/#para-2">of another</a></p>'
        assert (
            facts_without_a_source({"/a/": self.page(html)}, {"https://council.example/minutes"}) == []
        ) is is_sourced
