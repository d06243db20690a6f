"""The editors' side carries the partnership's name and mark, and no other product's."""

import re
from pathlib import Path

import pytest
import wagtail.admin
from bs4 import BeautifulSoup
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory


def test_whoever_signs_in_sees_whose_site_it_is(front_page, client):
    page = BeautifulSoup(client.get("/admin/login/").content, "html.parser")
    assert page.h1.get_text(" ", strip=True) == "Sign in to edit the site of the Safer City Partnership"
    assert "Wagtail" not in page.title.string and "Safer City Partnership" in page.title.string
    assert page.select_one(".login-logo img")["src"].startswith("/static/img/mark")
    assert "favicon.svg" in page.select_one("link[rel=icon]")["href"]


def test_an_editor_sees_it_on_the_first_screen_and_at_every_menu(front_page, admin_client):
    page = BeautifulSoup(admin_client.get("/admin/").content, "html.parser")
    assert page.h1.get_text(strip=True) == "Safer City Partnership"
    sidebar = page.select_one("[data-wagtail-sidebar-branding-logo]")
    assert "img/mark" in str(sidebar) and "Safer City Partnership" in sidebar.get_text()
    assert "Wagtail" not in page.select_one(".w-dashboard").get_text()


def test_a_screen_that_is_not_there_speaks_of_no_other_product(front_page, admin_client):
    page = BeautifulSoup(admin_client.get("/admin/nothing/").content, "html.parser")
    assert page.h1.get_text() == "We cannot find this screen"
    assert "Wagtail" not in page.main.get_text() + page.title.string


def test_whoever_has_no_script_and_whoever_sees_a_draft_are_told_of_no_other_product(front_page, admin_client):
    page = BeautifulSoup(admin_client.get("/admin/").content, "html.parser")
    assert page.noscript.get_text(" ", strip=True).startswith("These screens need JavaScript")
    bar = render_to_string("wagtailadmin/userbar/base.html", {"items": []}, RequestFactory().get("/"))
    assert '<span class="w-sr-only">What you can do with this page</span>' in bar
    assert "Wagtail" not in page.noscript.get_text() + re.sub(r"<[^>]+>", "", bar)


@pytest.mark.parametrize(
    ("name", "ours", "theirs"),
    [
        ("skeleton.html", "These screens", "{% endblocktrans"),
        ("userbar/base.html", "What you can do with this page", "View Wagtail quick actions"),
    ],
)
def test_a_screen_of_ours_in_the_place_of_wagtails_has_all_that_is_in_it(name, ours, theirs):
    """A new version of Wagtail that changes it is noticed here: every block and every attribute it needs is there."""
    folder = Path("wagtailadmin") / name
    mine = (settings.BASE_DIR / "core" / "templates" / folder).read_text(encoding="utf-8")
    known = (Path(wagtail.admin.__file__).parent / "templates" / folder).read_text(encoding="utf-8")
    assert ours in mine and theirs in known
    parts = re.compile(r"{% block \w+|\bdata-[\w-]+|\bid=\"[\w-]+\"|{% include \"[^\"]+\"|versioned_static '[^']+'")
    assert parts.findall(mine) == parts.findall(known)
