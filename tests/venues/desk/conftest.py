"""An officer with only an officer's rights, and a scheme year with its levels."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from core.models import FourEyesSettings
from venues.models import Award, Level, SchemeYear, Ward


@pytest.fixture(autouse=True)
def one_officer_is_enough(request, db):
    """As a small team sets it. What waits for a second officer is asked in test_held_entries.py."""
    if "two_officers" not in request.fixturenames:
        FourEyesSettings(register=True).save()


@pytest.fixture
def officer(django_user_model, db):
    from home.roles import make_roles

    user = django_user_model.objects.create_user("officer", password="a long enough phrase")
    user.groups.add(make_roles()["Register officers"])
    return user


@pytest.fixture
def desk(client, officer, front_page):
    """The officer's browser, signed in."""
    client.force_login(officer)
    return client


@pytest.fixture
def year(db):
    made = SchemeYear.objects.create(year=2026, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    Level.objects.create(scheme_year=made, name="Highly Commended", rank=1)
    Level.objects.create(scheme_year=made, name="Commended", rank=2)
    Award.objects.create(scheme_year=made, name="Overall Winner")
    return made


@pytest.fixture
def wards(db):
    return {name: Ward.objects.create(code=f"W{n}", name=name) for n, name in enumerate(["Cheap", "Dowgate"])}


def xlsx(*rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()
