"""The checks that run at every start catch a page type or block that an editor would be lost with."""

from types import SimpleNamespace

import pytest
from wagtail import blocks

from core import checks


def page_type(**given):
    """A stand-in for a page type of ours that sets only what is given."""
    return type("TeaPage", (), {"_meta": SimpleNamespace(app_label="plans", label="plans.TeaPage"), **given})


@pytest.fixture
def said_of(monkeypatch):
    """What the checks say of the page types given."""

    def say(check, *models) -> list[str]:
        monkeypatch.setattr(checks, "get_page_models", lambda: models)
        return [(error.id, error.msg) for error in check(None)]

    return say


def test_a_page_type_must_say_where_it_belongs_and_what_it_is_for(said_of):
    bad = page_type(subpage_types=[])
    assert said_of(checks.every_page_type_says_where_it_belongs, bad) == [
        ("core.E001", "plans.TeaPage does not set parent_page_types."),
        ("core.E001", "plans.TeaPage does not set page_description."),
    ]


def test_what_its_parent_class_says_does_not_count(said_of):
    whole = page_type(parent_page_types=[], subpage_types=[], page_description="Tea.")
    heir = type("GreenTeaPage", (whole,), {})
    assert said_of(checks.every_page_type_says_where_it_belongs, whole) == []
    assert len(said_of(checks.every_page_type_says_where_it_belongs, heir)) == 3


@pytest.mark.parametrize("missing", ["icon", "description", "preview_value", "template"])
def test_a_block_must_show_itself_to_editors(said_of, missing):
    shown = {"icon": "cup", "description": "Tea.", "preview_value": {"leaf": "Assam"}, "template": "blocks/tea.html"}
    del shown[missing]
    tea = type("TeaBlock", (blocks.StructBlock,), {"__module__": "core.blocks.tea", "Meta": type("Meta", (), shown)})
    stream = blocks.StreamBlock([("cups", blocks.ListBlock(tea()))])
    field = SimpleNamespace(stream_block=stream)
    model = page_type()
    model._meta.get_fields = lambda: [field]
    assert said_of(checks.every_block_of_ours_shows_itself_to_editors, model) == [
        ("core.E002", f"TeaBlock does not set {missing}.")
    ]


def test_our_own_page_types_and_blocks_pass():
    assert not list(checks.every_page_type_says_where_it_belongs(None))
    assert not list(checks.every_block_of_ours_shows_itself_to_editors(None))
