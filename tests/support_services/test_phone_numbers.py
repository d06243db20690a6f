"""What is a telephone number here, and what a telephone dials for it."""

import pytest

from support_services.contact_kinds import ContactKind, href
from support_services.phone_numbers import dialled, numbers_in, texted


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("0808 2000 247", "08082000247"),
        ("08 08 16 89 111", "08081689111"),
        ("0800 1111", "08001111"),
        ("0845 464 7890", "08454647890"),
        ("020 7606 3030", "02076063030"),
        ("(020) 7606-3030", "02076063030"),
        ("+44 20 7606 3030", "02076063030"),
        ("+44 (0)20 7606 3030", "02076063030"),
        ("07700 900123", "07700900123"),
        ("01823 334244", "01823334244"),
        ("116 123", "116123"),
        ("999", "999"),
        ("101", "101"),
        ("105", "105"),
        ("55", "55"),
        ("18000", "18000"),
        ("18001 08 08 16 89 111", "1800108081689111"),
        ("18001 101", "18001101"),
    ],
)
def test_numbers_of_the_united_kingdom_are_dialled(number, digits):
    assert dialled(number) == digits


@pytest.mark.parametrize(
    "number",
    ["", " ", "call us", "0808", "0808 2000 2477 1", "12", "998", "+33 1 42 92 81 00", "0000000000", "0808 2000 247 x",
     "999; 101", "116 12", "9" * 50_000, "०८०८२०००२४७", "0808\x002000247"],
)  # fmt: skip
def test_anything_else_is_refused(number):
    with pytest.raises(ValueError, match="number"):
        dialled(number)


def test_a_number_has_at_most_40_characters_however_it_is_spaced():
    assert dialled(f"0808{' ' * 29}2000247") == "08082000247"
    with pytest.raises(ValueError, match="one number"):
        dialled(f"0808{' ' * 30}2000247")


def test_a_premium_number_is_refused_because_the_caller_pays():
    with pytest.raises(ValueError, match="premium"):
        dialled("0909 879 0000")


def test_a_text_may_go_to_a_short_code():
    assert texted("85258") == "85258"
    assert texted("0808 196 8845") == "08081968845"
    with pytest.raises(ValueError, match="number"):
        texted("12345")


def test_each_kind_of_contact_has_its_own_link():
    assert href(ContactKind.PHONE, "08 08 16 89 111") == "tel:08081689111"
    assert href(ContactKind.TEXT, "999") == "sms:999"
    assert href(ContactKind.WEBCHAT, "https://example.org/chat") == "https://example.org/chat"
    assert href(ContactKind.EMAIL, "help@example.org") == ""  # a mail program keeps what it sends


@pytest.mark.parametrize("address", ["example.org", "javascript:alert(1)", "ftp://a.org", "https://", "//example.org"])
def test_a_link_that_is_not_http_is_refused(address):
    for kind in (ContactKind.WEB, ContactKind.WEBCHAT, ContactKind.BSL):
        with pytest.raises(ValueError, match="whole address"):
            href(kind, address)


def test_numbers_are_found_in_a_text_but_999_and_dates_are_not():
    assert numbers_in("Call 0808 2000 247 or +44 20 7606 3030.") == ["0808 2000 247", "+44 20 7606 3030"]
    assert numbers_in("Call 999, press 55. On 01/02/2025 we had 48 venues, 0.5 more.") == []
