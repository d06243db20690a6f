"""The editors' side carries the partnership's name and mark, and no other product's."""

from bs4 import BeautifulSoup


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
