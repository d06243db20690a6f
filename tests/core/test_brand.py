"""Colours of a partnership's own: refused at the field where words could not be read, else in every mode."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError

from core.brand import style_sheet
from core.models import PartnershipSettings


@pytest.mark.parametrize(
    ("field", "colour", "said"),
    [
        ("dark_colour", "#5a8dff", "Warnings on it have a contrast of 1.8 to 1, and need 4.5 to 1 to be read."),
        ("link_colour", "#ffcc00", "Links in it on grey boxes have a contrast of 1.2 to 1"),
        ("link_colour", "red", "“red” is no colour. Write # and six figures or letters a to f"),
        ("dark_colour", "#12", "“#12” is no colour."),
    ],
)
def test_a_colour_in_which_words_cannot_be_read_is_refused_at_its_field(field, colour, said):
    with pytest.raises(ValidationError) as caught:
        PartnershipSettings(**{field: colour}).clean()
    [words] = caught.value.message_dict[field]
    assert said in words


def test_links_are_made_light_enough_for_dark_screens():
    sheet = style_sheet("", "#5a2d91")
    dark = sheet.split("dark)")[1]
    assert "--link:#9c81bd" in dark and "--night" not in sheet.split("@layer page")[0]


def test_a_site_without_colours_of_its_own_asks_for_no_sheet(front_page, client):
    page = client.get("/").content.decode()
    assert "brand.css" not in page and "img/favicon" in page
    assert client.get("/brand.css").status_code == client.get("/brand.svg").status_code == 404


def test_an_administrator_is_told_in_the_form_and_nothing_typed_is_lost(front_page, client):
    client.force_login(get_user_model().objects.create_superuser("ada", password="a-long-one-9"))
    row = PartnershipSettings.objects.get()
    typed = {"name": "Safer Northbridge", "dark_colour": "#5a8dff", "years_people_are_named": 2}
    said = client.post(f"/admin/settings/core/partnershipsettings/{row.site_id}/", typed).content.decode()
    assert "need 4.5 to 1 to be read" in said and "#5a8dff" in said and "Safer Northbridge" in said
    row.refresh_from_db()
    assert row.name == "Safer City Partnership" and row.dark_colour == ""
