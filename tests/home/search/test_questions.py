"""What people really type, tried on the site as it begins. The lists are printed with what stood first."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Site

from home.search.trial import tried

pytestmark = pytest.mark.slow
ENOUGH = 0.95  # of the lines of each list


def lists_of():
    found = sorted((settings.BASE_DIR / "home/search/questions").glob("*.tsv"))
    assert len(found) >= 2
    return found


@pytest.fixture(scope="module")
def lists(django_db_setup, django_db_blocker):
    """Every line tried once, on one starter site, which is then taken away again."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        call_command("create_starter_site", verbosity=0)
        site = Site.objects.select_related("root_page").get(is_default_site=True)
        yield {path.name: tried(path.read_text(encoding="utf-8"), site, timezone.localtime()) for path in lists_of()}
        transaction.set_rollback(True)


def test_what_is_asked_is_found_where_it_should_be(lists, capsys):
    with capsys.disabled():
        for name, lines in lists.items():
            missed = [
                f"{line.typed} ({line.place or 'not found'}; first {line.first})" for line in lines if not line.is_right
            ]
            print(f"\n{name}: {len(lines) - len(missed)} of {len(lines)}", *missed, sep="\n  missed: ")
    for name, lines in lists.items():
        assert sum(line.is_right for line in lines) >= ENOUGH * len(lines), name


def test_every_line_of_harm_leads_to_help(lists):
    harm = [
        line
        for lines in lists.values()
        for line in lines
        if line.right == ("/support/",) or "/support/at-home/" in line.right
    ]
    assert len(harm) >= 30
    assert [line.typed for line in harm if not (line.is_right and line.is_harm)] == []
