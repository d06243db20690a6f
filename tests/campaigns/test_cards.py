"""The picture that a shared link shows: measured when it is drawn, and told to the editor in words."""

from io import BytesIO

import pytest
from PIL import Image

from campaigns.card_checks import checks_of, contrast, contrast_of_words
from campaigns.share_images import card, title_fits
from core.brand import Brand
from tests.campaigns.conftest import png

DOES_NOT_FIT = "The title does not fit on the picture for shared links. Make it shorter, or split its longest word."


def words(drawn: bytes, title: str = "See each other home") -> list[str]:
    """What is not good about it."""
    return [check.words for check in checks_of(drawn, title) if not check.is_good]


@pytest.mark.parametrize("title", ["Home", "See each other home: winter 2026 to 2027", "Look out " * 12])
@pytest.mark.parametrize("colour", ["white", "black", "#f8c65c"])
def test_every_card_has_contrast_and_size(title, colour):
    picture = BytesIO()
    Image.new("RGB", (800, 700), colour).save(picture, "PNG")
    assert not words(card(picture, title, "16 November 2026 to 3 January 2027"), title)


@pytest.mark.parametrize("title", ["One two three four five six " * 4, "Out at night: " + "and " * 20])
def test_title_mark_and_days_stand_free_of_each_other(title):
    with Image.open(BytesIO(card(BytesIO(png()), title, "1 May 2026"))) as drawn:
        panel = drawn.convert("RGB").crop((0, 0, 560, 630))
    for what, top, bottom, is_free in [
        ("mark", 50, 105, False), ("below it", 109, 118, True), ("title", 130, 520, False),
        ("below it", 532, 544, True), ("days", 546, 580, False),
    ]:  # fmt: skip
        band = panel.crop((0, top, 560, bottom))
        assert (len(band.getcolors(99_999)) == 1) is is_free, what


def test_a_card_has_the_colour_and_logo_of_the_partnership():
    logo = BytesIO()
    Image.new("RGB", (300, 100), "#c02070").save(logo, "PNG")
    brand = Brand.of("#2a1a4a", "#5a2d91", logo.getvalue())
    drawn = card(BytesIO(png()), "See each other home", "1 May 2026", brand)
    with Image.open(BytesIO(drawn)) as picture:
        assert picture.convert("RGB").getpixel((10, 300)) == (0x2A, 0x1A, 0x4A)
        red, green, blue = picture.convert("RGB").getpixel((90, 76))
    assert abs(red - 0xC0) < 9 and abs(green - 0x20) < 9 and abs(blue - 0x70) < 9
    assert not words(drawn)


def test_contrast_is_measured_as_the_guidelines_say():
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_faint_words_and_a_wrong_size_are_told():
    faint = Image.new("RGB", (600, 315), "#777777")
    faint.paste("#8a8a8a", (40, 40, 400, 200))
    written = BytesIO()
    faint.save(written, "PNG")
    assert contrast_of_words(faint) < 1.5
    told = words(written.getvalue())
    assert told[0].startswith("Contrast of the words: 1.")
    assert told[1] == "Size: 600 by 315 pixels. Networks ask for 1200 by 630."


@pytest.mark.parametrize(("ink", "is_told"), [("#777777", True), ("#767676", False)])  # 4.48 and 4.54 to 1
def test_words_need_a_contrast_of_four_and_a_half(ink, is_told):
    drawn = Image.new("RGB", (1200, 630), "white")
    drawn.paste(ink, (40, 40, 400, 200))
    written = BytesIO()
    drawn.save(written, "PNG")
    assert any("Contrast" in told for told in words(written.getvalue())) is is_told


@pytest.mark.parametrize("title", ["Word " * 60, "Donaudampfschifffahrtsgesellschaftskapitän"])
def test_a_title_that_does_not_fit_is_told(title):
    assert not title_fits(title)
    assert words(card(BytesIO(png()), title), title) == [DOES_NOT_FIT]


@pytest.mark.slow
def test_it_is_refused_at_its_field(make_edition):
    edition = make_edition(publish=False, title="Word " * 40)
    assert [(problem.field, problem.message) for problem in edition.refused_because] == [("title", DOES_NOT_FIT)]


@pytest.mark.slow
def test_the_editor_sees_the_post_and_what_was_measured(client, make_edition, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("editor"))
    edition = make_edition(publish=False)
    said = client.get(f"/admin/pages/{edition.pk}/view_draft/", {"mode": "post"}).content.decode()
    assert "See each other home. In danger, call 999." in said
    assert 'alt="See each other home: winter-2026. A street at night."' in said
    for told in ("Contrast of the words: ", "Size: 1200 by 630 pixels.", "The whole title is on it."):
        assert told in said
    assert "Not yet." not in said
