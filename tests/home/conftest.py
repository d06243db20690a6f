"""A small site to search, list and announce: a plan in force, one that was replaced, two papers, ordinary pages."""

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

PARAGRAPH_8 = "At present, there is little evidence that the City faces a significant risk from hate crime."


def published(parent, page):
    """`page` below `parent`, as if an editor had published it just now."""
    page.live = True
    page.first_published_at = page.last_published_at = timezone.now()
    return parent.add_child(instance=page)


def many(parent, model, number, title, **fields) -> list:
    """So many public pages below `parent`, straight into database and index: saving each would take seconds."""
    kind, now = ContentType.objects.get_for_model(model), timezone.now()
    pages = [
        Page(
            path=Page._get_path(parent.path, parent.depth + 1, parent.numchild + place + 1), depth=parent.depth + 1,
            title=f"{title} {place}", draft_title=title, slug=f"{kind.model}-{parent.numchild + place}",
            url_path=f"{parent.url_path}{kind.model}-{parent.numchild + place}/", content_type=kind,
            locale=parent.locale, live=True, first_published_at=now, last_published_at=now,
        )
        for place in range(number)
    ]  # fmt: skip
    for page in Page.objects.bulk_create(pages):
        model(page_ptr=page, **fields).save_base(raw=True, force_insert=True)
    parent.numchild += number
    parent.save(update_fields=["numchild"])
    made = list(model.objects.filter(pk__in=[page.pk for page in pages]))
    get_search_backend().add_bulk(model, made)
    return made


def paragraph(number: int, words: str) -> tuple:
    return ("paragraph", {"anchor": f"para-{number}", "number": str(number), "text": f"<p>{words}</p>"})


@pytest.fixture
def papers(front_page):
    """The list of papers, empty."""
    from plans.models import ReportIndexPage

    return published(front_page, ReportIndexPage(title="Papers", slug="papers", show_in_menus=True))


@pytest.fixture
def plans(front_page):
    """The list of plans, empty."""
    from plans.models import PlanIndexPage

    return published(front_page, PlanIndexPage(title="Our plans", slug="plans", show_in_menus=True))


@pytest.fixture
def paper(papers):
    """A paper of 2023 that names its author, also in its text."""
    from plans.models import ReportContact, ReportPage

    page = ReportPage(
        title="Refocussing priorities",
        slug="refocussing",
        date=date(2023, 6, 13),
        in_short="<p>It narrows the work to three areas.</p>",
        author_person="Ada Quillfeather",
        contacts=[ReportContact(name="Ned Inkhorn", phone="020 7946 0991", email="ned.inkhorn@example.org")],
        body=[
            paragraph(7, "The Board agreed to look at violence in the night-time economy."),
            paragraph(8, PARAGRAPH_8),
            paragraph(9, "Ada Quillfeather will report back on burglaries."),
        ],
    )
    return published(papers, page)


@pytest.fixture
def make_plan(plans):
    """Makes a public plan with one priority, to which something happened on a day."""
    from plans.models import PlanEvent, PlanPage, PriorityPage

    def make(title: str, happened: str, words: str = "Lanterns for every lane.") -> PlanPage:
        event = PlanEvent(kind=happened, words="It happened", date=date(2020, 1, 1))
        plan = published(plans, PlanPage(title=title, in_short=f"<p>{words}</p>", events=[event]))
        published(plan, PriorityPage(title=f"Priority of {title}", aim=f"<p>{words}</p>"))
        return plan

    return make


@pytest.fixture
def make_page(front_page):
    """Makes a public ordinary page."""
    from home.models import StandardPage

    def make(title: str, words: str = "", parent=None, **fields):
        return published(parent or front_page, StandardPage(title=title, lead=f"<p>{words}</p>", **fields))

    return make
