"""A site with one of everything that can be asked for, as strict as in production; and its page store in front."""

from concurrent.futures import Future

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import OperationalError
from django.test import Client
from wagtail.documents.models import Document
from wagtail.models import PageViewRestriction

from core.models import SiteImage, SiteRendition
from delivery.clock import seconds_since_epoch
from delivery.generation import Generation
from delivery.page_cache.disk import DiskCache
from delivery.page_cache.middleware import PageCacheConfig, PageCacheMiddleware
from delivery.upstream.client import UpstreamClient
from home.models import StandardPage
from support_services.models import SupportHubPage
from tests.campaigns.conftest import png
from tests.core.pressing import approver, make_service, people, things  # noqa: F401 - for every test here
from tests.delivery.conftest import Visitor
from tests.showing import showing


@pytest.fixture
def site(front_page, settings, tmp_path, monkeypatch):
    """Answers with its one document."""
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_PRELOAD = 63_072_000, True
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STATIC_ROOT, settings.MEDIA_ROOT = tmp_path / "static", tmp_path / "media"
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "style.css").write_text("a{}")
    front_page.add_child(instance=StandardPage(title="About us", slug="about"))
    front_page.add_child(instance=SupportHubPage(title="Get help", slug="support"))
    private = front_page.add_child(instance=StandardPage(title="Private", slug="private"))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    raised = {"/refused/": PermissionDenied(), "/fault/": ValueError("ours"), "/away/": OperationalError("away")}
    serving = StandardPage.serve

    def serve(page, request, *args, **kwargs):
        if problem := raised.get(request.path):
            raise problem
        return serving(page, request, *args, **kwargs)

    monkeypatch.setattr(StandardPage, "serve", serve)
    for path in raised:
        front_page.add_child(instance=StandardPage(title="Raises", slug=path.strip("/")))
    paper = Document.objects.create(title="A paper", file=ContentFile(b"%PDF-1.7\n", name="paper.pdf"))
    picture = SiteImage.objects.create(title="A street", file=ContentFile(png(9, 9), name="picture.png"))
    SiteRendition.objects.create(
        image=picture, filter_spec="original", file=ContentFile(png(9, 9), name="picture.png"), width=9, height=9
    )
    showing(front_page, picture, paper)
    return paper


@pytest.fixture
def visitor(site) -> Client:
    return Client(raise_request_exception=False)


class AtOnce:
    """Runs what it is given in the thread that gives it, where the test's database is."""

    def submit(self, work) -> Future:
        done = Future()
        try:
            done.set_result(work())
        except Exception as problem:  # noqa: BLE001 - a future holds whatever was raised
            done.set_exception(problem)
        return done


@pytest.fixture
def stored(visitor, tmp_path):
    """The site behind its page store; `asks[0]` may be replaced by what the site does instead."""

    asks = [lambda path: visitor.get(path, secure=True)]

    def as_application(environ, start_response):
        response = asks[0](environ["PATH_INFO"])
        start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return response

    site = UpstreamClient(as_application)
    site.threads = AtOnce()
    generation = Generation(tmp_path / "pages" / "generation")
    generation.bump()
    store = PageCacheMiddleware(
        site, DiskCache(tmp_path / "pages"), generation, seconds_since_epoch, PageCacheConfig("sessionid")
    )
    door = Visitor(store)
    door.asks, door.generation, door.client = asks, generation, visitor
    return door
