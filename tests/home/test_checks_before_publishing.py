"""The editor shows what to look at in a text; the server refuses what nobody could use."""

import json

import pytest
from wagtail.test.utils.form_data import querydict_from_html

from home.models import StandardPage

pytestmark = pytest.mark.slow


def rich(words: str, link: str = "") -> str:
    """A rich text field's value as the editor sends it, with a link over `link`."""
    entities = {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "https://example.org/"}}}
    ranges = [{"offset": words.index(link), "length": len(link), "key": 0}] if link else []
    block = {"key": "a", "text": words, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": ranges}
    return json.dumps({"blocks": [block], "entityMap": entities if link else {}})


def new(client, front_page, **typed):
    address = f"/admin/pages/add/home/standardpage/{front_page.pk}/"
    form = querydict_from_html(client.get(address).content.decode(), form_id="page-edit-form").dict()
    return client.post(address, form | {"body-count": "0", "slug": ""} | typed, follow=True)


def test_a_link_that_says_nothing_is_refused_when_published_and_kept_as_a_draft(admin_client, front_page):
    lead = rich("To complain, click here.", "click here")
    answer = new(admin_client, front_page, title="Complain", slug="c", lead=lead, **{"action-publish": "x"})
    assert "“click here” does not say where it leads" in answer.content.decode()
    assert not StandardPage.objects.exists()
    seen = new(admin_client, front_page, title="Complain", slug="c", lead=lead).content.decode()
    assert "1 thing in the text to look at" in seen
    assert "Must be mended" in seen


def test_what_is_only_advice_keeps_nothing_back(admin_client, front_page):
    lead = rich("We meet on 4 March.")
    new(admin_client, front_page, title="Meeting", slug="m", lead=lead, **{"action-publish": "x"})
    page = StandardPage.objects.get()
    assert page.live
    assert "“4 March” has no year" in admin_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()


def test_a_page_in_order_is_told_nothing(admin_client, front_page):
    seen = new(admin_client, front_page, title="Meeting", slug="m", lead=rich("We meet.")).content.decode()
    assert "in the text to look at" not in seen


@pytest.mark.parametrize("slug", ["--", "-"])
def test_a_title_in_another_script_gets_an_address(admin_client, front_page, slug):
    for _ in range(2):
        new(admin_client, front_page, title="জরুরি সাহায্য", slug=slug)
    assert [page.slug for page in StandardPage.objects.order_by("pk")] == ["jruri-sahayy", "jruri-sahayy-2"]


def test_a_page_made_without_a_form_gets_one_as_well(front_page):
    assert front_page.add_child(instance=StandardPage(title="مساعدة عاجلة")).slug == "msdh-jlh"
