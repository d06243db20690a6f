"""The plan and its record, by noun. Facts with a source: SourcedFact. Rows of a page sit beside their page."""

from plans.models.drivers import PolicyDriver
from plans.models.measures import Comparator, Figure, Measure
from plans.models.organisations import Organisation, OrganisationName
from plans.models.originals import OriginalPaper
from plans.models.partners import Membership
from plans.models.plans import PlanEvent, PlanIndexPage, PlanPage, PlanStatement
from plans.models.priorities import Activity, PriorityPage
from plans.models.reports import ReportAppendix, ReportContact, ReportIndexPage, ReportPage, ReportQuestion
from plans.models.sources import SourcedFact

__all__ = [
    "Activity",
    "Comparator",
    "Figure",
    "Measure",
    "Membership",
    "Organisation",
    "OrganisationName",
    "OriginalPaper",
    "PlanEvent",
    "PlanIndexPage",
    "PlanPage",
    "PlanStatement",
    "PolicyDriver",
    "PriorityPage",
    "ReportAppendix",
    "ReportContact",
    "ReportIndexPage",
    "ReportPage",
    "ReportQuestion",
    "SourcedFact",
]
