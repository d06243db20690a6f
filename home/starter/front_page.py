"""The empty lists of plans and papers below it."""

from home.models import HomePage
from home.starter.bodies import words
from home.starter.publishing import put_below
from plans.models import PlanIndexPage, ReportIndexPage


def make_list_of_plans(front: HomePage) -> PlanIndexPage:
    return put_below(
        front,
        PlanIndexPage(
            title="Our plans",
            slug="plans",
            show_in_menus=True,
            search_description="What we set out to do, year by year.",
            introduction=words(
                "Each plan keeps its own page, with what it set out to do and the dates it named. Where we do not know "
                "what became of a plan, we say so."
            ),
        ),
    )


def make_list_of_papers(front: HomePage) -> ReportIndexPage:
    return put_below(
        front,
        ReportIndexPage(
            title="Papers",
            slug="papers",
            show_in_menus=True,
            search_description="What boards and committees were told, and what they were asked.",
            introduction=words(
                "Papers are what officers write for a board or a committee. You can link to each paragraph: our "
                "plans do so to show where a fact comes from."
            ),
        ),
    )
