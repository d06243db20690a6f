"""Every set, in the order in which the page of open data lists them."""

from core.open_data import Dataset
from plans.open_data.decision_sets import CHANGES, COVERAGE, DECISIONS, NOTES, REASONS, WORDINGS
from plans.open_data.measure_sets import CORRECTIONS, FIGURES, MEASURES, UPDATES
from plans.open_data.other_sets import DEFINITIONS, DUTIES, PAPERS, PARTNERS, QUESTIONS
from plans.open_data.plan_sets import ACTIVITIES, AREAS, DATES, PLANS, RELATIONS, STATEMENTS

VERSION = "1.0"
BELOW = "/data/v1/"

SETS: dict[str, Dataset] = {
    dataset.name: dataset
    for dataset in (
        PLANS,
        STATEMENTS,
        DATES,
        AREAS,
        ACTIVITIES,
        UPDATES,
        MEASURES,
        FIGURES,
        CORRECTIONS,
        DECISIONS,
        WORDINGS,
        NOTES,
        CHANGES,
        REASONS,
        COVERAGE,
        RELATIONS,
        PARTNERS,
        DUTIES,
        PAPERS,
        QUESTIONS,
        DEFINITIONS,
    )
}
