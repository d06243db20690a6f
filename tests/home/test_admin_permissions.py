"""Every address of the admin, tried by every role: none answers that is not named in the table, or not to that role."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch
from PIL import Image
from wagtail.documents.models import Document
from wagtail.models import Collection

from core.models import SiteImage
from home.admin_permissions import any_account, anybody, rule_for
from home.models import StandardPage
from home.roles import make_roles
from plans.models import Definition, PlanIndexPage, PlanPage, PolicyDriver, PriorityPage
from support_services.models import Service
from tests.printed_at_the_end import printed_at_the_end
from tests.venues.public_register import accredit, make_venue

# Each role, with the names of what it may open beside its own account. An administrator may open them all.
PAGES = (
    "wagtailadmin_(pages|explore|choose_page|tag|block_preview|api|reports|editing)|chooser|sensitivity|held_file|release|"
    "wagtail_bulk_action|wagtailimages|wagtaildocs|campaign_|report_progress|progress_draft|answer_report|review_of|"
    "still_right|delet|draft_links|undo_publication|numbers_to_check|make_copy_for_readers|number_receipt"
)
MAY_OPEN = {
    "no role": "^$",
    "Number checkers": "numbers|check|services_service|wagtailsnippets:index|number_receipt",
    "Register officers": "venue|^countersign$",
    "Campaign editors": f"{PAGES}|^countersign$|wagtailsnippets:index|wagtailsnippets_(campaigns|core_alert)",
    "Support editors": f"{PAGES}|^countersign$|check|services|ask_the_service|wagtailsnippets",
    "Plan editors": f"{PAGES}|^countersign$|paper|try_searches|wagtailsnippets(:index|_(plans|home)_)",
    "Approvers": f"{PAGES}|^countersign$|paper|check|services|ask_the_service|publish_at_once|wagtailsnippets|settings|"
    "try_searches|page_formats",
    "Administrators": "",
}
OPEN = 200
OWN = {anybody, any_account}


def admin_views(patterns=None, prefix="", names=()) -> list[tuple[str, list[str]]]:
    """The name of every view of the admin with the names of what its address needs."""
    found = []
    for each in patterns if patterns is not None else get_resolver().url_patterns:
        address = prefix + str(each.pattern)
        if isinstance(each, URLPattern):
            if address.startswith("admin/"):
                found.append((":".join([*names, each.name or ""]), list(each.pattern.regex.groupindex)))
        else:
            inside = [*names, each.namespace] if each.namespace else names
            found += admin_views(each.url_patterns, address, inside)
    return found


@pytest.fixture
def things(front_page, db) -> dict:
    """One real thing of each kind, by the word that an address needs."""
    picture = BytesIO()
    Image.new("RGB", (32, 32)).save(picture, "PNG")
    about = front_page.add_child(instance=StandardPage(title="About", slug="about"))
    about.save_revision().publish()
    plans = front_page.add_child(instance=PlanIndexPage(title="Plans", slug="plans"))
    plan = plans.add_child(instance=PlanPage(title="The plan", slug="plan"))
    area = plan.add_child(instance=PriorityPage(title="An area", slug="area"))
    award = accredit(make_venue(), starts=date(2026, 9, 15))
    service = Service.objects.create(name="A made-up line", reference="made-up", live=False)
    image = SiteImage.objects.create(title="A street", file=ImageFile(BytesIO(picture.getvalue()), "street.png"))
    document = Document.objects.create(title="A paper", file=ContentFile(b"words", "paper.txt"))
    driver = PolicyDriver.objects.create(name="An Act", kind="statute")
    word = Definition.objects.create(term="A word")
    common = {
        **dict.fromkeys(["page_id", "page_to_move_id", "page_to_copy_id", "page_pk", "object_id"], about.pk),
        **dict.fromkeys(["parent_page_id", "destination_id"], front_page.pk),
        **{"content_type_app_name": "home", "content_type_model_name": "standardpage"},
        **{"app_label": "home", "model_name": "standardpage", "action": "delete", "app_name": "core"},
        **{"revision_id": about.latest_revision_id, "revision_id_a": "live", "revision_id_b": "latest"},
        **{"priority_id": area.pk, "number": service.pk, "instance_pk": award.pk, "filter_spec": "width-10"},
        **{"image_id": image.pk, "document_id": document.pk, "collection_id": Collection.objects.get(depth=1).pk},
    }
    pk = {
        "wagtailsnippets_support_services_service": service.pk,
        "wagtailsnippets_plans_policydriver": driver.pk,
        "wagtailsnippets_plans_definition": word.pk,
        **dict.fromkeys(["venues_venue", "venue_chooser"], award.venue_id),
        **dict.fromkeys(["venues_event", "venues_replace"], award.pk),
        "venues_schemeyear": award.scheme_year_id,
        "wagtailimages": image.pk,
        "wagtaildocs": document.pk,
    }
    return {"common": common, "pk": pk}


@pytest.fixture
def person(request, django_user_model, db):
    groups, role = make_roles(), request.param
    person = django_user_model.objects.create_user("ada", password="a phrase")
    if role == "Administrators":
        person.is_superuser = True
        person.save()
    elif role == "no role":
        person.user_permissions.add(*groups["Plan editors"].permissions.filter(codename="access_admin"))
    else:
        person.groups.add(groups[role])
    return person


def address_of(name: str, needs: list[str], things: dict) -> str | None:
    """With what is real where we have it. A number that stands for nothing leads to a 404, which opens nothing."""
    own = next((pk for start, pk in things["pk"].items() if name.startswith(start)), 1)
    values = things["common"] | {"pk": own}
    if name.startswith(("venues_venue", "venues_schemeyear")):
        values["instance_pk"] = own
    for unknown in (1, "x"):
        try:
            return reverse(name, kwargs={word: values.get(word, unknown) for word in needs})
        except NoReverseMatch:
            continue
    return None


def test_every_view_of_the_admin_states_who_may_open_it():
    nameless = [name for name, _ in admin_views() if name.endswith(":") or not name]
    assert len(nameless) == 2, f"Give these a name: {nameless}"  # Wagtail's two ways to say that there is no such page
    unstated = sorted({name for name, _ in admin_views() if name and rule_for(name) is None})
    assert not unstated, f"Say in home/admin_permissions.py who may open these: {unstated}"


class UnrenderedMiddleware:
    """A page that is answered is not drawn: only its status is asked for, and drawing takes most of the time."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_template_response(self, request, response):
        response.content = b""
        return response


def asked(client, person, method: str, address: str) -> int:
    """The status of the answer. What the answer did is undone: the next address finds all as it was."""
    cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
    if not (cookie and cookie.value):
        client.force_login(person)
    with transaction.atomic():
        answer = getattr(client, method)(address, follow=False)
        transaction.set_rollback(True)
    return answer.status_code


@pytest.mark.slow
@pytest.mark.parametrize(("person", "may_open"), MAY_OPEN.items(), indirect=["person"], ids=MAY_OPEN)
def test_each_role_opens_what_is_hers_and_nothing_else(client, things, person, may_open, request, settings):
    opened, tried, broken = {"get": set(), "post": set()}, set(), set()
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.UnrenderedMiddleware"]
    client.raise_request_exception = False
    for name, needs in admin_views():
        address = name and rule_for(name).may_open is not anybody and address_of(name, needs, things)
        if address and name != "wagtailadmin_logout":
            tried.add(name)
            for method, names in opened.items():
                status = asked(client, person, method, address)
                if status == OPEN:
                    names.add(name)
                elif status >= 500:
                    broken.add(f"{method} {name}")
    assert not broken, f"Nothing that is sent may break a view: {sorted(broken)}"
    role = request.node.callspec.id
    printed_at_the_end(f"{role:18} {len(tried)} addresses: GET {len(opened['get']):3}, POST {len(opened['post']):3}")
    hers = {name for name in tried if rule_for(name).may_open in OWN or re.search(may_open, name)}
    too_much = (opened["get"] | opened["post"]) - hers
    assert not too_much, f"Open to {role}: {sorted(too_much)}"
    kept = {"Plan editors": r"wagtailsnippets_(plans|home)_\w+:(list|add)"}.get(role, "^$")
    shut = {name for name in tried if re.fullmatch(kept, name)} - opened["get"]
    assert not shut, f"Shut to whoever keeps them: {sorted(shut)}"
