"""Every address of the admin, tried by every role: none answers that is not named in the table, or not to that role."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
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
from tests.venues.public_register import accredit, make_venue

ROLES = ("no role", "Number checkers", "Register officers", "Plan editors")
OPEN = 200
OWN = {anybody, any_account}
# What an officer of the register may open beside her own things.
OFFICERS_OWN = re.compile("venue|^countersign$")


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
def people(django_user_model, db) -> dict:
    groups = make_roles()
    people = {}
    for role in ROLES:
        people[role] = django_user_model.objects.create_user(role.replace(" ", "-"), password="a phrase")
        group = groups.get(role)
        if group:
            people[role].groups.add(group)
        else:
            people[role].user_permissions.add(*groups["Plan editors"].permissions.filter(codename="access_admin"))
    return people


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


@pytest.mark.slow
def test_each_role_opens_what_is_hers_and_nothing_else(client, things, people, capsys):
    tried, opened = [], {role: set() for role in ROLES}
    for name, needs in admin_views():
        address = name and rule_for(name).may_open is not anybody and address_of(name, needs, things)
        if not address or name == "wagtailadmin_logout":
            continue
        tried.append(name)
        for role in ROLES:
            client.force_login(people[role])
            answers = [client.get(address, follow=False)]
            if role == "no role":
                answers.append(client.post(address, {}))
            if any(answer.status_code == OPEN for answer in answers):
                opened[role].add(name)
    with capsys.disabled():
        print(f"\n{len(tried)} addresses; opened: " + ", ".join(f"{role} {len(opened[role])}" for role in ROLES))
    hers = {name for name in tried if rule_for(name).may_open in OWN}
    assert opened["no role"] <= hers, f"Open to an account without a role: {opened['no role'] - hers}"
    too_much = {name for name in opened["Register officers"] - hers if not OFFICERS_OWN.search(name)}
    assert not too_much, f"Open to an officer of the register: {too_much}"
    checks = re.compile("numbers|check|services_service|wagtailsnippets:index")
    too_much = {name for name in opened["Number checkers"] - hers if not checks.search(name)}
    assert not too_much, f"Open to whoever only checks numbers: {too_much}"
    not_for_editors = ("wagtailusers", "wagtailsites", "venues_", "wagtailsnippets_support_services")
    assert not {name for name in opened["Plan editors"] if name.startswith(not_for_editors)}
    rows = {name for name in tried if re.fullmatch(r"wagtailsnippets_(plans|home)_\w+:(list|add)", name)}
    assert rows and rows <= opened["Plan editors"], f"Shut to whoever keeps them: {rows - opened['Plan editors']}"
