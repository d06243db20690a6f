"""Style sheets as collectstatic writes them: a page asks for one file and not for those that it imports."""

from pathlib import Path

import pytest
from django.core.management import call_command

from core.style_sheets import StaticStorage


@pytest.fixture
def source(settings, tmp_path):
    """A folder of style sheets, two of which share a third."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "base.css").write_text("b{}\n")
    for name in ("one", "two"):
        (source / f"{name}.css").write_text(f'/* {name} */\n@import "base.css";\n\n{name}{{}}\n')
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [source], tmp_path / "static"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]  # of Wagtail's files none
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "core.style_sheets.StaticStorage"}}
    return source


def collected(name: str) -> tuple[str, str]:
    """The name that a page asks for, and what it gets."""
    call_command("collectstatic", interactive=False, verbosity=0)
    storage = StaticStorage()
    served = storage.stored_name(name)
    return served, Path(storage.path(served)).read_text()


def test_what_a_sheet_imports_is_written_into_it(source):
    served, sheet = collected("one.css")
    assert sheet == "/* one */\nb{}\n\none{}\n"
    assert served != "one.css"
    assert collected("two.css")[1] == "/* two */\nb{}\n\ntwo{}\n"


def test_a_sheet_has_another_name_when_what_it_imports_has_changed(source):
    before, _ = collected("one.css")
    (source / "base.css").write_text("b{color:red}\n")
    after, sheet = collected("one.css")
    assert "color:red" in sheet
    assert after != before
