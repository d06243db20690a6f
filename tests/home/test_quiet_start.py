"""Help can begin on the front page: the address stays that of the front page, and the title is the site's name."""

import re

import pytest

from support_services.models import SupportHubPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def hub(front_page):
    page = SupportHubPage(title="Get support", slug="support", show_in_menus=True)
    return front_page.add_child(instance=page)


def test_the_button_answers_with_help_at_the_address_of_the_front_page(client, hub):
    assert 'name="quiet"' in client.get("/").content.decode()
    response = client.post("/", {"quiet": "1"})
    text = response.content.decode()
    assert response.status_code == 200 and "In danger now?" in text and "What is going on?" in text
    assert "data-soft" in text and 'data-part="/support/"' in text


def test_what_a_browser_keeps_is_the_name_of_the_site_and_nothing_else(client, hub):
    response = client.post("/", {"quiet": "1"})
    assert re.findall(r"<title>(.*?)</title>", response.content.decode()) == ["Safer City Partnership"]
    assert response["Cache-Control"] == "no-store" and response["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in response.headers


def test_the_usual_hub_is_as_it_was(client, hub):
    text = client.get("/support/").content.decode()
    assert "data-soft" not in text and "<title>Local services</title>" in text


@pytest.mark.parametrize("sent", [{}, {"b": "home"}])
def test_anything_else_that_is_sent_there_is_refused(client, hub, sent):
    assert client.post("/", sent).status_code == 405


def test_without_a_public_hub_there_is_no_button_and_no_way(client, front_page, hub):
    hub.unpublish()
    assert 'name="quiet"' not in client.get("/").content.decode()
    assert client.post("/", {"quiet": "1"}).status_code == 405


def test_other_pages_take_no_such_form(client, hub, front_page):
    from home.models import StandardPage

    front_page.add_child(instance=StandardPage(title="About", slug="about"))
    assert client.post("/about/", {"quiet": "1"}).status_code == 405
