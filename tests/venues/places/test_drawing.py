"""The map, as shapes: where things stand, and that pins do not hide each other. No database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venues.places.drawing import Ground, Placed, WardShape, draw
from venues.places.grid import GridPoint, distance, grid_point, longitude_latitude
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


class TestMap:
    def test_a_pin_is_a_link_to_its_place_in_the_list_and_says_which(self):
        pin = draw(Ground([CHEAP]), [placed(3, 531500, 181500)]).pins[0]
        assert (pin.target, pin.words, pin.label) == (3, "3", "3. Venue 3, Cheap")
        assert (pin.x, pin.y) == ("50.0%", "50.0%")

    def test_neighbours_share_a_pin_that_names_them_all(self):
        drawn = draw(Ground([CHEAP]), [placed(1, 531200, 181500), placed(2, 531800, 181500), placed(5, 531210, 181500)])
        assert [pin.words for pin in drawn.pins] == ["1, 5", "2"]
        assert drawn.pins[0].label == "1. Venue 1, Cheap; 5. Venue 5, Cheap"

    def test_many_on_one_pin_are_counted(self):
        drawn = draw(Ground([CHEAP]), [placed(number, 531500, 181500) for number in range(1, 8)])
        assert drawn.pins[0].words == "1, 2 +5"
        assert drawn.few_pins[0].words == "1 +6"

    def test_one_in_date_makes_the_pin_round(self):
        drawn = draw(Ground([CHEAP]), [placed(1, 531500, 181500, is_in_date=False), placed(2, 531500, 181500)])
        assert drawn.pins[0].is_in_date

    @given(st.lists(st.tuples(st.integers(531000, 532000), st.integers(181000, 182000)), max_size=30))
    def test_every_venue_is_on_one_pin_and_pins_keep_apart(self, places):
        drawn = draw(Ground([CHEAP]), [placed(number, *place) for number, place in enumerate(places, 1)])
        named = [part.split(".")[0] for pin in drawn.pins for part in pin.label.split("; ")]
        assert sorted(map(int, named)) == list(range(1, len(places) + 1))
        firsts = [GridPoint(*places[pin.target - 1]) for pin in drawn.pins]
        apart = [distance(one, other) for at, one in enumerate(firsts) for other in firsts[at + 1 :]]
        assert all(metres >= 150 for metres in apart)

    def test_what_is_not_on_the_map_is_counted(self):
        assert draw(Ground([CHEAP]), [placed(1, 400000, 300000)], unplaced=2).not_placed == 3

    def test_without_a_shape_there_is_still_a_map(self):
        assert draw(Ground([]), [placed(1, 532400, 181300)]).pins
