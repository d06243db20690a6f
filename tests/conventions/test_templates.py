"""Public pages carry no script or style of their own, so the content security policy can refuse all of them."""

import re

import pytest

RULES = {
    "no inline script": (r"<script(?![^>]*\ssrc=)", "Put it in static/js, or do without."),
    "no style element": (r"<style\b", "Put it in static/css."),
    "no style attribute": (r"\sstyle\s*=", "Give it a class."),
    "no event attribute": (r"<[^>]*\son[a-z]+\s*=", "Listen from a file in static/js."),
    "no other site": (
        r"<(script|link|img|iframe|source|video|audio)\b[^>]*(src|href)=[\"']?(https?:)?//",
        "Keep it in static/.",
    ),
}

# Shown when nothing else of the site can be reached, so its style is in it.
SELF_CONTAINED = {"templates/503.html": "no style element"}

# Where a template trusts markup, with who made that markup safe.
TRUSTED = {
    "templates/components/para.html": "the caller's words have been through the richtext filter",
    "core/templates/wagtailadmin/userbar/base.html": "Wagtail's own: each item is markup that Wagtail rendered",
    "templates/plans/admin/import_rendering.html": "plans.papers.rendering cleaned or escaped it",
}


def is_public(path: str) -> bool:
    return (
        path.endswith((".html", ".svg"))
        and "templates/" in path
        and not {"admin", "wagtailadmin"} & set(path.split("/"))
    )


@pytest.mark.parametrize("rule", RULES)
def test_public_templates_have(rule, texts):
    pattern, instead = RULES[rule]
    broken = [
        path
        for path, text in texts.items()
        if is_public(path) and SELF_CONTAINED.get(path) != rule and re.search(pattern, text, re.IGNORECASE)
    ]
    assert not broken, f"{instead} {broken}"


def test_markup_is_trusted_only_where_listed(texts):
    trusting = {
        path
        for path, text in texts.items()
        if path.endswith(".html") and re.search(r"\|\s*safe\b|autoescape off", text)
    }
    assert trusting <= TRUSTED.keys(), (
        f"Use richtext, or list these in TRUSTED with a reason: {trusting - TRUSTED.keys()}"
    )


def test_the_error_page_of_last_resort_has_one_style_element(texts):
    assert texts["templates/503.html"].count("<style") <= 1


def test_templates_are_lines_that_people_can_read(texts):
    """Mean at most 55 characters, at most 3 % over 120, none over 160: more is logic, and belongs into Python."""
    lines = {
        f"{path}:{number}": len(line)
        for path, text in texts.items()
        if path.endswith(".html") and path.startswith("templates/")
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip()
    }
    longest = [place for place, length in lines.items() if length > 160]
    long = [place for place, length in lines.items() if length > 120]
    assert not longest, f"Break these lines, where a reader would: {longest}"
    assert sum(lines.values()) / len(lines) <= 55
    assert len(long) / len(lines) <= 0.03, f"Break some of these lines: {long}"
