"""No rules of classes; nothing that is guessed first."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from core.models import SiteUser

PERSON = SiteUser(username="amara.okafor", first_name="Amara", last_name="Okafor", email="amara@city.example")


@pytest.mark.parametrize(
    "password",
    [
        "123456789012",
        "aaaaaaaaaaaa",
        "abcabcabcabcabc",
        "qwertyuiop[]",
        "Password1234",
        "P@ssw0rd!2026",
        "SaferCity2026!",
        "amaraokafor99",
        "london-london-london",
        "elevenchars",
    ],
)
def test_what_is_guessed_first_is_refused_in_words(password, db):
    with pytest.raises(ValidationError) as refusal:
        validate_password(password, PERSON)
    assert all(message.endswith(".") for message in refusal.value.messages)


@pytest.mark.parametrize(
    "password",
    ["kettle moss ladder quartz", "tqv4 zub9 mekk", "vier-Fahrräder-im-Nebel-42"],
)
def test_what_is_hard_to_guess_needs_no_signs_of_any_class(password, db):
    validate_password(password, PERSON)


def test_a_very_long_one_is_looked_at_in_a_moment(db):
    validate_password("kettle moss ladder quartz " * 100, PERSON)
