"""The twelve partners that the paper of 17 June 2016 lists, under the names it gives them."""

from datetime import date

from home.starter.publishing import keep
from home.starter.record import Record
from plans.models import Membership, PlanPage

STATUTORY = Membership.Capacity.STATUTORY
PARTNER = Membership.Capacity.NON_STATUTORY
REPRESENTATIVE = Membership.Capacity.REPRESENTATIVE

# name as published, capacity, organisation if it is one, note
LISTED = [
    ("The City of London Corporation", STATUTORY, "corporation", ""),
    ("The City of London Police", STATUTORY, "police", ""),
    ("London Fire Brigade", STATUTORY, "fire", ""),
    (
        "London Probation Trust",
        STATUTORY,
        "probation",
        "The law today (section 5) speaks of those who provide probation services.",
    ),
    (
        "Clinical Commissioning Group",
        STATUTORY,
        "ccg",
        "The law today (section 5) speaks of integrated care boards.",
    ),
    ("HM Court Service", PARTNER, "court", ""),
    ("British Transport Police", PARTNER, "btp", ""),
    ("Transport for London", PARTNER, "tfl", ""),
    ("City of London Crime Prevention Association", PARTNER, "crime_prevention", ""),
    ("Residents' representatives", REPRESENTATIVE, None, ""),
    ("Business representatives", REPRESENTATIVE, None, ""),
    ("Voluntary Sector representative", REPRESENTATIVE, None, ""),
]


def make_partners_of_2016(plan: PlanPage, record: Record) -> list[Membership]:
    """Each partner, known from the day of the paper on. The paper names the Act, but no section of it."""
    made = []
    for place, (name, capacity, organisation, note) in enumerate(LISTED, start=1):
        is_statutory = capacity == STATUTORY
        partner = Membership(
            body=record.organisations["partnership"],
            organisation=record.organisations.get(organisation),
            name_as_published=name,
            place_in_list=place,
            capacity=capacity,
            basis=record.drivers["act"] if is_statutory else None,
            basis_is_as_listed=is_statutory,
            date=date(2016, 6, 17),
            date_as_published="17 June 2016",
            plan=plan,
            note=note,
            **record.read_in("2016", f"para-4-item-{place}"),
        )
        made.append(keep(partner))
    return made
