"""The emergency numbers and their words come from one place, may be corrected by editors, and cannot slip."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from wagtail.models import Site

from core.models import EmergencyWords
from home.roles import make_roles

pytestmark = pytest.mark.slow

SILENT = "Tap or cough. When you are asked, press 55, or the call ends."


@pytest.fixture
def changed(front_page):
    EmergencyWords.objects.create(
        site=Site.objects.get(is_default_site=True),
        silent_words=SILENT,
        silent_in_short="No voice? Call 999 on a mobile, then 55.",
        relay_words="By text relay:",
        emergency="112",
    )


def test_what_an_editor_changes_stands_on_every_page(changed, client, front_page):
    from support_services.models import SupportHubPage

    front_page.add_child(instance=SupportHubPage(title="Get support", slug="support"))
    support, home = client.get("/support/").content.decode(), client.get("/").content.decode()
    lost, lost_support = client.get("/nowhere/"), client.get("/support/nowhere/")
    assert SILENT in support and "By text relay:" in support and 'href="sms:112"' in support
    assert "No voice? Call 999 on a mobile, then 55." in home and 'href="tel:112"' in home
    for page in (lost, lost_support):
        assert page.status_code == 404
        assert 'href="tel:112"' in page.content.decode() and 'href="tel:999"' not in page.content.decode()
    assert 'href="tel:999"' not in support + home


def test_without_a_change_every_page_says_what_it_always_said(client, front_page):
    text = client.get("/").content.decode()
    assert 'href="tel:999"' in text and 'href="tel:101"' in text and "press 55" in text.replace("\n", " ")


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("emergency", "998", "“998” is not a number for this here. It can be 999 or 112."),
        ("not_urgent", "110", "It can be 101."),
        ("relay", "18001", "It can be 18000."),
        ("silent_words", "When you are asked, press 56, or the call ends.", "The words say 56"),
        ("silent_words", "When you are asked, say nothing.", "Say that people press 55"),
        ("silent_in_short", "Call 99 from a mobile.", "The words say 99"),
    ],
)
def test_a_slip_is_refused_at_its_field(field, value, told):
    with pytest.raises(ValidationError) as refused:
        EmergencyWords(**{field: value}).clean()
    assert told in refused.value.message_dict[field][0]


def test_those_who_edit_may_correct_them_and_nothing_else_of_the_settings(front_page, django_user_model, client):
    make_roles()
    editor = django_user_model.objects.create_user("editor")
    editor.groups.add(Group.objects.get(name="Support editors"))
    client.force_login(editor)
    site = Site.objects.get(is_default_site=True)
    assert client.get(f"/admin/settings/core/emergencywords/{site.pk}/").status_code == 200
    assert client.get(f"/admin/settings/core/partnershipsettings/{site.pk}/").status_code != 200


def test_the_page_that_is_shown_when_all_fails_says_the_same():
    words, page = EmergencyWords(), (settings.BASE_DIR / "templates" / "503.html").read_text()
    assert words.silent_in_short in page
    assert f'href="tel:{words.emergency}"' in page and f'href="tel:{words.not_urgent}"' in page
