"""The pages that hold what a plan promised against what is recorded. They write themselves from the record."""

from datetime import date

from home.starter.bodies import words
from home.starter.publishing import never_was, put_below
from plans.models import AnnualReviewPage, ImplementationPlanPage, PlanIndexPage, PlanPage

TO_DO_2016, TO_DO_2025, REVIEW_2016 = (
    "Implementation plan 2016–17",
    "Implementation plan 2025–29",
    "Annual review 2016–17",
)


def make_reviews(index: PlanIndexPage) -> list[str]:
    """Make those whose plan is there and which were never there. Returns their titles."""
    plans = {plan.slug: plan for plan in PlanPage.objects.child_of(index).live()}
    pages = [*_to_do(plans), *_reviewed(plans)]
    return [put_below(index, page).title for page in pages if never_was(type(page), page.title)]


def _to_do(plans: dict[str, PlanPage]) -> list[ImplementationPlanPage]:
    titles = {"2016-17": TO_DO_2016, "2025-29": TO_DO_2025}
    return [
        ImplementationPlanPage(
            title=title,
            slug=f"implementation-{slug}",
            search_description=f"{title}: who does what by when, and how far it is.",
            plan=plans[slug],
            introduction=words("Who does what, and by when, as far as the plan says. Reports show how far it is."),
        )
        for slug, title in titles.items()
        if slug in plans
    ]


def _reviewed(plans: dict[str, PlanPage]) -> list[AnnualReviewPage]:
    if "2016-17" not in plans:
        return []
    review = AnnualReviewPage(
        title=REVIEW_2016,
        slug="review-2016-17",
        search_description="What was promised for 2016–17, what is recorded, and what passed without a record.",
        plan=plans["2016-17"],
        year_starts=date(2016, 4, 1),
        year_ends=date(2017, 3, 31),
        introduction=words(
            "What was promised for this year, and what the record says of it. The plan says only “2016-17”. That this "
            "means April to March is our reading."
        ),
    )
    return [review]
