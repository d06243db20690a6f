"""A preview never fails: of each kind that has one, new, with nothing filled in, with a title, and with one row."""

import pytest
from django.urls import reverse
from lxml.html import fromstring
from wagtail.models import PreviewableMixin, get_page_models
from wagtail.snippets.models import get_snippet_models

pytestmark = pytest.mark.slow

PAGES = [model for model in get_page_models() if model.is_creatable and model.parent_page_types != ["wagtailcore.Page"]]
ROWS = [model for model in get_snippet_models() if issubclass(model, PreviewableMixin)]
LABEL = "{0._meta.label}".format


def empty_form(client, address: str) -> dict:
    """What a browser sends of the form at this address in which nothing has been filled in."""
    [form] = [each for each in fromstring(client.get(address).content).forms if each.get("data-edit-form") is not None]
    streams = {f"{each.get('id')}-count": 0 for each in form.xpath(".//*[@data-block]")}
    return dict(form.form_values()) | streams


def with_row(data: dict) -> dict:
    """One row, with nothing in it, of every set of rows."""
    prefixes = [key.removesuffix("-TOTAL_FORMS") for key in data if key.endswith("-TOTAL_FORMS")]
    return data | {f"{prefix}-TOTAL_FORMS": 1 for prefix in prefixes} | {f"{prefix}-0-ORDER": 1 for prefix in prefixes}


def parent_of(model, front_page):
    """A page below which one of this kind may stand, made where there is none."""
    kinds = [kind for kind in model.allowed_parent_page_models() if kind.__name__ != "Page"]
    kind = next((each for each in kinds if isinstance(front_page, each)), kinds[0])
    if isinstance(front_page, kind):
        return front_page
    above = parent_of(kind, front_page)
    needed = {"aim": "An aim"} if hasattr(kind, "aim") else {}
    return above.add_child(instance=kind(title=kind.__name__, slug=kind.__name__.lower(), **needed))


def opened(client, address: str, data: dict) -> None:
    client.raise_request_exception = True
    said = client.post(address, data)
    assert said.status_code == 200
    shown = client.get(address)
    assert shown.status_code == 200, f"{address} answered {shown.status_code}"


@pytest.mark.parametrize("model", PAGES, ids=LABEL)
def test_the_preview_of_a_new_page_opens(admin_client, front_page, model):
    which = [model._meta.app_label, model._meta.model_name, parent_of(model, front_page).pk]
    data = empty_form(admin_client, reverse("wagtailadmin_pages:add", args=which))
    address = reverse("wagtailadmin_pages:preview_on_add", args=which)
    for each in (data, data | {"title": "A title", "slug": "a-title"}, with_row(data | {"title": "A title"})):
        opened(admin_client, address, each)


@pytest.mark.parametrize("model", ROWS, ids=LABEL)
def test_the_preview_of_a_new_row_opens(admin_client, front_page, model):
    data = empty_form(admin_client, reverse(model.snippet_viewset.get_url_name("add")))
    for each in (data, with_row(data)):
        opened(admin_client, reverse(model.snippet_viewset.get_url_name("preview_on_add")), each)
