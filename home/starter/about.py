"""What the partnership is, who takes part, and what the law asks of it."""

from home.models import HomePage, StandardPage
from home.starter.bodies import Block, bullets, link, links, section, words
from home.starter.drivers import DRIVERS
from home.starter.publishing import put_below
from plans.models import PlanIndexPage, ReportIndexPage

ADDRESS = 5  # where a driver's row has its address


def body(plans: PlanIndexPage, papers: ReportIndexPage) -> list[Block]:
    act = link(DRIVERS["duty_crime"][ADDRESS], "section 6 of the Act")
    members = link(DRIVERS["members"][ADDRESS], "Section 5 of the Act")
    checks = link(DRIVERS["scrutiny"][ADDRESS], "section 19 of the Police and Justice Act 2006")
    violence = link(DRIVERS["serious_violence"][ADDRESS], "a law of 2022")
    return [
        *section(
            "What we are",
            words(
                "The Safer City Partnership is not one office. It is a group of public bodies and others who work "
                "together to keep the City of London safe.",
                "A law makes us work together: the Crime and Disorder Act 1998.",
            ),
        ),
        *section(
            "Who takes part",
            words(f"{members} says who must take part:"),
            bullets(
                "the council, which here is the City of London Corporation",
                "the chief officer of police",
                "the fire and rescue authority",
                "those who provide probation services",
                "the integrated care board, which plans health care",
            ),
            words(
                "Others can take part too. A paper of 2016 names twelve partners. They are shown with the plan for "
                "2016–17. Today’s list is being checked."
            ),
        ),
        *section(
            "What the law asks of us",
            words(f"By {act} the partners must write strategies:"),
            bullets(
                "to cut crime and disorder, also anti-social behaviour and harm to the local environment",
                "to fight the misuse of drugs, alcohol and other substances",
                "to bring down reoffending",
                "to keep people out of serious violence, and to cut it",
            ),
            words(f"On serious violence, {violence} asks for more. It is called the Serious Violence duty."),
        ),
        *section(
            "Who checks our work",
            words(
                f"By {checks}, a committee of councillors looks at how well we work. In the City it is the Crime "
                "and Disorder Scrutiny Committee."
            ),
        ),
        *section(
            "How to read this site",
            words(
                "We show what we know and where we read it. What we do not know, we say. Words from a paper stay "
                "as they were printed. Our own words are plain and short."
            ),
        ),
        links(plans, papers),
    ]


def make_about(front: HomePage, plans: PlanIndexPage, papers: ReportIndexPage) -> StandardPage:
    return put_below(
        front,
        StandardPage(
            title="About us",
            slug="about",
            show_in_menus=True,
            search_description="Who we are, and what the law asks of us.",
            lead=words("Who we are, why we work together, and who checks what we do."),
            body=body(plans, papers),
        ),
    )
