"""What a browser is told about every answer, whatever it is an answer to."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from core.models import SiteImage, SiteRendition
from tests.campaigns.conftest import png
from tests.expected_headers import ON_EVERY_ANSWER
from tests.showing import showing

OTHER_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
ANSWERS = {
    "/": 200,
    "/no-such-page/": 404,
    "/static/style.css": 200,
    "/media/images/picture.svg": 200,
    "/admin/login/": 200,
    "/admin/": 302,
}
PUBLIC = [address for address in ANSWERS if not address.startswith("/admin/")]


@pytest.fixture
def visitor(front_page, settings, tmp_path) -> Client:
    """Somebody at the doors of a site that has a page, a style sheet and a picture."""
    settings.STATIC_ROOT, settings.MEDIA_ROOT = tmp_path / "static", tmp_path / "media"
    settings.STATIC_ROOT.mkdir()
    (settings.STATIC_ROOT / "style.css").write_text("not empty")
    picture = SiteImage.objects.create(title="A street", file=ContentFile(png(9, 9), name="picture.png"))
    drawing = ContentFile(b"<svg/>", name="picture.svg")
    SiteRendition.objects.create(image=picture, filter_spec="original", file=drawing, width=9, height=9)
    showing(front_page, picture)
    return Client()


@pytest.mark.parametrize("address", ANSWERS)
def test_every_answer_carries_the_fixed_headers(visitor, address):
    answer = visitor.get(address)
    assert answer.status_code == ANSWERS[address]
    for name, value in (ON_EVERY_ANSWER | OTHER_HEADERS).items():
        assert answer.headers.get(name) == value


@pytest.mark.parametrize("address", PUBLIC)
def test_a_visitor_is_given_no_cookie(visitor, address):
    assert "Set-Cookie" not in visitor.get(address).headers


@pytest.mark.parametrize("address", PUBLIC)
def test_the_public_policy_allows_nothing_unsafe(visitor, address):
    policy = visitor.get(address).headers["Content-Security-Policy"]
    assert "unsafe-" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src" not in policy


@pytest.mark.parametrize("address", ["/admin/login/", "/admin/"])
def test_the_admin_runs_only_scripts_that_are_files_of_this_site(visitor, address):
    directives = visitor.get(address).headers["Content-Security-Policy"].split("; ")
    assert "script-src 'self'" in directives
    assert "default-src 'none'" in directives
    assert "style-src 'self'" in directives


def test_an_address_that_only_begins_like_the_admin_has_the_public_policy(visitor):
    assert "script-src" not in visitor.get("/administration/").headers["Content-Security-Policy"]


def test_a_preview_may_stand_in_the_frame_of_the_admin(visitor, front_page, admin_user):
    visitor.force_login(admin_user)
    preview = visitor.get(f"/admin/pages/{front_page.pk}/edit/preview/?in_preview_panel=true")
    assert preview.status_code == 200
    assert "frame-ancestors 'self'" in preview.headers["Content-Security-Policy"]
    assert preview.headers["X-Frame-Options"] == "SAMEORIGIN"
