"""Every class of answer, by route and status, tells a browser what it may do with it, and that is little."""

import pytest
from django.db import OperationalError
from django.test import Client

from tests.expected_headers import ON_EVERY_ANSWER

pytestmark = pytest.mark.slow

EVERYWHERE = ON_EVERY_ANSWER | {
    "X-Content-Type-Options": "nosniff",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# route, method and the status it is answered with
ANSWERS = {
    "page": ("/", "get", 200),
    "standard page": ("/about/", "get", 200),
    "support page": ("/support/", "get", 200),
    "support form": ("/support/", "post", 200),
    "panel for other sites": ("/support/panel/", "get", 200),
    "search": ("/search/?q=help", "get", 200),
    "register": ("/safety-thirst/", "get", 200),
    "certificate check": ("/safety-thirst/check/", "get", 200),
    "feed": ("/feed.xml", "get", 200),
    "sitemap": ("/sitemap.xml", "get", 200),
    "robots": ("/robots.txt", "get", 200),
    "calendar": ("/campaigns/calendar.ics", "get", 200),
    "security.txt": ("/.well-known/security.txt", "get", 200),
    "keys": ("/.well-known/safety-thirst-keys.json", "get", 200),
    "controller document": ("/.well-known/did.json", "get", 200),
    "status list": ("/safety-thirst/open-badges/status/1.jwt", "get", 200),
    "JSON": ("/data/v1/plans.json", "get", 200),
    "CSV": ("/safety-thirst/open-data/venues.csv", "get", 200),
    "API": ("/safety-thirst/api/v1/venues", "get", 200),
    "API, refused": ("/safety-thirst/api/v1/changes?since=soon", "get", 400),
    "static": ("/static/style.css", "get", 200),
    "media": ("/media/images/picture.png", "get", 200),
    "document": ("/documents/{document}/paper.pdf", "get", 200),
    "no such page": ("/no/such/page/", "get", 404),
    "no such style sheet": ("/static/none.css", "get", 404),
    "no such picture": ("/media/none.png", "get", 404),
    "no such document": ("/documents/999999/a.pdf", "get", 404),
    "no such venue": ("/safety-thirst/api/v1/venues/ST-9999", "get", 404),
    "without its stroke": ("/about", "get", 301),
    "icon": ("/favicon.ico", "get", 302),
    "leaving": ("/leave", "get", 303),
    "private page": ("/private/", "get", 302),
    "wrong method": ("/robots.txt", "post", 405),
    "refused": ("/refused/", "get", 403),
    "our fault": ("/fault/", "get", 500),
    "no database": ("/away/", "get", 503),
    "live": ("/health/live", "get", 200),
    "sign in": ("/admin/login/", "get", 200),
    "admin": ("/admin/", "get", 302),
}
FOR_OTHER_SITES = {"JSON", "CSV", "API", "API, refused", "no such venue", "keys", "panel for other sites"} | {
    "controller document",
    "status list",
}
SENSITIVE = {"support page", "support form", "panel for other sites", "leaving"}
# What somebody typed, and what went wrong nobody knows where: no other site learns the address either.
SAYS_NOT_WHERE = SENSITIVE | {"search", "certificate check", "our fault", "no database"}
MAY_BE_FRAMED = {"panel for other sites"}
BEFORE_ANY_VIEW = {"static", "without its stroke"}  # too early for X-Frame-Options, which the policy says as well
BY_EDITORS = {"sign in", "admin"}


def answer_to(visitor: Client, site, name: str):
    path, method, status = ANSWERS[name]
    said = getattr(visitor, method)(path.format(document=site.pk), secure=True)
    assert said.status_code == status, name
    return said


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_is_as_strict_as_its_class_allows(visitor, site, name):
    said = answer_to(visitor, site, name)
    wanted = EVERYWHERE | {"Referrer-Policy": "no-referrer" if name in SAYS_NOT_WHERE else "same-origin"}
    if name in FOR_OTHER_SITES:
        wanted |= {"Cross-Origin-Resource-Policy": "cross-origin"}
    assert {header: said.headers.get(header) for header in wanted} == wanted
    assert "Server" not in said.headers and "X-Powered-By" not in said.headers


@pytest.mark.parametrize("name", [name for name in ANSWERS if name not in BY_EDITORS])
def test_no_answer_for_the_public_lets_anything_run_that_is_not_known(visitor, site, name):
    said = answer_to(visitor, site, name)
    policy = dict(part.strip().partition(" ")[::2] for part in said["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    is_file = "sandbox" in policy
    assert is_file or "unsafe" not in said["Content-Security-Policy"]
    scripts = policy.get("script-src", "").split()
    assert all(word.startswith("'sha256-") for word in scripts)
    if not is_file:
        assert policy["base-uri"] == "'none'"
        assert policy["frame-ancestors"] == ("*" if name in MAY_BE_FRAMED else "'none'")
        unsaid = name in MAY_BE_FRAMED | BEFORE_ANY_VIEW
        assert said.headers.get("X-Frame-Options") == (None if unsaid else "DENY")
    assert "Set-Cookie" not in said.headers


@pytest.mark.parametrize("name", sorted(SENSITIVE))
def test_nothing_of_the_support_section_is_kept_by_a_browser(visitor, site, name):
    assert "no-store" in answer_to(visitor, site, name)["Cache-Control"]


@pytest.mark.parametrize("name", sorted(BY_EDITORS))
def test_editors_pages_are_kept_by_nobody_and_run_only_files_of_ours(visitor, site, name):
    said = answer_to(visitor, site, name)
    assert "no-store" in said["Cache-Control"]
    directives = said["Content-Security-Policy"].split("; ")
    assert {"script-src 'self'", "default-src 'none'", "base-uri 'none'"} <= set(directives)


def test_a_name_that_is_not_ours_gets_a_400_as_strict_as_the_rest(visitor):
    said = visitor.get("/", secure=True, headers={"host": "evil.example"})
    assert said.status_code == 400
    assert {header: said.headers.get(header) for header in EVERYWHERE} == EVERYWHERE
    assert "default-src 'none'" in said["Content-Security-Policy"] and b"evil" not in said.content


def test_plain_http_leads_to_https(visitor):
    said = visitor.get("/about/")
    assert (said.status_code, said["Location"]) == (301, "https://testserver/about/")
    assert said["X-Content-Type-Options"] == "nosniff"


def test_a_preview_has_the_policy_of_the_page_in_a_frame_of_ours(visitor, site, front_page, admin_user):
    visitor.force_login(admin_user)
    said = visitor.get(f"/admin/pages/{front_page.pk}/edit/preview/?in_preview_panel=true", secure=True)
    assert said.status_code == 200
    assert {header: said.headers.get(header) for header in EVERYWHERE} == EVERYWHERE
    assert "frame-ancestors 'self'" in said["Content-Security-Policy"]


def breaks(path):
    raise OperationalError("away")


def test_a_kept_page_says_what_the_page_says(stored, visitor):
    plain = visitor.get("/about/", secure=True)
    made, stored.asks[0] = stored.get("/about/"), breaks
    kept = stored.get("/about/")
    assert kept.status == 200 and kept.headers == made.headers
    assert {header: kept.headers.get(header) for header in EVERYWHERE} == EVERYWHERE
    assert kept.headers["Content-Security-Policy"] == plain["Content-Security-Policy"]


def test_a_304_says_it_too(stored):
    tag = stored.get("/about/").headers["ETag"]
    said = stored.get("/about/", HTTP_IF_NONE_MATCH=tag)
    assert said.status == 304 and not said.body
    assert {header: said.headers.get(header) for header in EVERYWHERE} == EVERYWHERE
    assert "default-src 'none'" in said.headers["Content-Security-Policy"]


def test_an_old_page_says_it_too(stored):
    stored.get("/about/")
    stored.generation.bump()
    stored.asks[0] = breaks
    said = stored.get("/about/")
    assert said.status == 200 and "Warning" in said.headers
    assert {header: said.headers.get(header) for header in EVERYWHERE} == EVERYWHERE


def test_the_page_with_the_numbers_says_it_too(stored):
    stored.asks[0] = breaks
    said = stored.get("/about/")
    wanted = EVERYWHERE | {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store", "X-Frame-Options": "DENY"}
    assert said.status == 503
    assert {header: said.headers.get(header) for header in wanted} == wanted
