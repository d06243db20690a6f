"""People of each role, one of each kind with drafts, and what a browser sends when a button is pressed."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from lxml.html import fromstring
from wagtail.models import Page, Revision

from campaigns.models import Alert
from core.models import ChangeNote
from home.models import BestAnswer, StandardPage
from home.roles import make_roles
from plans.models import (
    Activity,
    DecisionIndexPage,
    DecisionPage,
    Definition,
    Measure,
    Membership,
    Organisation,
    PlanIndexPage,
    PlanPage,
    PolicyDriver,
    PriorityPage,
    PublicSource,
)

OLD, NEW = "The old words.", "Other words."
EDITORS = ["Campaign editors", "Plan editors", "Support editors"]
ROLES = ("editor", "moderator", "administrator")
FIELDS = {
    "page": "search_description",
    "decision": "search_description",
    "service": "for_whom",
    "notice": "words",
    "measure": "definition",
    "definition": "short_forms",
    "partner": "note",
}
ROWS_THAT_HAD_NONE = {  # no drafts, once
    "organisation": "purpose",
    "law": "what_it_asks",
    "source": "limits",
    "answer of search": "text",
}
FIELDS_OF_ALL = FIELDS | ROWS_THAT_HAD_NONE


@pytest.fixture
def people(django_user_model, db) -> dict:
    """Two of each role, so that there is always somebody else to ask."""
    groups = make_roles()
    people = {}
    for name in ("editor", "other editor", "moderator", "other moderator"):
        people[name] = django_user_model.objects.create_user(name, f"{name[:5]}@example.org", "a phrase")
        roles = EDITORS if "editor" in name else ["Approvers"]
        people[name].groups.add(*(groups[role] for role in roles))
    people["administrator"] = django_user_model.objects.create_superuser("administrator", "", "a phrase")
    return people


@pytest.fixture
def approver(client, people):
    client.force_login(people["administrator"])  # the only one who approves everything, as on a small site
    for name in ("moderator", "other moderator"):
        people[name].delete()
    return client


@pytest.fixture
def things(front_page, make_service) -> dict:
    """One of each kind with drafts, public and without an author, as on a new site."""
    body = Organisation.objects.create(name="The Board", purpose=OLD)
    listed = PublicSource.objects.create(
        name="A list", address="https://example.org/list", strength="official", read_on=date(2026, 1, 1)
    )
    days = {"starts_at": datetime(2026, 12, 1, tzinfo=UTC), "ends_at": datetime(2026, 12, 9, tzinfo=UTC)}
    rows = {
        "notice": Alert(title="Roads", words=OLD, **days),
        "measure": Measure(name="Visits", unit="visits", definition=OLD, activity=activity_below(front_page)),
        "definition": Definition(term="Board", slug="board", short_forms=OLD),
        "partner": Membership(
            body=body, name_as_published="A", capacity="invited", note=OLD, date=date(2025, 1, 1), public_source=listed
        ),
    }
    page = front_page.add_child(instance=StandardPage(title="About", slug="about", search_description=OLD))
    rows |= {
        "organisation": body,
        "law": PolicyDriver(name="An Act", kind="statute", what_it_asks=OLD),
        "source": PublicSource(
            name="Minutes", address="https://example.org/", strength="minute", read_on=date(2026, 1, 1), limits=OLD
        ),
        "answer of search": BestAnswer(
            reference="noise", phrases="loud music", heading="Ask", text=OLD, reviewed_on=date(2026, 1, 1)
        ),
    }
    decisions = front_page.add_child(instance=DecisionIndexPage(title="Decisions", slug="decisions"))
    noted = {
        "date": date(2026, 6, 5),
        "body": body,
        "outcome": "noted",
        "public_source": listed,
        "search_description": OLD,
    }
    rows["decision"] = decisions.add_child(instance=DecisionPage(title="Lamps", slug="lamps", **noted))
    for each in (page, *rows.values()):
        each.save()
        each.save_revision().publish()
    return rows | {"page": page, "service": make_service("listeners", for_whom=OLD)}


def activity_below(front_page) -> Activity:
    plans = front_page.add_child(instance=PlanIndexPage(title="Plans", slug="plans"))
    plan = plans.add_child(instance=PlanPage(title="The plan", slug="plan"))
    area = plan.add_child(instance=PriorityPage(title="An area", slug="area"))
    return Activity.objects.create(priority=area, number=1, title="Visits", as_published="Visits")


@pytest.fixture
def make_service():
    from tests.support_services.conftest import make_service

    return make_service.__wrapped__(None)


def address(thing, view: str, *more) -> str:
    if isinstance(thing, Page):
        return reverse(f"wagtailadmin_pages:{view}", args=[thing.pk, *more])
    return reverse(thing.snippet_viewset.get_url_name(view), args=[thing.pk, *more])


def press(client, thing, button: str = "", view: str = "edit", more=(), **changes):
    """What a browser sends when a button below the form is pressed."""
    newest = Revision.objects.for_instance(thing).order_by("-pk").first()
    sent = fields_of_form(client, address(thing, view, *more), newest) | changes
    return client.post(address(thing, "edit"), sent | ({button: button} if button else {}))


def fields_of_form(client, where: str, newest: Revision | None) -> dict:
    """As the form shows it to this person. With `client.forms` each is asked for once while its thing is the same."""
    forms = getattr(client, "forms", {})
    asked = (client.session["_auth_user_id"], where, newest and (newest.pk, newest.created_at))
    if asked not in forms:
        forms[asked] = sent_by(client.get(where))
    return forms[asked]


def sent_by(response) -> dict:
    """Nothing where there is no form, as for somebody who may not change it."""
    if response.status_code != 200:
        return {}
    html = fromstring(response.content)
    [form] = [each for each in html.forms if each.get("data-edit-form") is not None]
    streams = {f"{each.get('id')}-count": 0 for each in form.xpath(".//*[@data-block]")}
    return {name: value or "" for name, value in form.form_values()} | streams


def public_words(kind: str, thing) -> str:
    return getattr(type(thing).objects.get(pk=thing.pk), FIELDS_OF_ALL[kind])


def change(client, kind: str, thing) -> None:
    press(client, thing, **{FIELDS_OF_ALL[kind]: NEW})


def told() -> list[str]:
    return [note.in_words for note in ChangeNote.objects.told()]


def revision_of(thing) -> Revision:
    return type(thing).objects.get(pk=thing.pk).latest_revision


def answers(client, thing, answer: str):
    state = thing.workflow_states.first() if hasattr(thing, "workflow_states") else None
    if state is None or not state.current_task_state:
        return None
    view = "workflow_action"
    return client.post(address(thing, view, answer, state.current_task_state.pk), {"comment": "So."})
