"""Services that have ended: nothing that a new site starts with leads anybody there, and no form takes them."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from support_services.never_link import why_never, why_never_named

# What the reference says must never be linked or named, written out here once more.
ENDED = re.compile(
    r"chat\.womensaid|emergencysms\.org|actionfraud|action fraud|ask for ani|safeline|male survivor helpline"
    r"|0808 ?802 ?9999|0800 ?77 ?66 ?00|01323 ?635987",
    re.IGNORECASE,
)


def files_that_readers_see() -> list[Path]:
    base = settings.BASE_DIR
    starter = [path for path in (base / "starter").rglob("*") if path.suffix in (".md", ".yaml", ".json")]
    starter.remove(base / "starter/city-of-london/rows/answers.yaml")  # what people type, and what took their place
    return [*(base / "templates").rglob("*.html"), *starter]


def test_no_template_and_nothing_a_new_site_starts_with_names_them():
    for path in files_that_readers_see():
        assert not ENDED.search(path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize(
    "value",
    ["https://chat.womensaid.org.uk/", "https://www.emergencysms.org.uk/register", "https://www.actionfraud.police.uk",
     "https://safeline.org.uk/", "0808 802 9999", "+44 808 802 9999", "0800 77 66 00"],
)  # fmt: skip
def test_they_are_refused_with_the_reason(value):
    from support_services.models import ContactPoint

    kind = "web" if value.startswith("http") else "phone"
    with pytest.raises(ValidationError) as refused:
        ContactPoint(kind=kind, value=value).full_clean(exclude=["service"])
    assert refused.value.message_dict["value"] == [why_never(value)]


@pytest.mark.parametrize(
    "name", ["Ask for ANI", "Action Fraud", "Women's Aid Live Chat", "Action Fraud (replaced by Report Fraud)"]
)
def test_so_are_their_names(name):
    assert why_never_named(name)


@pytest.mark.parametrize(
    "name", ["Report Fraud", "Report Fraud (replaced Action Fraud)", "Report Fraud, formerly Action Fraud"]
)
def test_what_took_their_place_may_say_so(name):
    assert not why_never_named(name)


@pytest.mark.parametrize(
    "value", ["https://www.womensaid.org.uk/", "0808 500 2222", "https://[", "https://relayuk.bt.com/"]
)
def test_others_are_not(value):
    assert not why_never(value)
