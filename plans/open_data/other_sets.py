"""Partners, papers, words and duties. Of papers only what their header says; nobody is named."""

from core.open_data import Dataset, Field, FieldKind
from plans.models import Definition, DefinitionVersion, Membership, ReportPage, ReportQuestion
from plans.open_data.columns import (
    DATE,
    SOURCE,
    address,
    choice,
    id_among,
    identifier,
    page_id,
    row_id,
    source_columns,
)
from plans.open_data.selectors import PublicRecord

PARTNERS = Dataset[PublicRecord](
    name="partners",
    title="Partners",
    about="Who was listed as a partner, under which name, in what capacity and when.",
    rows=lambda record: record.partners,
    is_of_a_day=True,
    fields=(
        identifier("The entry.", lambda row, record: f"partner-{row.pk}"),
        Field("partnership", "What it is a partner in.", lambda row, record: row.body, is_always_given=True),
        Field("name_as_published", "Its name in the list.", is_always_given=True),
        Field("organisation", "Its name today, or its last.", lambda row, record: row.organisation or ""),
        choice("capacity", "In what capacity.", Membership.Capacity, is_always_given=True),
        Field("is_statutory", "Whether it is a statutory partner.", kind=FieldKind.YES_NO, is_always_given=True),
        Field("legal_basis", "The law that makes it one.", lambda row, record: row.basis or ""),
        Field(
            "basis_is_as_listed",
            "Whether it is statutory because the source lists it so.",
            kind=FieldKind.YES_NO,
            is_always_given=True,
        ),
        Field("plan", "The id of the plan that lists it.", lambda row, record: id_among(record.plans, row.plan_id)),
        Field("place_in_list", "Its place in that list.", kind=FieldKind.WHOLE, is_always_given=True),
        *DATE,
        Field("ended_on", "The day it left. Empty: it goes on, or that is not known.", kind=FieldKind.DAY),
        Field("note", "Such as what the body is called today."),
        Field(
            "is_partner",
            "Whether it is known to be a partner on the day: listed by then, and not known to have left. "
            "Empty: the day of the list is not known well enough to say.",
            lambda row, record: row.is_partner_on(record.day),
            FieldKind.YES_NO,
        ),
        *SOURCE,
    ),
)

PAPERS = Dataset[PublicRecord](
    name="papers",
    title="Papers",
    about="The header of every committee paper. Its words are on its page.",
    rows=lambda record: record.papers.values(),
    fields=(
        identifier("The paper.", lambda page, record: page_id(page)),
        address("Its page.", lambda page, record: record.address(page)),
        Field("title", "What we call it.", is_always_given=True),
        Field("title_as_published", "What it calls itself."),
        choice("kind", "What it is.", ReportPage.Kind, is_always_given=True),
        Field("committee", "The committee it went to.", lambda page, record: page.committee or ""),
        Field("committee_as_published", "The committee in the words of the paper."),
        Field(
            "committee_is_inferred",
            "Whether the committee is our reading.",
            kind=FieldKind.YES_NO,
            is_always_given=True,
        ),
        *DATE,
        Field("openness", "Whether it is public, as printed."),
        Field("action_requested", "What it asks for, as printed."),
        Field("report_of_post", "The post whose report it is."),
        Field("author_post", "The post that wrote it."),
        Field(
            "appendix_of",
            "The id of the paper it belongs to.",
            lambda page, record: id_among(record.papers, page.appendix_of_id),
        ),
        Field("appendix_label", "Such as Appendix 1."),
        Field("body_is_summary", "Whether its page shows our summary.", kind=FieldKind.YES_NO, is_always_given=True),
        Field(
            "sha256",
            "The fingerprint of the paper as it came to us.",
            lambda page, record: page.original and page.original.sha256,
        ),
        *SOURCE,
    ),
)

QUESTIONS = Dataset[PublicRecord](
    name="questions",
    title="Questions in the headers of papers",
    about="The questions of the form at the top of a paper, with the answers it gives.",
    rows=lambda record: record.questions,
    fields=(
        identifier("The question.", lambda row, record: row_id(row.report, "question", row.pk)),
        Field("paper", "The id of the paper.", lambda row, record: page_id(row.report), is_always_given=True),
        choice("kind", "What it is about.", ReportQuestion.Kind, is_always_given=True),
        Field("question_as_published", "The question, exactly.", is_always_given=True),
        Field("answer_as_published", "The answer, exactly. Empty: the paper gives none."),
        *source_columns(lambda row, record: record.source_of(row.report)),
    ),
)

DEFINITIONS = Dataset[PublicRecord](
    name="definitions",
    title="Words explained",
    about="What the partnership's words mean, and from when on.",
    rows=lambda record: record.definitions,
    is_of_a_day=True,
    fields=(
        identifier("The meaning.", lambda row, record: f"definition-{row.definition.pk}/meaning-{row.pk}"),
        address(
            "Its place in the glossary.",
            lambda row, record: record.glossary and f"{record.address(record.glossary)}#{row.definition.slug}",
        ),
        Field("term", "The word.", "definition.term", is_always_given=True),
        Field(
            "also_written",
            "Other ways it is written.",
            lambda row, record: row.definition.spellings[1:],
            FieldKind.TEXTS,
        ),
        choice("kind", "What sort of word it is.", Definition.Kind, "definition.kind", is_always_given=True),
        choice("status", "Who says so.", DefinitionVersion.Status, is_always_given=True),
        Field("valid_from", "The first day it counts. Empty: no source says.", kind=FieldKind.DAY),
        Field("text", "What it means. May be empty while it is still to be defined."),
        Field(
            "is_in_force",
            "Whether this is the meaning that counts on the day.",
            lambda row, record: row == row.definition.version_on(record.day),
            FieldKind.YES_NO,
            is_always_given=True,
        ),
        *SOURCE,
    ),
)

DUTIES = Dataset[PublicRecord](
    name="duties",
    title="Duties",
    about="Each duty of the law, with the areas of the plan in force on the day that serve it. With no area in "
    "either list, no arrangement is recorded.",
    rows=lambda record: record.duties,
    is_of_a_day=True,
    fields=(
        identifier("The duty.", lambda row, record: f"duty-{row.duty.pk}"),
        Field("name", "The law.", "duty.name", is_always_given=True),
        Field("section", "The section.", "duty.section"),
        Field("what_it_asks", "What it asks, in our own words.", "duty.what_it_asks"),
        Field(
            "served_by",
            "The ids of the areas in focus that serve it.",
            lambda row, record: [page_id(area) for area in row.served_by],
            FieldKind.TEXTS,
        ),
        Field(
            "as_reported",
            "The ids of the areas that serve it in a plan that others report. We hold no copy of that plan.",
            lambda row, record: [page_id(area) for area in row.as_reported],
            FieldKind.TEXTS,
        ),
        Field(
            "left_to_others",
            "The ids of the paused areas that leave it to others.",
            lambda row, record: [page_id(area) for area, _ in row.left_to_others],
            FieldKind.TEXTS,
        ),
        *SOURCE,
    ),
)
