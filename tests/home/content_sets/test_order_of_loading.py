"""What cannot be without another comes after it, and rows stand as in their file."""

import pytest

from home.content_sets.loader import load_set
from plans.models import AnnualReviewPage, PlanPage
from tests.home.content_sets.small_set import mistakes_in, with_files
from venues.models import SchemeYear

pytestmark = pytest.mark.databases

REVIEW = """
    page: AnnualReviewPage
    address: /plans/first-year/
    place: 1
    title: The first year
    plan: /plans/2024-27/
    year_starts: 2024-04-01
    year_ends: 2025-03-31
"""


def test_a_page_that_cannot_be_without_another_comes_after_it(empty, tmp_path):
    load_set(with_files(tmp_path, {"pages/plans/a-review.yaml": REVIEW}))
    assert AnnualReviewPage.objects.get().plan.specific == PlanPage.objects.get()


@pytest.mark.parametrize(
    ("given", "wrong", "told"),
    [
        ("/plans/2024-27/", "/plans/2031/", "line 5: There is no page /plans/2031/, in this set or on the site."),
        ("/plans/2024-27/", "/about/", "line 5: /about/ is another kind of page than is meant here."),
        ("2024-04-01", "2024-04-31", "line 6: “2024-04-31” does not fit here."),
        ("plan: ", "plans: ", "line 1: “plan” is missing."),
        ("/plans/first-year/", "/plan/first-year/", "line 2: There is no page /plan/ above it,"),
    ],
)
def test_what_a_page_cannot_be_without_is_told_by_file_and_line(empty, tmp_path, given, wrong, told):
    broken = REVIEW.replace(given, wrong, 1)
    mistakes = mistakes_in(with_files(tmp_path, {"pages/plans/a-review.yaml": broken}))
    assert f"pages/plans/a-review.yaml, {told}" in mistakes[0]


def test_rows_of_a_row_stand_in_the_order_of_the_file(empty, tmp_path):
    years = """
        - year: 2026
          awards:
            - name: Overall winner
            - name: Best newcomer
            - name: Care for guests
    """
    load_set(with_files(tmp_path, {"rows/scheme-years.yaml": years}))
    names = SchemeYear.objects.get().awards.values_list("name", flat=True)
    assert list(names) == ["Overall winner", "Best newcomer", "Care for guests"]
