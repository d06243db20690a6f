"""The map, as shapes: where things stand, and that pins do not hide each other. No database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venues.places.drawing import BaseMap, KnownPlace, WardShape, draw
from venues.places.grid import GridPoint, distance, grid_point, longitude_latitude
from venues.places.pins import Placed
from venues.places.schematic import outline, sketch
from venues.places.shapes import NotAShape, is_inside, label_point, rings_from

SQUARE = [[531000, 181000], [532000, 181000], [532000, 182000], [531000, 182000]]
CHEAP = WardShape("E1", "Cheap", [SQUARE], GridPoint(531500, 181500))


def placed(number, east, north, **given):
    return Placed(number, f"Venue {number}", "Cheap", GridPoint(east, north), **given)


class TestGrid:
    def test_it_agrees_with_the_ordnance_survey(self):
        """St Paul's Cathedral, by the survey's own figures for both systems."""
        longitude, latitude = longitude_latitude(532031, 181119)
        assert longitude == pytest.approx(-0.0987, abs=0.0003)
        assert latitude == pytest.approx(51.5136, abs=0.0003)

    @given(st.integers(100_000, 650_000), st.integers(10_000, 1_200_000))
    def test_there_and_back_is_where_it_began(self, easting, northing):
        back = grid_point(*longitude_latitude(easting, northing))
        assert distance(back, GridPoint(easting, northing)) < 0.1


class TestSketch:
    def test_an_outline_goes_around_its_cells_and_no_others(self):
        cells = {(0, 0), (1, 0), (1, 1)}
        rings = outline(cells)
        for i in range(-1, 3):
            for j in range(-1, 3):
                assert is_inside(((i + 0.5) * 60, (j + 0.5) * 60), rings) == ((i, j) in cells)

    def test_a_hole_is_a_ring_of_its_own(self):
        rings = outline({(i, j) for i in range(3) for j in range(3)} - {(1, 1)})
        assert len(rings) == 2
        assert not is_inside((1.5 * 60, 1.5 * 60), rings)

    def test_each_place_goes_to_the_nearest_label(self):
        points = [GridPoint(x, y) for x in range(0, 1200, 30) for y in range(0, 600, 30)]
        shapes = sketch(points, {"west": GridPoint(300, 300), "east": GridPoint(900, 300)})
        assert is_inside((200, 300), shapes["west"])
        assert is_inside((1000, 300), shapes["east"])
        assert not is_inside((200, 300), shapes["east"])


class TestShapes:
    def test_a_ring_is_read_from_longitude_and_latitude(self):
        corners = [longitude_latitude(*corner) for corner in SQUARE]
        rings = rings_from({"type": "Polygon", "coordinates": [[*corners, corners[0]]]})
        assert rings == [SQUARE]
        assert label_point(rings) == pytest.approx((531500, 181500), abs=50)

    @pytest.mark.parametrize(
        ("geometry", "said"),
        [
            (None, "no Polygon"),
            ({"type": "Point", "coordinates": [0, 51]}, "no Polygon"),
            ({"type": "Polygon", "coordinates": [[[51.5, -0.1], [51.6, -0.1], [51.5, -0.2]]]}, "longitude first"),
            ({"type": "Polygon", "coordinates": [["a", "b"]]}, "pairs of numbers"),
            ({"type": "Polygon", "coordinates": []}, "fewer than three"),
        ],
    )
    def test_what_is_no_shape_is_refused_in_words(self, geometry, said):
        with pytest.raises(NotAShape, match=said):
            rings_from(geometry)


def boxes(drawn, names, pins, width):
    """What is drawn on a map of so many pixels: left, top, right and bottom of each pin and name."""
    height = width * int(drawn.view_box.split()[3]) / 400

    def box(x, y, wide, high):
        across, down = float(x.rstrip("%")) * width / 100, float(y.rstrip("%")) * height / 100
        return across - wide / 2, down - high / 2, across + wide / 2, down + high / 2

    named = [box(name.x, name.y, 7.6 * len(name.words), 18) for name in names]
    return named + [box(pin.x, pin.y, float(pin.width) + 2, 32) for pin in pins]


def overlap(one, other) -> float:
    """By how many pixels two boxes lie on each other."""
    return min(min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1]))


class TestMap:
    def test_a_pin_is_a_link_to_its_place_in_the_list_and_says_which(self):
        pin = draw(BaseMap([CHEAP]), [placed(3, 531500, 181500)]).pins[0]
        assert (pin.href, pin.words, pin.label) == ("#v3", "3", "3. Venue 3, Cheap")
        assert (pin.x, pin.y) == ("50.0%", "50.0%")

    def test_neighbours_share_a_pin_that_names_them_all(self):
        drawn = draw(
            BaseMap([CHEAP]), [placed(1, 531200, 181500), placed(2, 531800, 181500), placed(5, 531210, 181500)]
        )
        assert [pin.words for pin in drawn.pins] == ["1, 5", "2"]
        assert drawn.pins[0].label == "1, 5, 2 venues: 1. Venue 1, Cheap; 5. Venue 5, Cheap"

    def test_many_on_one_pin_are_counted(self):
        drawn = draw(BaseMap([CHEAP]), [placed(number, 531500, 181500) for number in range(1, 8)])
        assert drawn.pins[0].words == "×7"
        assert drawn.pins[0].label.startswith("×7, 7 venues: 1. Venue 1, Cheap;")
        assert drawn.pins[0].label.endswith("; and 4 more")

    def test_a_shared_pin_keeps_both_states(self):
        several = [placed(number, 531500, 181500, in_date=int(number > 2)) for number in range(1, 8)]
        [pin] = draw(BaseMap([CHEAP]), several).pins
        assert (pin.words, pin.other, pin.shape) == ("×5", "×2", "both")
        assert pin.label.startswith("×5 ×2, 5 may show the award today, 2 not: ")
        [shut] = draw(BaseMap([CHEAP]), several[:2]).pins
        assert (shut.words, shut.shape) == ("1, 2", "shut")

    @given(st.lists(st.tuples(st.integers(531000, 532000), st.integers(181000, 182000)), max_size=60))
    def test_every_venue_is_on_one_pin_and_nothing_lies_on_anything(self, places):
        drawn = draw(BaseMap([CHEAP]), [placed(number, *place) for number, place in enumerate(places, 1)])
        assert sum(_count(pin) for pin in drawn.pins) == len(places)
        for names, pins, width in ((drawn.names, drawn.pins, 518), (drawn.few_names, drawn.few_pins, 288)):
            every = boxes(drawn, names, pins, width)
            assert all(overlap(one, other) <= 2 for at, one in enumerate(every) for other in every[at + 1 :])
            assert all(left >= -1 and right <= width + 1 for left, _, right, _ in every)

    def test_a_ward_has_its_name_or_a_letter_of_the_key(self):
        narrow = WardShape("E2", "A very long name of a ward " * 4, [SQUARE], CHEAP.label)
        drawn = draw(BaseMap([narrow, CHEAP]), [])
        assert {name.words for name in drawn.names} == {"a", "Cheap"}
        assert drawn.key == [("a", narrow.name)]

    def test_a_ward_that_pins_fill_has_its_letter_aside_and_a_line_to_it(self):
        small = [[531480, 181480], [531520, 181480], [531520, 181520], [531480, 181520]]
        ward = WardShape("E3", "Small", [small], GridPoint(531500, 181500))
        drawn = draw(BaseMap([CHEAP, ward]), [placed(1, 531500, 181500)])
        for names, pins, width in ((drawn.names, drawn.pins, 518), (drawn.few_names, drawn.few_pins, 288)):
            [letter] = [name for name in names if name.leads_to]
            assert letter.words == "b" and letter.leads_to == ("50.0%", "50.0%")
            every = boxes(drawn, names, pins, width)
            assert all(overlap(one, other) <= 2 for at, one in enumerate(every) for other in every[at + 1 :])
        assert ("b", "Small") in drawn.key

    def test_a_station_is_named_where_there_is_room_beside_its_mark(self):
        stations = [KnownPlace("Old Halt", GridPoint(531020, 181900)), KnownPlace("East", GridPoint(531985, 181900))]
        drawn = draw(BaseMap([CHEAP], stations), [])
        assert [each.words for each in drawn.landmarks] == ["▪ Old Halt", "East ▪"]
        covered = draw(BaseMap([CHEAP], stations), [placed(1, 531020, 181900)])
        assert [each.words for each in covered.landmarks] == ["East ▪"]

    def test_what_is_not_on_the_map_is_counted(self):
        assert draw(BaseMap([CHEAP]), [placed(1, 400000, 300000)], unplaced=2).not_placed == 3

    def test_without_a_shape_there_is_still_a_map(self):
        for easting, northing in [(532400, 181300), (245000, 54000)]:  # wherever the partnership is
            drawn = draw(BaseMap([]), [placed(1, easting, northing), placed(2, easting + 900, northing)])
            assert len(drawn.pins) == 2 and not drawn.not_placed


def _count(pin) -> int:
    """How many venues a pin says that it stands for."""
    if "×" in pin.words:
        return int(pin.words[1:]) + int(pin.other[1:] or 0)
    return len(pin.words.split(", "))
