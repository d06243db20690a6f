"""A service confirms its own numbers by a signed link that ends, without an account; and every use is on record."""

import re
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core import signing
from django.urls import reverse
from wagtail.models import ModelLogEntry

from support_services.confirm_links import make_link
from tests.support_services.reading import in_one_piece

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_friday(at):
    """Every request is answered on 20 November 2026."""


@pytest.fixture
def service(make_service, hub):
    return make_service("line", checked_on=None, checked_numbers="", ways=[("phone", "0808 2000 247")])


@pytest.fixture
def link(service, officer):
    page = officer.post(reverse("ask_the_service", args=[service.pk]), follow=True).content.decode()
    return re.search(r"http://testserver(/confirm/[^\s<]+/)", page)[1]


def current(service):
    return type(service).objects.get(pk=service.pk)


def actions(service) -> list[str]:
    return list(ModelLogEntry.objects.for_instance(service).order_by("timestamp").values_list("action", flat=True))


def test_opening_the_link_shows_the_numbers_and_records_nothing(client, service, link):
    response = client.get(link)
    assert "0808 2000 247" in response.content.decode()
    assert response["Cache-Control"] == "no-store" and "noindex" in response["X-Robots-Tag"]
    assert not current(service).checked_on and "Set-Cookie" not in response.headers


def test_the_button_records_the_check_of_today_by_the_service_itself(client, service, link):
    said = client.post(link, {"answer": "right"}).content.decode()
    assert "We have recorded today" in said
    checked = current(service)
    assert checked.checked_on == date(2026, 11, 20) and checked.checked_by_role == "The service itself"
    assert str(checked.confirmed) == "20 November 2026"
    assert "support_services.confirm.link" in actions(service) and "support_services.check" in actions(service)
    before = len(actions(service))
    client.post(link, {"answer": "right"})
    assert len(actions(service)) == before


def test_what_is_wrong_is_told_to_whoever_checks_and_changes_nothing(client, service, link, officer):
    client.post(link, {"answer": "wrong", "words": "It is 0808 2000 248 <b>now</b>."})
    assert current(service).numbers == {"08082000247"} and not current(service).checked_on
    page = officer.get(reverse("numbers_to_check")).content.decode()
    assert "The service itself said on" in page and "0808 2000 248 &lt;b&gt;now" in page
    for _ in range(10):
        client.post(link, {"answer": "wrong", "words": "Again."})
    assert actions(service).count("support_services.confirm.wrong") == 5


def test_a_link_of_older_numbers_says_nothing_any_more(client, service, link):
    point = service.contact_points.get()
    point.value = "0808 2000 249"
    point.save()
    current(service).save_revision(clean=False).publish(skip_permission_checks=True)
    response = client.post(link, {"answer": "right"})
    assert response.status_code == 410 and "changed the numbers" in response.content.decode()
    assert not current(service).checked_on


def test_a_link_ends_after_two_weeks(client, service, link, monkeypatch):
    later = signing.time.time() + timedelta(days=14, minutes=1).total_seconds()
    monkeypatch.setattr(signing, "time", SimpleNamespace(time=lambda: later))
    response = client.get(link)
    assert response.status_code == 410 and "worked for 14 days" in in_one_piece(response)


@pytest.mark.parametrize("broken", ["x", "WzEsW10:1:1", "../../admin", "%00"])
def test_a_link_that_is_not_ours_is_refused_in_a_sentence(client, service, broken):
    response = client.get(f"/confirm/{broken}/")
    assert response.status_code in (404, 410)
    assert "0808 2000 247</b>" not in response.content.decode()


def test_one_letter_changed_breaks_it(client, service, link):
    changed = link[:-2] + ("A" if link[-2] != "A" else "B") + "/"
    assert client.get(changed).status_code == 410


def test_a_press_without_an_answer_is_told_what_to_do(client, link):
    response = client.post(link, {})
    assert response.status_code == 400 and "Press one of the two buttons." in response.content.decode()


def test_only_those_who_may_check_make_a_link(service, stranger, client):
    for who in (stranger, client):
        who.post(reverse("ask_the_service", args=[service.pk]))
    assert "support_services.confirm.link" not in actions(service)


def test_a_deleted_service_is_told_kindly(client, service):
    token = make_link(service, None)
    service.delete()
    assert "no longer in our list" in client.get(f"/confirm/{token}/").content.decode()
