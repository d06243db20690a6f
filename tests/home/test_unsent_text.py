"""Nothing typed is lost: signed out while typing, signed in again beside it, or saved over a colleague."""

import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.test.utils.form_data import querydict_from_html

from home.models import StandardPage

pytestmark = pytest.mark.slow

WORDS = 'She wrote: "Don\'t wait" & <b>asked</b> – জরুরি\n\nand a second paragraph'
HERE = {"Origin": "http://testserver"}


@pytest.fixture
def page(front_page):
    page = front_page.add_child(instance=StandardPage(title="Opening hours", slug="hours"))
    page.save_revision()
    return page


@pytest.fixture
def strict(admin_user):
    """A browser whose every form must carry its token."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    return client


def opened(client, page) -> dict:
    """What the editor's form sends, as it was opened."""
    html = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    return querydict_from_html(html, form_id="page-edit-form").dict() | {"body-count": "0"}


def given_back(answer) -> dict:
    """The form that an answer holds, as a browser would send it."""
    form = BeautifulSoup(answer.content, "lxml").select_one("form[data-token-cookie]")
    texts = {each["name"]: each.text.removeprefix("\n") for each in form.select("textarea")}
    return texts | {"csrfmiddlewaretoken": form.select_one("[name=csrfmiddlewaretoken]")["value"]}


def newest(page) -> StandardPage:
    return StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_signed_out_while_typing_the_text_comes_back_and_is_saved_after_signing_in(strict, page, admin_user):
    address, typed = f"/admin/pages/{page.pk}/edit/", opened(strict, page) | {"search_description": WORDS}
    strict.session.flush()
    answer = strict.post(address, typed, headers=HERE)
    assert "What you typed is kept" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    kept = given_back(answer)
    assert {name: kept.get(name) for name in typed if "csrf" not in name} == {
        name: value for name, value in typed.items() if "csrf" not in name
    }
    strict.force_login(admin_user)
    strict.get(address)
    strict.post(address, kept, headers=HERE)
    assert newest(page).search_description == WORDS


def test_a_form_opened_before_signing_in_again_is_kept_and_saved_by_one_more_press(strict, page):
    address, typed = f"/admin/pages/{page.pk}/edit/", opened(strict, page) | {"title": "Hours, mended"}
    answer = strict.post(address, typed | {"csrfmiddlewaretoken": "x" * 64}, headers=HERE)
    assert answer.status_code == 403
    assert "You signed in again" in answer.content.decode()
    assert strict.post(address, given_back(answer), headers=HERE).status_code == 302
    assert newest(page).title == "Hours, mended"


def test_saving_by_itself_says_in_words_that_somebody_is_signed_out(strict, page):
    address, typed = f"/admin/pages/{page.pk}/edit/", opened(strict, page)
    strict.session.flush()
    answer = strict.post(address, typed, headers=HERE | {"Accept": "application/json"})
    said = json.loads(answer.content)
    assert answer.status_code == 400
    assert said["error_message"].startswith("You are signed out. What you typed is still here")


def test_saving_by_itself_says_in_words_that_a_role_was_taken_away(strict, page, admin_user):
    address, typed = f"/admin/pages/{page.pk}/edit/", opened(strict, page)
    admin_user.is_superuser = False
    admin_user.save()
    token = {"X-CSRFToken": strict.cookies["csrftoken"].value}
    answer = strict.post(address, typed, headers=HERE | token | {"Accept": "application/json"})
    assert "you may no longer change it" in json.loads(answer.content)["error_message"]


def test_what_another_site_sends_is_refused_and_not_shown(strict, page):
    answer = strict.post(
        f"/admin/pages/{page.pk}/edit/", {"title": "Planted"}, headers={"Origin": "https://elsewhere.example"}
    )
    assert answer.status_code == 403
    assert "Planted" not in answer.content.decode()


def test_no_password_is_given_back(client, front_page):
    sent = {"username": "eva", "password1": "a secret passphrase", "first_name": "Eva"}
    seen = client.post("/admin/users/new/", sent).content.decode()
    assert "Eva" in seen
    assert "a secret passphrase" not in seen


def test_a_press_without_anything_typed_leads_to_the_form_for_signing_in(client, page):
    answer = client.post(f"/admin/pages/{page.pk}/unpublish/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")


def test_whoever_saves_over_a_colleague_is_told_what_differs(admin_client, page, django_user_model):
    typed = opened(admin_client, page)
    other = django_user_model.objects.create_superuser("sara", password="x", first_name="Sara", last_name="Field")
    theirs = newest(page)
    theirs.title = "Sara's hours"
    theirs.save_revision(user=other)
    seen = admin_client.post(f"/admin/pages/{page.pk}/edit/", typed, follow=True).content.decode()
    assert "Sara Field saved this page after you had opened it" in seen
    compare = BeautifulSoup(seen, "lxml").find("a", string=lambda text: text and "See what differs" in text)
    assert "Sara" in admin_client.get(compare["href"]).content.decode()


def test_whoever_saves_alone_is_told_nothing(admin_client, page):
    typed = opened(admin_client, page)
    seen = admin_client.post(f"/admin/pages/{page.pk}/edit/", typed, follow=True).content.decode()
    assert "after you had opened it" not in seen


def table_of(number: int) -> dict:
    """What the form of a page sends for a table of one cell."""
    at, inside = f"body-{number}", f"body-{number}-value-table"
    words = json.dumps({"blocks": [{"key": "a", "text": "A cell", "type": "unstyled", "depth": 0}], "entityMap": {}})
    return {
        **{f"{at}-type": "table", f"{at}-order": number, f"{at}-deleted": "", f"{at}-id": ""},
        **{f"{at}-value-caption": f"Table {number}", f"{at}-value-anchor": "", f"{at}-value-note": ""},
        **{f"{inside}-caption": "", f"{inside}-column-count": 1, f"{inside}-row-count": 1},
        **{f"{inside}-column-0-type": "words", f"{inside}-column-0-order": 0, f"{inside}-column-0-deleted": ""},
        **{f"{inside}-column-0-heading": "Area", f"{inside}-row-0-order": 0, f"{inside}-row-0-deleted": ""},
        f"{inside}-cell-0-0": words,
    }


def test_eight_hundred_tables_are_saved(admin_client, page):
    """As many as a long paper of Word's brings when it is imported or pasted."""
    typed = opened(admin_client, page) | {"body-count": 800}
    for number in range(800):
        typed |= table_of(number)
    assert len(typed) > 10_000
    answer = admin_client.post(f"/admin/pages/{page.pk}/edit/", typed)
    assert answer.status_code == 302
    assert [block.value["caption"] for block in newest(page).body][-1] == "Table 799"


def test_a_page_that_was_moved_while_somebody_typed_keeps_the_place_and_the_text(admin_client, page, front_page):
    typed = opened(admin_client, page) | {"title": "Opening hours in May"}
    visits = front_page.add_child(instance=StandardPage(title="Visits", slug="visits"))
    page.move(visits, pos="last-child")
    answer = admin_client.post(f"/admin/pages/{page.pk}/edit/", typed)
    assert answer.status_code == 302
    assert newest(page).title == "Opening hours in May"
    assert StandardPage.objects.get(pk=page.pk).url_path.endswith("/visits/hours/")
