"""Numbers that others give, in the forms in which registers, exports and officers write them."""

import pytest

from venues.identifiers import as_typed


@pytest.mark.parametrize(
    ("key", "typed", "number"),
    [
        ("uprn", "100000000017", "100000000017"),
        ("uprn", "10000000017.0", "10000000017"),
        ("uprn", "100,000,000,017", "100000000017"),
        ("uprn", "UPRN: 100000000017", "100000000017"),
        ("uprn", "000100000017", "000100000017"),
        ("uprn", "1.00023E+11", "1.00023E+11"),  # nobody can say what it was: refused at its cell
        ("fhrs_id", "1234567", "1234567"),
        ("fhrs_id", "FHRSID 1234567", "1234567"),
        ("fhrs_id", "https://ratings.food.gov.uk/business/1234567", "1234567"),
        ("fhrs_id", "https://ratings.food.gov.uk/business/1234567/the-paper-lantern", "1234567"),
        ("fhrs_id", "http://ratings.food.gov.uk/business/en-GB/1234567/", "1234567"),
        ("licence_number", "17/00001/LIPDPS", "17/00001/LIPDPS"),
        ("licence_number", "2014-BFN-0000001", "2014-BFN-0000001"),
        ("licence_number", "LN/200501234", "LN/200501234"),
        ("licence_number", "PREM-7.0", "PREM-7.0"),
        ("licence_number", "LI 06/0001 PRE", "LI 06/0001 PRE"),
    ],
)
def test_the_number_is_found_in_what_was_typed(key, typed, number):
    assert as_typed(key, typed) == number
