"""The register of a new site: the wards with their postcodes, and the years of the scheme."""

from pathlib import Path

from home.starter.scheme_years import make_scheme_years
from venues.places.loading import load_landmarks, load_postcodes, load_wards

CITY_WARDS = Path(__file__).with_name("city_wards.geojson")  # the 25 wards; says itself where it comes from

CITY_STATIONS = Path(__file__).with_name("city_stations.geojson")  # the six of the railway; says where it comes from


def load_city_stations() -> int:
    return load_landmarks(CITY_STATIONS.read_text(encoding="utf-8"))


def load_city_wards() -> int:
    return load_wards(CITY_WARDS.read_text(encoding="utf-8"))


def make_register() -> None:
    load_postcodes()
    load_city_wards()
    load_city_stations()
    make_scheme_years()
