"""The register of a new site: the wards with their postcodes, the years of the scheme, and venues that are made up."""

from delivery.clock import london_now
from home.starter.scheme_years import make_scheme_years
from venues.places.loading import load_postcodes
from venues.samples import make_samples


def make_register() -> None:
    load_postcodes()
    make_scheme_years()
    make_samples(london_now())
