"""Two later lists of who takes part. They differ from the list of 2016 and from each other, and we show all three."""

from datetime import date

from core.partial_dates import Precision
from home.starter.publishing import keep
from home.starter.record import Record
from plans.models import Membership

STATUTORY, INVITED = Membership.Capacity.STATUTORY, Membership.Capacity.INVITED
BOARD_PAGE, NOVEMBER = "board page", "agenda November 2025"

# name as published, capacity, organisation where it is one that other lists have
ON_THE_PAGE = [
    ("City of London Corporation", STATUTORY, "corporation"),
    ("Police Authority", STATUTORY, "police_authority"),
    ("City of London Police", STATUTORY, "police"),
    ("London Fire Brigade", STATUTORY, "fire"),
    ("City and Hackney CCG", STATUTORY, "ccg"),
    ("The Probation Service - London", STATUTORY, None),
    ("British Transport Police", INVITED, "btp"),
    ("London Ambulance", INVITED, None),
    ("Crime Prevention Association", INVITED, "crime_prevention"),
    ("Guinness Partnership", INVITED, None),
    ("elected residents’ representative", INVITED, None),
    ("City and Hackney Public Health", INVITED, None),
    ("Victim Support", INVITED, None),
    ("Safer Business Network", INVITED, None),
]
IN_NOVEMBER = [
    ("City of London Corporation", STATUTORY, "corporation"),
    ("City of London Police", STATUTORY, "police"),
    ("London Fire Brigade", STATUTORY, "fire"),
    ("NHS North East London ICB", STATUTORY, None),
    ("National Probation Service London", STATUTORY, None),
    ("Crime Prevention Association", INVITED, "crime_prevention"),
    ("Safer Business Network", INVITED, None),
    ("City BIDs", INVITED, None),
    ("City and Hackney Safeguarding Adults", INVITED, None),
    ("City and Hackney Safeguarding Children", INVITED, None),
]
# source, what is known of its day, names
LISTS = [
    # The page has no date. What is certain is that it stood there by the day it was read.
    (BOARD_PAGE, date(2026, 11, 29), Precision.BY_DAY, ON_THE_PAGE),
    (NOVEMBER, date(2025, 11, 6), Precision.DAY, IN_NOVEMBER),
]


def make_later_partners(record: Record) -> None:
    for source, day, precision, names in LISTS:
        for place, (name, capacity, organisation) in enumerate(names, start=1):
            is_statutory = capacity == STATUTORY
            partner = Membership(
                body=record.organisations["board"],
                organisation=record.organisations.get(organisation),
                name_as_published=name,
                place_in_list=place,
                capacity=capacity,
                basis_is_as_listed=is_statutory,
                date=day,
                date_precision=precision,
                **record.read_in(source),
            )
            keep(partner)
