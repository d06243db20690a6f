"""The officer, her browser and her year are the desk's."""

from tests.venues.desk.conftest import desk, officer, wards, year

__all__ = ["desk", "officer", "wards", "year"]
