"""The City's register: the wards with their postcodes, and the years of the scheme."""

from home.content_sets.loader import load_set
from home.content_sets.whole_sets import load_map
from home.starter.sets import CITYS_SET, rows_of


def make_register() -> None:
    load_map(CITYS_SET)
    load_set(CITYS_SET, only=rows_of("scheme-years"))
