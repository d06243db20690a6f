"""The version that the admin shows is the one that the changelog begins with."""

import re

from django.conf import settings


def test_the_admin_shows_the_version_that_the_changelog_begins_with(admin_client):
    dated = re.findall(
        r"^## (\d+(?:\.\d+)+) – (\d{4}-\d\d-\d\d)$", (settings.BASE_DIR / "CHANGELOG.md").read_text(), re.M
    )
    assert dated and dated == sorted(dated, key=lambda version: version[1], reverse=True), "The newest is first, dated."
    assert f"Version {dated[0][0]} of this site." in admin_client.get("/admin/").text


def test_what_an_upgrade_needs_has_a_section_for_each_version():
    changelog, upgrading = (settings.BASE_DIR / name for name in ("CHANGELOG.md", "docs/operators/upgrading.md"))
    versions = re.findall(r"^## (\d[\d.]*)", changelog.read_text(), re.M)
    assert re.findall(r"^## (\d[\d.]*)", upgrading.read_text(), re.M) == versions
