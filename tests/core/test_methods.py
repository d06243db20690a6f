"""405 where a method has no meaning: on pages, files and data. The finder of help alone takes answers."""

import pytest
from django.test import Client

from home.models import StandardPage


@pytest.fixture
def about(front_page):
    page = front_page.add_child(instance=StandardPage(title="About", slug="about"))
    page.save_revision().publish()
    return page


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize(
    "path",
    [
        "/about/",
        "/",
        "/feed.xml",
        "/sitemap.xml",
        "/robots.txt",
        "/media/nothing.png",
        "/documents/1/a.pdf",
        "/health/live",
    ],
)
def test_a_page_is_only_read(about, path, method):
    """Asked as a program asks, without a token of a form."""
    said = getattr(Client(enforce_csrf_checks=True), method)(path)
    assert said.status_code == 405
    assert "GET" in said["Allow"]


def test_what_may_be_asked_is_said(client, about):
    said = client.options("/about/")
    assert said.status_code in (200, 204)
