"""The officer, her browser and her year are the desk's."""

from tests.venues.desk.conftest import desk, officer, one_officer_is_enough, wards, year

__all__ = ["desk", "officer", "one_officer_is_enough", "wards", "year"]
