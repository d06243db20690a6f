"""The API attacked by schemathesis: what its own description allows, and what that does not allow."""

from datetime import date

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.venues.public_register import accredit, make_venue, make_ward
from venues.open_data.openapi import openapi

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

EXAMPLES = 25  # of each address, and as many again that are wrong: the same ones at each run
MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
AS_IT_IS = {"Accept-Encoding": "identity"}
calm = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def operations():
    schema = schemathesis.openapi.from_dict(openapi())
    schema.app = get_wsgi_application()
    return {operation.label: operation for operation in (found.ok() for found in schema.get_all_operations())}


@pytest.fixture
def connection_kept():
    """As Django's own test client does: a request that ends would end the test's transaction with it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def register(front_page, now, connection_kept):
    goose = make_venue(ward=make_ward())
    accredit(goose, 2025, level="Commended")
    accredit(goose, 2026, suspended=date(2026, 11, 2))
    make_venue("Sample Hall", is_sample=True, easting=None, northing=None)


def is_possible(operation, mode) -> bool:
    """Without a parameter there is nothing to get wrong."""
    return mode == GenerationMode.POSITIVE or any((operation.query, operation.path_parameters))


@pytest.mark.parametrize("label", [f"GET {path}" for path in openapi()["paths"]])
@pytest.mark.parametrize("mode", MODES, ids=["as described", "otherwise"])
def test_every_answer_is_one_that_the_description_names(operations, register, label, mode):
    operation = operations[label]
    if not is_possible(operation, mode):
        return

    @calm
    @given(st.data())
    def attacked(data):
        case = data.draw(operation.as_strategy(generation_mode=mode))
        # No description can say “at most a year ago”, so what is older is refused though it looks right.
        excluded = [positive_data_acceptance] if "since" in case.query else []
        case.call_and_validate(headers=AS_IT_IS, excluded_checks=excluded)

    attacked()


def test_a_program_at_a_wrong_address_is_told_in_its_own_form(client, front_page):
    for address in ("venues/ST-9999", "venues/", "nothing", "venues/ST-0001/scores"):
        response = client.get(f"/safety-thirst/api/v1/{address}")
        assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json"), address
        assert "There is no" in response.json()["detail"]
