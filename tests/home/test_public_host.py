"""Where the admin has a host of its own, the public one has none of its addresses."""

import pytest
from django.urls import clear_url_caches

from config import urls


@pytest.fixture
def public_host(settings, monkeypatch):
    settings.ADMIN_HERE = False
    monkeypatch.setattr(urls, "urlpatterns", [each for each in urls.urlpatterns if each not in urls.admin])
    clear_url_caches()
    yield
    monkeypatch.undo()
    clear_url_caches()


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/pages/3/edit/"])
def test_an_address_of_the_admin_is_none(client, front_page, public_host, path):
    assert client.get(path).status_code == 404
