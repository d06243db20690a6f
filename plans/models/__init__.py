"""The plan and its record, by noun. Facts with a source: SourcedFact. Rows of a page sit beside their page."""

from plans.models.area_history import AreaName, LaterMention, RelatedArea
from plans.models.conflicts import ConflictingAccount, ConflictingFact
from plans.models.decisions import DecisionIndexPage, DecisionNote, DecisionPage
from plans.models.definitions import Definition, DefinitionVersion, GlossaryPage, glossary_links, words_explained
from plans.models.measures import Comparator, Figure, FigureCorrection, Measure
from plans.models.organisations import Organisation, OrganisationName
from plans.models.original_papers import OriginalPaper
from plans.models.paper_habits import PaperHabit
from plans.models.paper_previews import PaperPreview
from plans.models.partners import Membership
from plans.models.passages import DecisionPassage
from plans.models.plan_rows import PlanEvent, PlanStatement
from plans.models.plans import PlanIndexPage, PlanPage
from plans.models.policy_drivers import PolicyDriver
from plans.models.priorities import Activity, ActivityStatus, PriorityPage
from plans.models.progress import DeliveryState, ProgressUpdate
from plans.models.progress_drafts import ProgressDraft
from plans.models.public_sources import PublicSource, SourceStrength
from plans.models.register_pages import DutiesPage, PartnersPage
from plans.models.reports import ReportAppendix, ReportContact, ReportIndexPage, ReportPage, ReportQuestion
from plans.models.review_pages import AnnualReviewPage, ImplementationPlanPage
from plans.models.sources import SourcedFact
from plans.models.transitions import Coverage, Reason, Transition, TransitionEnd
from plans.models.wordings import DecisionWording

__all__ = [
    "Activity",
    "ActivityStatus",
    "AnnualReviewPage",
    "AreaName",
    "Comparator",
    "ConflictingAccount",
    "ConflictingFact",
    "Coverage",
    "DecisionIndexPage",
    "DecisionNote",
    "DecisionPage",
    "DecisionPassage",
    "DecisionWording",
    "Definition",
    "DefinitionVersion",
    "DeliveryState",
    "DutiesPage",
    "Figure",
    "FigureCorrection",
    "GlossaryPage",
    "ImplementationPlanPage",
    "LaterMention",
    "Measure",
    "Membership",
    "Organisation",
    "OrganisationName",
    "OriginalPaper",
    "PaperHabit",
    "PaperPreview",
    "PartnersPage",
    "PlanEvent",
    "PlanIndexPage",
    "PlanPage",
    "PlanStatement",
    "PolicyDriver",
    "PriorityPage",
    "ProgressDraft",
    "ProgressUpdate",
    "PublicSource",
    "Reason",
    "RelatedArea",
    "ReportAppendix",
    "ReportContact",
    "ReportIndexPage",
    "ReportPage",
    "ReportQuestion",
    "SourceStrength",
    "SourcedFact",
    "Transition",
    "TransitionEnd",
    "glossary_links",
    "words_explained",
]
