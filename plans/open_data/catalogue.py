"""Every set of the plan's record, in the order in which the page of open data lists them, and on what terms."""

from core.open_data import Catalogue, open_government_licence
from plans.open_data.decision_sets import CHANGES, COVERAGE, DECISIONS, NOTES, REASONS, WORDINGS
from plans.open_data.measure_sets import CORRECTIONS, FIGURES, MEASURES, UPDATES
from plans.open_data.other_sets import DEFINITIONS, DUTIES, PAPERS, PARTNERS, QUESTIONS
from plans.open_data.plan_sets import ACTIVITIES, AREAS, DATES, PLANS, RELATIONS, STATEMENTS

CATALOGUE = Catalogue(
    title="Open data",
    about="The plans of the partnership, its decisions, and what became of every area, as data.",
    below="/data/v1/",
    licence=open_government_licence(
        "It does not cover words quoted from papers. Those belong to whoever published them."
    ),
    datasets=(
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
    ),
)
