"""The table of services for operators says what the starter content of now shows."""

import json

from django.conf import settings


def test_every_service_stands_in_it_as_it_is_shown_now():
    page = (settings.BASE_DIR / "docs" / "operators" / "services-before-and-after.md").read_text(encoding="utf-8")
    lines = [line.strip("|").split(" | ") for line in page.splitlines() if line.startswith("| ")]
    told = {name.strip(): now for name, _, now, _ in lines[1:]}
    rows = json.loads((settings.BASE_DIR / "starter/city-of-london/services.json").read_text(encoding="utf-8"))
    held = {row["name"] for row in rows if row.get("held_back_because")}
    assert {name for name, now in told.items() if now == "held"} == held, "Run script/list-services."
    for row in rows:
        numbers = [way[1] for way in row["ways"] if way[0] in ("phone", "text")]
        if row["name"] not in held:
            assert all(number in told[row["name"]] for number in numbers), "Run script/list-services."
    assert set(told) - {row["name"] for row in rows} == {"Women’s Aid Live Chat"}  # it has ended


def test_what_was_shown_at_first_stays_as_it_was():
    page = (settings.BASE_DIR / "docs" / "operators" / "services-before-and-after.md").read_text(encoding="utf-8")
    assert "Before, 7 of the 35 were shown with a number, 13 with a website alone and 15 were held." in page
