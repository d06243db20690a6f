"""Defects of the packages we stand on, and what we do about each. Every test here looks at the package as it comes.

A test that fails is good news: the release that is installed has mended the defect, and the workaround it names may go.
Those of uploads and documents stand beside their workarounds, in test_uploads.py.
"""

import inspect
from importlib.metadata import version
from pathlib import Path

import pytest
import wagtail
from django.conf import settings
from django.template.loader import get_template
from wagtail.admin.widgets import chooser
from wagtail.contrib.frontend_cache.backends import http as frontend_cache
from wagtail.management.commands import publish_scheduled

PACKAGE = Path(wagtail.__file__).parent
TEMPLATES = ["widgets/date_input.html", "widgets/time_input.html", "widgets/datetime_input.html",
             "panels/inline_panel.html", "panels/multiple_chooser_panel.html"]  # fmt: skip


def mended(package: str, workaround: str) -> str:
    return f"{package} {version(package)} no longer has this defect: {workaround} may go."


@pytest.mark.parametrize("name", TEMPLATES)
def test_wagtail_writes_scripts_into_the_page(name):
    theirs = (PACKAGE / "admin" / "templates" / "wagtailadmin" / name).read_text()
    assert "<script>" in theirs, mended("wagtail", f"core/templates/wagtailadmin/{name}")
    assert "<script>" not in Path(get_template(f"wagtailadmin/{name}").origin.name).read_text()


def test_wagtails_choosers_do_so_too():
    assert "<script>" in inspect.getsource(chooser), mended("wagtail", "core.admin_csp.keep_scripts_out_of_choosers")


def test_wagtail_waits_for_an_embed_for_ever():
    source = (PACKAGE / "embeds" / "finders" / "oembed.py").read_text()  # imported, it would bring a model along
    assert "timeout" not in source, mended("wagtail", "our having no embeds at all")


def test_wagtail_waits_for_a_cache_in_front_for_ever():
    source = inspect.getsource(frontend_cache)
    assert "timeout" not in source, mended("wagtail", "delivery.prerender.cdn_purge.CdnBackend")


def test_wagtails_search_as_it_comes_shows_private_pages():
    source = (PACKAGE / "project_template" / "search" / "views.py").read_text()
    assert ".public()" not in source, mended("wagtail", "nothing of ours, but nobody need warn of it")


def test_wagtail_publishes_in_several_processes_at_once():
    source = inspect.getsource(publish_scheduled)
    assert "lock" not in source, mended("wagtail", "the lock in core/management/commands/run_scheduler.py")


def test_bleach_has_had_no_release_since_june():
    pinned = (settings.BASE_DIR / "requirements.txt").read_text()
    assert "bleach==6.4.0" in pinned, mended("bleach", "nh3 in core/sanitise.py, if it is kept up again,")
