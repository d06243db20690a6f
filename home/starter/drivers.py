"""The laws, strategies and assessments that the two papers rest on, and what the law asks of a partnership."""

from home.starter.publishing import keep
from plans.models import PolicyDriver
from plans.models.policy_drivers import DriverKind as Kind

ACT = "Crime and Disorder Act 1998"
PARLIAMENT = "UK Parliament"
ACT_ADDRESS = "https://www.legislation.gov.uk/ukpga/1998/37"

# short name: name, section, kind, who made it, what it asks, address
DRIVERS = {
    "act": (ACT, "", Kind.STATUTE, PARLIAMENT, "Makes public bodies work together against crime.", ACT_ADDRESS),
    "members": (
        ACT,
        "section 5(1)",
        Kind.STATUTE,
        PARLIAMENT,
        "Says who must work together: the council, the chief officer of police, the fire and rescue authority, "
        "those who provide probation services, and the integrated care board.",
        f"{ACT_ADDRESS}/section/5",
    ),
    "duty_crime": (
        ACT,
        "section 6(1)(a)",
        Kind.STATUTE,
        PARLIAMENT,
        "A strategy to cut crime and disorder. This takes in anti-social behaviour, and other behaviour that "
        "harms the local environment.",
        f"{ACT_ADDRESS}/section/6",
    ),
    "duty_substances": (
        ACT,
        "section 6(1)(b)",
        Kind.STATUTE,
        PARLIAMENT,
        "A strategy against the misuse of drugs, alcohol and other substances.",
        f"{ACT_ADDRESS}/section/6",
    ),
    "duty_reoffending": (
        ACT,
        "section 6(1)(c)",
        Kind.STATUTE,
        PARLIAMENT,
        "A strategy so that fewer people offend again.",
        f"{ACT_ADDRESS}/section/6",
    ),
    "duty_violence": (
        ACT,
        "section 6(1)(d)",
        Kind.STATUTE,
        PARLIAMENT,
        "A strategy to keep people from getting involved in serious violence, and to cut it.",
        f"{ACT_ADDRESS}/section/6",
    ),
    "scrutiny": (
        "Police and Justice Act 2006",
        "section 19",
        Kind.STATUTE,
        PARLIAMENT,
        "A committee of councillors that checks how well the partners work against crime and disorder.",
        "https://www.legislation.gov.uk/ukpga/2006/48/section/19",
    ),
    "serious_violence": (
        "Serious Violence duty: Police, Crime, Sentencing and Courts Act 2022",
        "Part 2, Chapter 1",
        Kind.STATUTE,
        PARLIAMENT,
        "Named bodies must work together to prevent and cut serious violence. A local strategy was due by the end "
        "of January 2024.",
        "https://www.legislation.gov.uk/ukpga/2022/32/part/2/chapter/1",
    ),
    "modern_crime": (
        "Modern Crime Prevention Strategy",
        "",
        Kind.STRATEGY,
        "",
        "The paper of 2016 takes up its ways of working together against harm from alcohol.",
        "",
    ),
    "police_assessment": (
        "City of London Police Strategic Assessment",
        "",
        Kind.ASSESSMENT,
        "City of London Police",
        "One of the papers from which the priorities of 2016–17 come.",
        "",
    ),
    "counter_terrorism": ("Counter Terrorism Strategy", "", Kind.STRATEGY, "", "", ""),
    "prevent": (
        "Prevent Strategy",
        "",
        Kind.STRATEGY,
        "",
        "Is about stopping people from being drawn into terror.",
        "",
    ),
    "policing_requirement": (
        "Strategic Policing Requirement",
        "",
        Kind.REQUIREMENT,
        "",
        "It names violence against women and girls as a national threat, the Board paper of June 2023 says.",
        "",
    ),
    "asb_action_plan": (
        "ASB Action Plan",
        "",
        Kind.ACTION_PLAN,
        "UK government",
        "It made anti-social behaviour a higher national priority, the Board paper of June 2023 says.",
        "",
    ),
    "corporate_plan": (
        "Corporate Plan",
        "outcome 1",
        Kind.CORPORATE_PLAN,
        "City of London Corporation",
        "People are safe and feel safe.",
        "",
    ),
    "strategy_2022": (
        "Safer City Partnership strategy 2022–25",
        "",
        Kind.STRATEGY,
        "Safer City Partnership",
        "Set out seven key areas of focus. We do not hold its text.",
        "",
    ),
    "offender_management": (
        "Integrated Offender Management framework",
        "",
        Kind.FRAMEWORK,
        "",
        "A way to handle people who break the law. The Board paper of June 2023 wants it renewed.",
        "",
    ),
    "two_tier": (
        "Out-of-court disposals: the “two tier” framework",
        "",
        Kind.FRAMEWORK,
        "",
        "The papers of June 2023 give it three names: “out-of-court disposals framework”, “‘two tier’ community "
        "disposals framework” and “‘two tier’ framework for community resolutions”.",
        "",
    ),
}


def make_drivers() -> dict[str, PolicyDriver]:
    """Every driver, by its short name. The four strategies of section 6 are the partnership's duties."""
    fields = ("name", "section", "kind", "issuer", "what_it_asks", "website")
    return {
        key: keep(PolicyDriver(**dict(zip(fields, row, strict=True)), is_duty=key.startswith("duty_")))
        for key, row in DRIVERS.items()
    }
