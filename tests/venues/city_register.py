"""The City's register: the wards with their postcodes, and the years of the scheme."""

from home.content_sets.loader import load_set
from home.starter.sets import CITYS_SET, rows_of
from home.starter.site import load_map


def make_register() -> None:
    load_map(CITYS_SET)
    load_set(CITYS_SET, only=rows_of("scheme-years"))
