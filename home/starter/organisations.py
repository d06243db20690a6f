"""The bodies that the two papers name. Where we know no more than the name, we say no more."""

from home.starter.publishing import keep
from plans.models import Organisation, OrganisationName
from plans.models.organisations import OrganisationKind as Kind

# short name: name, kind, what it does
BODIES = {
    "partnership": (
        "Safer City Partnership",
        Kind.PARTNERSHIP,
        "Public bodies and others who work together to keep the City of London safe.",
    ),
    "board": ("Safer City Partnership Board", Kind.BOARD, "Decides what the partnership works on."),
    "subgroup": (
        "Safer City Partnership sub-group on violence",
        Kind.GROUP,
        "The Board paper of June 2023 calls it “the SCP’s sub-group” and says no more about it.",
    ),
    "task_and_finish": (
        "Anti-social behaviour task and finish group",
        Kind.GROUP,
        "In June 2023 the Board agreed to set it up. We hold no later paper about it.",
    ),
    "corporation": ("City of London Corporation", Kind.AUTHORITY, "The council of the Square Mile."),
    "police": ("City of London Police", Kind.AUTHORITY, "The police force of the Square Mile."),
    "fire": ("London Fire Brigade", Kind.AUTHORITY, "The fire and rescue service for London."),
    "probation": ("London Probation Trust", Kind.AUTHORITY, ""),
    "ccg": ("Clinical Commissioning Group", Kind.AUTHORITY, ""),
    "court": ("HM Court Service", Kind.AUTHORITY, ""),
    "btp": ("British Transport Police", Kind.AUTHORITY, "The police of the railways."),
    "tfl": ("Transport for London", Kind.AUTHORITY, ""),
    "crime_prevention": ("City of London Crime Prevention Association", Kind.OTHER, ""),
    "health_board": (
        "Health and Wellbeing Board",
        Kind.BOARD,
        "Leads together on the public health of the City.",
    ),
    "scrutiny": (
        "Crime and Disorder Scrutiny Committee",
        Kind.COMMITTEE,
        "Checks how well the partners work together against crime and disorder.",
    ),
    "police_authority": ("Police Authority", Kind.AUTHORITY, ""),
    "abuse_forum": ("Domestic Abuse Forum", Kind.GROUP, ""),
    "adults_board": ("City and Hackney Adult Safeguarding Board", Kind.BOARD, ""),
    "children_board": ("City and Hackney Children’s Safeguarding Board", Kind.BOARD, ""),
    "vawg_group": (
        "City VAWG Delivery Group",
        Kind.GROUP,
        "Mostly handles day-to-day work and shares information about violence against women and girls.",
    ),
    "drugs_partnership": ("Community Drugs Partnership: City group", Kind.GROUP, ""),
    "vulnerability_board": ("Vulnerability Board", Kind.BOARD, ""),
    "children_partnership": (
        "Multi-agency safeguarding partnership for children",
        Kind.PARTNERSHIP,
        "Bodies that work together to keep children safe.",
    ),
    "adults_partnership": (
        "Multi-agency safeguarding partnership for adults",
        Kind.PARTNERSHIP,
        "Bodies that work together to keep adults at risk safe.",
    ),
    "homelessness": ("Homelessness and rough sleeping services", Kind.SERVICE, ""),
    "public_health": ("Public Health", Kind.TEAM, ""),
    "chamberlain": ("Chamberlain’s Department", Kind.TEAM, ""),
}

# short name: names the papers use
AS_PUBLISHED = {
    "partnership": ["Safer City Partnership", "SCP"],
    "board": ["SCP Committee", "SCP Board"],
    "subgroup": ["the SCP's sub-group"],
    "task_and_finish": ["task and finish group"],
    "corporation": ["The City of London Corporation", "the Corporation"],
    "police": ["The City of London Police", "City Police"],
    "health_board": ["Health and Wellbeing Board", "HWB"],
    "adults_board": ["City and Hackney Adult and Children's Safeguarding Boards"],
    "children_board": ["City and Hackney Adult and Children's Safeguarding Boards"],
    "drugs_partnership": ["the City-specific group of the Community Drugs Partnership"],
    "children_partnership": ["multi-agency safeguarding partnerships for children and adults"],
    "adults_partnership": ["multi-agency safeguarding partnerships for children and adults"],
    "homelessness": ["local homelessness and rough sleeping services"],
}

NAME_NOTES = {
    "board": "The paper of 2016 says “SCP Committee”. The paper of 2023 says “SCP Board”. No paper we hold says "
    "that they are the same body.",
    "probation": "The name in the list of 2016. Today the law speaks of those who provide probation services.",
    "ccg": "The name in the list of 2016. Today the law speaks of integrated care boards.",
    "police_authority": "The paper of 2023 comes from its director and one of its officers.",
    "adults_board": "The paper of 2016 names the two safeguarding boards in one phrase.",
    "children_board": "The paper of 2016 names the two safeguarding boards in one phrase.",
    "children_partnership": "The paper of 2023 names the two safeguarding partnerships in one phrase.",
    "adults_partnership": "The paper of 2023 names the two safeguarding partnerships in one phrase.",
}

PART_OF = {
    "board": "partnership",
    "subgroup": "partnership",
    "task_and_finish": "partnership",
    "public_health": "corporation",
    "chamberlain": "corporation",
}

LED_BY = {
    "drugs_partnership": "The City’s Director of Public Health",
    "vulnerability_board": "City of London Police",
}


def make_organisations() -> dict[str, Organisation]:
    """Every body, by its short name. A body stands in BODIES below the one it is part of."""
    made: dict[str, Organisation] = {}
    for key, (name, kind, purpose) in BODIES.items():
        body = Organisation(
            name=name,
            kind=kind,
            purpose=purpose,
            part_of=made.get(PART_OF.get(key)),
            led_by=LED_BY.get(key, ""),
            name_note=NAME_NOTES.get(key, ""),
        )
        body.names = [OrganisationName(name_as_published=published) for published in AS_PUBLISHED.get(key, [])]
        made[key] = keep(body)
    return made
