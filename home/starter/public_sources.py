"""The public pages in which facts since 2014 were read, and how strong each is.

They were read on 21 (awards) and 29 November 2026 in stored copies, and only their beginnings. Somebody has to open
each address and compare before more is built on it.
"""

from collections.abc import Iterable
from datetime import date

from home.starter.publishing import keep
from plans.models import PublicSource
from plans.models.public_sources import SourceStrength

READ_ON = date(2026, 11, 29)
LIMITS = "Only the beginning of a stored copy was read, not the live page."

ITEM = "https://democracy.cityoflondon.gov.uk/mgAi.aspx?ID={}"
MEETING = "https://democracy.cityoflondon.gov.uk/ieListDocuments.aspx?CId={}&MId={}"
AGENDA_SUMMARY = "http://opencouncil.network/meetings/{}"
CITY = "https://www.cityoflondon.gov.uk/"

MINUTE, OFFICIAL, SUMMARY = SourceStrength.MINUTE, SourceStrength.OFFICIAL, SourceStrength.SUMMARY
PRESS = SourceStrength.PRESS

# short name: what readers are told it is, address, how strong it is
SOURCES = {
    "health board 2014": ("Health and Wellbeing Board, item 31415, 2014 or 2015", ITEM.format(31415), MINUTE),
    "plan 2015": ("Safer City Partnership, item 35393, autumn 2015", ITEM.format(35393), MINUTE),
    "received 2016": ("Health and Wellbeing Board, item 49425, meeting of 17 June 2016", ITEM.format(49425), MINUTE),
    "roads 2017": ("Safer City Partnership, meeting of 3 February 2017", MEETING.format(1110, 18387), MINUTE),
    "abuse plan 2017": ("Safer City Partnership, meeting of 12 June 2017", MEETING.format(1110, 18388), MINUTE),
    "assessment put off 2017": ("Safer City Partnership, item 64244, 15 September 2017", ITEM.format(64244), MINUTE),
    "prevent 2017": ("Safer City Partnership, item 55198, about 15 September 2017", ITEM.format(55198), MINUTE),
    "assessment 2017": ("Safer City Partnership, item 66091, 3 November 2017", ITEM.format(66091), MINUTE),
    "plan 2017": ("Safer City Partnership, item 66092, 3 November 2017", ITEM.format(66092), MINUTE),
    "old city page": (
        "City Corporation, older page of the Community Safety Team, no date",
        f"{CITY}services/community-and-living/safer-city-partnership/Pages/community-safety-team.aspx",
        OFFICIAL,
    ),
    "plan 2019": ("A City committee, item 85444, spring 2019", ITEM.format(85444), MINUTE),
    "vawg strategy 2020": ("A City committee, item 102694, 2020", ITEM.format(102694), MINUTE),
    "violent crime 2023": ("City police committee, item 143007, September 2023", ITEM.format(143007), MINUTE),
    "violence strategy 2024": (
        "Safer City Partnership Board, item 147922, early 2024",
        ITEM.format(147922),
        MINUTE,
    ),
    "asb 2024": ("Safer City Partnership Board, item 147808, early 2024", ITEM.format(147808), MINUTE),
    "assessment 2024": ("Safer City Partnership Board, item 147924, early 2024", ITEM.format(147924), MINUTE),
    "publications": (
        "City Corporation, list of publications of the Police Authority, no date",
        f"{CITY}about-us/about-the-city-of-london-corporation/police-authority/publications",
        OFFICIAL,
    ),
    "agenda May 2025": (
        "opencouncil.network, on the agenda of the Crime and Disorder Scrutiny Committee, 29 May 2025",
        AGENDA_SUMMARY.format(67071),
        SUMMARY,
    ),
    "agenda November 2025": (
        "opencouncil.network, on the agenda of the Crime and Disorder Scrutiny Committee, 6 November 2025",
        AGENDA_SUMMARY.format(84690),
        SUMMARY,
    ),
    "board page": (
        "City Corporation, page of the partnership’s Board, no date",
        "https://democracy.cityoflondon.gov.uk/ieListMeetings.aspx?CId=1110&Year=0",
        OFFICIAL,
    ),
    "hate crime groups 2023": ("City of London committee, item 145717, late 2023", ITEM.format(145717), MINUTE),
    "trigger 2022": (
        "City Corporation, page on the Community Trigger, 18 May 2022",
        f"{CITY}services/community-and-safety/safer-city-partnership/community-trigger-in-the-city",
        OFFICIAL,
    ),
    "awards 2015": (
        "City Corporation, press release on the Safety Thirst awards, 13 October 2015",
        "https://news.cityoflondon.gov.uk/licensed-premises-in-the-city-win-safety-thirst-awards/",
        OFFICIAL,
    ),
    "awards 2016": ("Licensing Committee, item 62766, on the awards of 2016", ITEM.format(62766), MINUTE),
    "awards 2017": ("Licensing Committee, item 65746, on the awards of 2017", ITEM.format(65746), MINUTE),
    "awards 2018": (
        "Morning Advertiser, 27 November 2018",
        "https://www.morningadvertiser.co.uk/Article/2018/11/27/"
        "Record-number-of-City-bars-recognised-for-reducing-crime-and-antisocial-behaviour",
        PRESS,
    ),
    "awards come back 2024": (
        "catererlicensee.com, 29 February 2024, on the years without awards",
        "https://catererlicensee.com/safety-thirst-returns-to-the-city/",
        PRESS,
    ),
    "awards 2024": (
        "catererlicensee.com, 18 July 2024",
        "https://catererlicensee.com/city-licensed-premises-celebrate-wins-at-safety-thirst-awards/",
        PRESS,
    ),
    "awards 2025": (
        "catererlicensee.com, 15 September 2025",
        "https://catererlicensee.com/city-licensed-premises-celebrate-wins-at-safety-thirst-awards-2/",
        PRESS,
    ),
}
READ_EARLIER = {key: date(2026, 11, 21) for key in SOURCES if key.startswith("awards")}


def make_public_sources(keys: Iterable[str] = SOURCES) -> dict[str, PublicSource]:
    """Every source by its short name, or those asked for."""
    return {
        key: keep(
            PublicSource(
                name=name,
                address=address,
                strength=strength,
                read_on=READ_EARLIER.get(key, READ_ON),
                limits=LIMITS,
            )
        )
        for key, (name, address, strength) in SOURCES.items()
        if key in keys
    }
