"""What a set may hold: which pages and rows, which of their fields, and by what each is known again."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Field, Model
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page

from campaigns.models import CampaignEditionPage, CampaignIndexPage, CampaignPage, PackFile
from core.models import PartnershipSettings, SiteImage
from home.models import BestAnswer, HelpWords, HomePage, StandardPage, SynonymGroup
from plans.models import (
    Activity,
    AnnualReviewPage,
    DecisionIndexPage,
    DecisionPage,
    Definition,
    DutiesPage,
    GlossaryPage,
    ImplementationPlanPage,
    Measure,
    Membership,
    Organisation,
    PartnersPage,
    PlanIndexPage,
    PlanPage,
    PolicyDriver,
    PriorityPage,
    PublicSource,
    ReportIndexPage,
    ReportPage,
)
from support_services.models import EmployersPage, Service, SupportHubPage, SupportTopicPage
from venues.models import SchemeSettings, SchemeYear, Venue

PAGES: dict[str, type[Page]] = {
    model.__name__: model
    for model in (
        HomePage, StandardPage, SupportHubPage, SupportTopicPage, EmployersPage, PlanIndexPage, PlanPage, PriorityPage,
        DecisionIndexPage, DecisionPage, ReportIndexPage, ReportPage, PartnersPage, DutiesPage, GlossaryPage,
        ImplementationPlanPage, AnnualReviewPage, CampaignIndexPage, CampaignPage, CampaignEditionPage,
    )
}  # fmt: skip
OF_EVERY_PAGE = ("title", "seo_title", "search_description", "show_in_menus")
# What no set holds: who may see it, whom it names, what the site works out, and what belongs to its editors.
LEFT_OUT = {
    "id", "sort_order", "locale", "translation_key", "content_type", "original", "made_from", "carried_checked",
    "people_named", "applied", "wagtail_admin_comments", "live", "has_unpublished_changes", "owner", "expire_at",
    "go_live_at", "first_published_at", "last_published_at", "latest_revision", "live_revision", "expired", "locked",
    "locked_at", "locked_by", "collection", "tags", "focal_point_x", "focal_point_y", "focal_point_width",
    "focal_point_height", "uploaded_by_user", "checked_by_speaker_on",
}  # fmt: skip


@dataclass(frozen=True)
class RowKind:
    """Rows that are no pages. `known_by`: the fields by which one is known again. `key`: the field others name it by;
    empty where a set gives it a short name of its own. `is_written`: whether sets hold such rows; those of `also` are
    read beside its fields. `is_made_up`: whether sets have none but samples."""

    name: str
    model: type[Model]
    known_by: tuple[str, ...]
    key: str = ""
    is_written: bool = True
    is_made_up: bool = False
    also: tuple[str, ...] = ("key",)


ROWS = {
    kind.name: kind
    for kind in (
        RowKind("sources", PublicSource, ("name",)),
        RowKind("laws", PolicyDriver, ("name", "section")),
        RowKind("bodies", Organisation, ("name",)),
        RowKind("words", Definition, ("term",)),
        RowKind("partners", Membership, ("body", "name_as_published", "date")),
        RowKind("measures", Measure, ("name",)),
        RowKind("synonyms", SynonymGroup, ("terms",)),
        RowKind("help-words", HelpWords, ("kind", "phrases")),
        RowKind("answers", BestAnswer, ("reference",), "reference"),
        RowKind("scheme-years", SchemeYear, ("year",), "year"),
        RowKind("files", PackFile, ("title",)),
        RowKind("pictures", SiteImage, ("title",)),  # those that the settings name, such as a logo
        RowKind("services", Service, ("reference",), "reference", is_written=False),
        # Those of a set are made up: real ones come from a list, with what must stay private.
        RowKind("venues", Venue, ("name",), "reference", is_made_up=True, also=("awards",)),
        RowKind("activities", Activity, ("title",), "title", is_written=False),  # of pages; named by samples alone
    )
}
# What a set says of the site itself, by the name under which it does.
SETTINGS: dict[str, Any] = {"settings": PartnershipSettings, "scheme": SchemeSettings}
KIND_OF = {kind.model: kind for kind in ROWS.values()}


@cache
def fields_of(model: type[Model]) -> dict[str, Field]:
    """The fields of a page or row that a set may give, by name, in the order in which they are written."""
    is_page = issubclass(model, Page)
    own = [field for field in model._meta.concrete_fields if not is_page or field.model is not Page]
    kept = [field for field in own if field.editable and not field.primary_key and field.name not in LEFT_OUT]
    first = [model._meta.get_field(name) for name in OF_EVERY_PAGE] if is_page else []
    named = [*first, *(field for field in kept if not is_parent(field))]
    many = get_all_child_m2m_relations(model)
    return {field.name: field for field in [*named, *many]}


def is_parent(field: Field) -> bool:
    """Whether it leads from a row to the page or row that it belongs to."""
    return type(field).__name__ == "ParentalKey" or field.name.endswith("_ptr")


@cache
def relations_of(model: type[Model]) -> dict[str, type[Model]]:
    """The rows that belong to a page or row, by the name of their list."""
    found = {relation.related_name: relation.related_model for relation in get_all_child_relations(model)}
    return {name: model for name, model in found.items() if name not in LEFT_OUT}
