"""Somebody who hears only the headings of a page can follow them."""

import pytest

from core.heading_checks import advice_on_headings, headings_among
from core.slugs import gives_away

TEXT = ("", 1)


def said(*blocks) -> list[str]:
    return [advice.message for advice in advice_on_headings(headings_among(blocks, "Body", "body"))]


def test_headings_in_order_are_told_nothing():
    assert said(("What we do", 1), TEXT, ("How", 2), TEXT, ("Who", 1), ("When", 2), TEXT) == []


@pytest.mark.parametrize(
    "blocks, what",
    [
        ([("How", 2), TEXT], "“How” is a smaller heading and no main one stands before it."),
        ([("How", 1), ("Who", 1), TEXT], "Nothing stands below the heading “How”."),
        ([TEXT, ("How", 1)], "Nothing stands below the heading “How”."),
        ([("How", 1), ("First", 2), ("Who", 1), TEXT], "Nothing stands below the heading “First”."),
        ([("How", 1), TEXT, ("how ", 1), TEXT], "The heading “how ” stands twice."),
    ],
)
def test_what_skips_repeats_or_leads_nowhere_is_named(blocks, what):
    [message] = said(*blocks)
    assert message.startswith(what)


@pytest.mark.parametrize(
    "slug, title, is_given_away",
    [
        ("lanterns-for-every-lane", "Lanterns for every lane", True),
        ("lanterns-for-every-lane-2", "Lanterns for every lane", True),
        ("winter-2027", "Lanterns for every lane", False),
        ("", "", False),
    ],
)
def test_whether_an_address_gives_a_title_away(slug, title, is_given_away):
    assert gives_away(slug, title) is is_given_away
