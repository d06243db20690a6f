"""When something is wrong, whoever needs help still gets the numbers, and the answer is the honest one."""

import base64
import hashlib
import re
from unittest.mock import patch

import pytest
from django.db import InterfaceError, OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client, RequestFactory
from django.urls import path
from django.views.static import serve

from delivery.page_cache import fallback
from home import views
from support_services import exit_sites

NUMBERS = ("tel:999", "press 55", "tel:101", "tel:08082000247")


def has_the_numbers(response) -> bool:
    html = response.content.decode()
    return all(number in html for number in NUMBERS)


@pytest.fixture
def visitor():
    """Sees what a server answers, not what a test client raises."""
    return Client(raise_request_exception=False)


@pytest.fixture
def database_away():
    """A database that refuses every connection and every question."""
    refused = OperationalError("connection refused")
    with (
        patch.object(BaseDatabaseWrapper, "ensure_connection", side_effect=refused),
        patch.object(BaseDatabaseWrapper, "cursor", side_effect=refused),
    ):
        yield


def raises(error):
    def view(request):
        raise error

    return view


handler400, handler403 = views.bad_request, views.forbidden
handler404, handler500 = views.not_found, views.server_error
urlpatterns = [
    path("bug/", raises(ValueError("a fault of ours"))),
    path("away/", raises(InterfaceError("connection already closed"))),
    path("slow/", raises(OperationalError("canceling statement due to statement timeout"))),
    path("media/<path:path>", serve, {"document_root": "/nonexistent"}),
]


class TestNotFound:
    def test_it_has_search_support_the_numbers_and_the_menu(self, visitor, papers):
        response = visitor.get("/no/such/page/")
        assert response.status_code == 404
        assert has_the_numbers(response)
        html = response.content.decode()
        assert 'name="q"' in html and 'href="/support/"' in html and "Papers" in html

    def test_it_does_without_the_menu_when_the_database_is_away(self, front_page, database_away):
        request = RequestFactory().get("/media/gone.png")
        response = views.not_found(request, Exception())
        assert response.status_code == 404
        assert has_the_numbers(response)


class TestServerError:
    @pytest.mark.urls(__name__)
    def test_a_fault_of_ours_is_a_500_with_the_numbers_and_without_the_fault(self, visitor, db):
        response = visitor.get("/bug/")
        assert response.status_code == 500
        assert has_the_numbers(response)
        assert "a fault of ours" not in response.content.decode()

    def test_it_has_the_way_out_right_after_the_skip_link(self):
        page = views.server_error(RequestFactory().get("/")).content.decode()
        assert re.findall(r'<a class="[^"]+"\s+href="([^"]+)"', page)[:2] == ["#main", "/leave"]

    def test_it_asks_the_database_nothing(self, db, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert views.server_error(RequestFactory().get("/")).status_code == 500


class TestUnavailable:
    @pytest.mark.parametrize(
        "address", ["/", "/support/", "/no/such/page/", "/search/?q=rape", "/feed.xml", "/sitemap.xml"]
    )
    def test_every_page_is_a_503_and_never_a_404(self, visitor, front_page, database_away, address):
        response = visitor.get(address)
        assert response.status_code == 503
        assert response["Retry-After"] == "120"
        assert response["Cache-Control"] == "no-store"
        assert has_the_numbers(response)

    @pytest.mark.urls(__name__)
    @pytest.mark.parametrize("address", ["/away/", "/slow/"])
    def test_a_lost_connection_and_a_slow_database_are_the_same(self, visitor, db, address):
        assert visitor.get(address).status_code == 503

    @pytest.mark.urls(__name__)
    def test_a_failure_after_the_view_counts_too(self, visitor, front_page, database_away):
        """Wagtail looks for a redirect when a file is not there; that question fails outside any view."""
        assert visitor.get("/media/gone.png").status_code == 503

    def test_what_needs_no_database_still_answers(self, visitor, database_away):
        assert visitor.get("/robots.txt").status_code == 200

    def test_its_style_is_allowed_by_its_hash_and_nothing_else_is(self, visitor, front_page, database_away):
        response = visitor.get("/")
        (style,) = re.findall(r"<style>(.*?)</style>", response.content.decode(), re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        policy = response["Content-Security-Policy"]
        assert f"style-src 'sha256-{digest}'" in policy and "default-src 'none'" in policy
        assert "unsafe" not in policy

    def test_it_stands_alone(self):
        html = fallback.WORDS
        assert "{%" not in html and "{{" not in html
        assert not re.search(r"<(?:script|img|iframe)|<link[^>]+stylesheet|url\(|@import|style=| on\w+=", html)
        assert set(re.findall(r'href="([^"#]+?)[:,]', html)) == {"tel", "data", "https"}

    def test_its_way_out_comes_first_and_leads_straight_to_a_neutral_site(self):
        """Nothing of ours need answer, and no script runs there. The nearest words are still the numbers."""
        body = fallback.WORDS.partition("<body>")[2]
        [(attributes, words)] = re.findall(r'<a class="exit" ([^>]+)>([^<]+)</a>', body)
        address = re.search(r'href="(https://[^"]+)"', attributes)[1]
        assert words == "Leave this page quickly" and 'rel="nofollow noreferrer"' in attributes
        assert address in exit_sites.STARTER and not exit_sites.problem_with(address)
        assert re.findall(r'href="([^":]+):', body) == ["https", "tel", "tel", "tel"]


class TestOtherAnswers:
    def test_a_host_that_is_not_ours_is_a_400_in_plain_words(self, visitor, settings, database_away):
        settings.ALLOWED_HOSTS = ["example.org"]
        response = visitor.get("/", headers={"host": "elsewhere.example"})
        assert response.status_code == 400
        assert has_the_numbers(response)

    def test_a_refusal_is_a_403_in_plain_words(self, database_away):
        response = views.forbidden(RequestFactory().get("/"), Exception())
        assert response.status_code == 403
        assert has_the_numbers(response)

    def test_a_form_without_its_token_is_told_to_reload(self, front_page):
        response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
        assert response.status_code == 403
        assert "reload the page" in response.content.decode()
