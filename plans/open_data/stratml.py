"""One plan as StratML Part 1 (ISO 17469-1:2015), the form in which other bodies exchange their strategic plans.

Where the standard insists on an element and nothing is known, the element is empty. Areas are goals and activities
their objectives. The form has room for whole days only, so a term known by its years alone is told in words.
"""

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from core.models import DatePrecision
from core.open_data import fit_for_xml
from plans.models import PlanPage, PriorityPage
from plans.open_data.columns import end_id, page_id, plain_text, row_id
from plans.open_data.selectors import PublicRecord

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:stratml_core"


def stratml_of(plan: PlanPage, record: PublicRecord, organisation: str, absolute: Callable[[str], str]) -> bytes:
    """The document of `plan` as it was on the day of `record`. `absolute` makes a whole address of a path."""
    root = Element("StrategicPlan", xmlns=NAMESPACE)
    _text(root, "Name", plan.title_as_published or plan.title)
    _text(root, "Description", plain_text(plan.in_short))
    _text(root, "OtherInformation", _what_else(plan, record))
    core = SubElement(root, "StrategicPlanCore")
    _organisation(core, organisation, record)
    vision = next((row for row in record.statements if row.plan.pk == plan.pk and row.kind == "vision"), None)
    _described(core, "Vision", plain_text(vision.text) if vision else "", vision and row_id(plan, "vision", vision.pk))
    _described(core, "Mission", "", None)
    areas = [area for area in record.areas.values() if area.plan.pk == plan.pk]
    for area in areas:
        _goal(core, area, record)
    if not areas:
        _goal_that_nobody_knows(core)
    about = SubElement(root, "AdministrativeInformation")
    if plan.term_precision == DatePrecision.DAY:
        for name, day in (("StartDate", plan.term_starts), ("EndDate", plan.term_ends)):
            if day:  # the one element that may not be empty
                _text(about, name, day.isoformat())
    _text(about, "Source", absolute(record.address(plan)))
    indent(root)
    return tostring(root, encoding="utf-8", xml_declaration=True)


def _what_else(plan: PlanPage, record: PublicRecord) -> str:
    state = record.plan_states[plan.pk].value
    term = f"The years it is for, as published: {plan.term_as_published}. " if plan.term_as_published else ""
    return f"{term}On {record.day.isoformat()}: {state.word}. {state.meaning}"


def _organisation(core: Element, name: str, record: PublicRecord) -> None:
    organisation = SubElement(core, "Organization")
    _text(organisation, "Name", name)
    _text(organisation, "Identifier", "_organisation")
    for partner in dict.fromkeys(str(each.organisation) for each in record.partners):
        _text(SubElement(organisation, "Stakeholder"), "Name", partner)


def _goal(core: Element, area: PriorityPage, record: PublicRecord) -> None:
    goal = SubElement(core, "Goal")
    _text(goal, "Name", area.title_as_published or area.title)
    _text(goal, "Description", plain_text(area.aim))
    _text(goal, "Identifier", f"_{page_id(area)}")
    _text(goal, "SequenceIndicator", str(area.number_as_published or ""))
    state = record.state_of(area)
    _text(goal, "OtherInformation", f"On {record.day.isoformat()}: {state.value.word}." if state else "")
    for activity in record.activities.values():
        if activity.priority.pk == area.pk:
            objective = SubElement(goal, "Objective")
            _text(objective, "Name", activity.title)
            _text(objective, "Description", plain_text(activity.text))
            _text(objective, "Identifier", "_" + end_id(activity).replace("/", "-"))
            _text(objective, "SequenceIndicator", f"{area.number_as_published or ''}.{activity.number}".lstrip("."))
            for lead in activity.leads.all():
                _text(SubElement(objective, "Stakeholder"), "Name", str(lead))


def _goal_that_nobody_knows(core: Element) -> None:
    """The standard knows no plan without a goal; of some we have the title alone."""
    goal = SubElement(core, "Goal")
    _text(goal, "Name", "")
    _text(goal, "Description", "")
    _text(goal, "OtherInformation", "We do not know the areas of this plan.")


def _described(core: Element, name: str, words: str, identity: str | None) -> None:
    element = SubElement(core, name)
    _text(element, "Description", words)
    _text(element, "Identifier", f"_{(identity or name.lower()).replace('/', '-')}")


def _text(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = fit_for_xml(words)
