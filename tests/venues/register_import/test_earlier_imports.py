"""An import that was kept before its venues had rows of their own can be taken back as well."""

from importlib import import_module

import pytest
from django.apps import apps

from venues.models import ImportRun, SchemeYear

divide = import_module("venues.migrations.0004_what_was_before_an_import").divide


@pytest.mark.django_db
def test_what_was_before_it_is_divided_once():
    kept = {"made": [1], "given": [], "changed": {"7": {"name": "The Old Name"}}, "told": [], "former": []}
    year = SchemeYear.objects.create(year=2025)
    run = ImportRun.objects.create(file_name="venues.csv", scheme_year=year, kept=kept)
    for _ in range(2):
        divide(apps, None)
    run.refresh_from_db()
    assert run.kept["changed"] == [7] and run.kept["made"] == [1]
    assert [some.venues for some in run.before.all()] == [{"7": {"name": "The Old Name"}}]
