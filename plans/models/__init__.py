"""The plan and its record, by noun. Facts with a source: SourcedFact. Rows of a page sit beside their page."""

from plans.models.decisions import (
    DecisionIndexPage,
    DecisionNote,
    DecisionPage,
    DecisionWording,
)
from plans.models.definitions import Definition, DefinitionVersion, GlossaryPage, glossary_links, words_explained
from plans.models.measures import Comparator, Figure, FigureCorrection, Measure
from plans.models.organisations import Organisation, OrganisationName
from plans.models.original_papers import OriginalPaper
from plans.models.paper_previews import PaperPreview
from plans.models.partners import Membership
from plans.models.plans import PlanEvent, PlanIndexPage, PlanPage, PlanStatement
from plans.models.policy_drivers import PolicyDriver
from plans.models.priorities import Activity, ActivityStatus, PriorityPage, RelatedArea
from plans.models.progress import DeliveryState, ProgressUpdate
from plans.models.register_pages import DutiesPage, PartnersPage
from plans.models.reports import ReportAppendix, ReportContact, ReportIndexPage, ReportPage, ReportQuestion
from plans.models.sources import SourcedFact
from plans.models.transitions import Coverage, Reason, Transition, TransitionEnd

__all__ = [
    "Activity",
    "ActivityStatus",
    "Comparator",
    "Coverage",
    "DecisionIndexPage",
    "DecisionNote",
    "DecisionPage",
    "DecisionWording",
    "Definition",
    "DefinitionVersion",
    "DeliveryState",
    "DutiesPage",
    "Figure",
    "FigureCorrection",
    "GlossaryPage",
    "Measure",
    "Membership",
    "Organisation",
    "OrganisationName",
    "OriginalPaper",
    "PaperPreview",
    "PartnersPage",
    "PlanEvent",
    "PlanIndexPage",
    "PlanPage",
    "PlanStatement",
    "PolicyDriver",
    "PriorityPage",
    "ProgressUpdate",
    "Reason",
    "RelatedArea",
    "ReportAppendix",
    "ReportContact",
    "ReportIndexPage",
    "ReportPage",
    "ReportQuestion",
    "SourcedFact",
    "Transition",
    "TransitionEnd",
    "glossary_links",
    "words_explained",
]
