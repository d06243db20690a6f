"""The City's register: the wards with their postcodes, and the years of the scheme."""

from home.content_sets.loader import load_set
from home.starter.sets import CITYS_SET, load_city_stations, load_city_wards, rows_of
from venues.places.loading import load_postcodes


def make_register() -> None:
    load_postcodes()
    load_city_wards()
    load_city_stations()
    load_set(CITYS_SET, only=rows_of("scheme-years"))
