"""What is a draft or needs a password is named nowhere: not by lineage, sources, feeds, data or the quarters."""

import re
from datetime import date

import pytest
from wagtail.models import PageViewRestriction

from plans.models import (
    DecisionPage,
    DecisionWording,
    DutiesPage,
    GlossaryPage,
    PartnersPage,
    PlanEvent,
    PlanPage,
    PolicyDriver,
    PriorityPage,
    RelatedArea,
    ReportAppendix,
    ReportPage,
)

pytestmark = pytest.mark.slow


@pytest.fixture
def published(front_page, plan, decisions, refocus, paper, minutes):
    """The record with its decision, a note of it, and the pages that are written from it."""
    refocus.wordings = [DecisionWording(topic="Lamps", recommended_paper=paper, recommended_paragraph="para-1")]
    decisions.add_child(instance=refocus)
    noted = DecisionPage(title="It was noted", slug="noted", date=date(2023, 6, 13), outcome="noted")
    noted.notes_decision, noted.body, noted.public_source = refocus, refocus.body, minutes
    decisions.add_child(instance=noted)
    for kind, slug in ((PartnersPage, "partners"), (DutiesPage, "duties"), (GlossaryPage, "glossary")):
        front_page.add_child(instance=kind(title=slug.capitalize(), slug=slug))
    duty = PolicyDriver.objects.create(name="Section 6", kind="statute", is_duty=True)
    for area in PriorityPage.objects.filter(title__in=["Hate crime", "Violence"]):
        area.drivers = [duty]
        area.save()


@pytest.fixture
def told(client, published):
    """Everything a visitor is told anywhere of the record, page by page, for pages that are open to visitors."""

    def read() -> dict[str, str]:
        addresses = ["/", "/plans/", "/decisions/", "/papers/", "/changes/", "/changes/2023-q2/", "/changes/2016-q2/"]
        addresses += ["/decisions/feed.xml", "/decisions/noted/", "/decisions/refocus/", "/duties/", "/partners/"]
        addresses += [f"/data/v1/{name}.json" for name in DATA]
        pages = [*PlanPage.objects.all(), *PriorityPage.objects.all(), *ReportPage.objects.all()]
        addresses += [page.url for page in pages if not page.get_view_restrictions()]
        answers = {address: client.get(address) for address in addresses}
        read = {address: said.content.decode() for address, said in answers.items() if is_open(said)}
        return {address: re.sub(r'<span class="nb">(.*?)</span>', r"\1", text) for address, text in read.items()}

    return read


def hide(page, how: str) -> None:
    """Take a page out of public view in one of the ways an editor has."""
    if how == DRAFT:
        page.unpublish()
    elif how == PASSWORD:
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")
    else:
        PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")


DATA = ["areas", "changes", "decisions", "dates", "relations", "wordings"]
DRAFT, PASSWORD, ACCOUNT = "a draft", "a password", "an account for the page above"


def is_open(response) -> bool:
    """Whether a visitor gets the page itself, not a form that asks for its password."""
    return response.status_code == 200 and b'type="password"' not in response.content


@pytest.fixture
def told_before(told):
    """What is told while nothing is hidden. Read once for all tests: it takes a second or two, and is the same."""
    if not BEFORE:
        BEFORE.update(told())
    return BEFORE


BEFORE: dict[str, str] = {}


def pages_that_say(words: str, told: dict[str, str]) -> list[str]:
    return [address for address, text in told.items() if words in text]


@pytest.mark.parametrize("how", [PASSWORD, ACCOUNT])
def test_a_hidden_decision_is_not_told_and_changes_nothing_in_public(told, told_before, how):
    assert len(pages_that_say("From seven areas to three", told_before)) >= 6
    hide(DecisionPage.objects.get(slug="refocus"), how)
    seen = told()
    assert pages_that_say("From seven areas to three", seen) == []
    assert pages_that_say("/decisions/refocus/", seen) == []
    assert "Paused" not in seen["/plans/2022-25/hate-crime/"]
    assert "Seven" not in seen["/plans/2022-25/"]


@pytest.mark.parametrize("how", [DRAFT, PASSWORD])
def test_a_hidden_paper_is_not_cited(told, told_before, how):
    assert len(pages_that_say("Paper of 17 June 2016", told_before)) >= 10
    hide(ReportPage.objects.get(), how)
    seen = told()
    assert pages_that_say("Paper of 17 June 2016", seen) == []
    assert pages_that_say("/papers/a-paper/", seen) == []
    assert "A paper that is not public" in seen["/plans/2016-17/"]


@pytest.mark.parametrize("how", [DRAFT, PASSWORD])
def test_a_hidden_area_is_not_named(told, told_before, how):
    assert len(pages_that_say("Hate crime", told_before)) >= 5
    hide(PriorityPage.objects.get(slug="hate-crime"), how)
    seen = told()
    assert pages_that_say("Hate crime", seen) == []
    assert "An area that is not public" in seen["/decisions/refocus/"]


@pytest.mark.parametrize("how", [DRAFT, PASSWORD])
def test_a_hidden_plan_is_not_named(told, plans, plan, how):
    later = plans.add_child(instance=PlanPage(title="The secret plan", slug="secret"))
    area = later.add_child(instance=PriorityPage(title="A secret area", slug="area"))
    violence = PriorityPage.objects.get(slug="violence", number_as_published=1)
    area.related_areas = [RelatedArea(earlier_priority=violence)]
    area.save()
    plan.events.add(PlanEvent(kind="superseded", words="Over.", date=date(2018, 1, 1), replaced_by=later))
    plan.save()
    assert len(pages_that_say("secret", told())) >= 3
    hide(later, how)
    if how == DRAFT:
        hide(area, how)
    assert pages_that_say("secret", told()) == []


@pytest.mark.parametrize("how", [PASSWORD])
def test_a_hidden_appendix_is_not_linked(told, papers, paper, how):
    hidden = papers.add_child(instance=ReportPage(title="The attached table", slug="attached", appendix_of=paper))
    paper.listed_appendices = [ReportAppendix(label="Appendix 1", paper=hidden)]
    paper.save()
    assert "/papers/attached/" in told()["/papers/a-paper/"]
    hide(hidden, how)
    assert pages_that_say("/papers/attached/", told()) == []
