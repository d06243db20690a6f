"""Every block and component in all its states, for whoever builds pages. Shown in development only."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from core.blocks import StandardBody
from core.charts import AimComparator, ChartKind, Reading, Target, bar_chart
from core.partial_dates import PartialDate, Precision
from core.site_request import SiteRequest
from core.small_multiples import Period, small_multiples
from plans.blocks import PaperBody
from plans.lineage import CHANGE_LABELS, AreaState
from plans.plan_state import PlanState
from plans.presentation.decisions import OUTCOME_LABELS, marked
from plans.presentation.priorities import ACTIVITY_LABELS
from plans.progress import DELIVERY_LABELS


@dataclass(frozen=True)
class BlockShown:
    """A block as an editor meets it: its name, what it is for, and its preview as a page shows it."""

    name: str
    description: str
    html: SafeString


def blocks_shown() -> list[BlockShown]:
    shown = []
    for body in (StandardBody(), PaperBody()):
        for block in body.child_blocks.values():
            value = block.normalize(block.get_preview_value())
            shown.append(BlockShown(block.label, block.get_description(), block.render(value)))
    return shown


def states_shown() -> dict[str, list]:
    """Every word a state can have, by what it is the state of."""
    return {
        "Plan": [state.value for state in PlanState],
        "Area": [state.value for state in AreaState],
        "Change": list(CHANGE_LABELS.values()),
        "Decision": list(OUTCOME_LABELS.values()),
        "Activity, as planned": list(ACTIVITY_LABELS.values()),
        "Activity, as reported": list(DELIVERY_LABELS.values()),
    }


def chart_shown():
    """A chart with everything a chart can show: a number, a gap, a pause, a ceiling."""
    readings = [
        Reading("2015", 31),
        Reading("2016", None, ChartKind.NOT_KNOWN),
        Reading("2017", 95),
        Reading("2018", None, ChartKind.DID_NOT_RUN),
        Reading("2019", 78),
    ]
    ceiling = Target(AimComparator.UP_TO, 80, "2016", "2017", "up to 80 venues in 2016-17. The most, not the least.")
    return bar_chart(readings, [ceiling], key="example", unit="venues", what="The scheme")


def multiples_shown():
    """Three years of made-up venues, one without bars."""
    years = [Period("2024", {"Cheap": 4, "Tower": 1}), Period("2025", {}, "The scheme did not run")]
    return small_multiples([*years, Period("2026", {"Cheap": 5, "Bridge": 2})], key="example", unit="venues")


def styleguide(request: SiteRequest) -> HttpResponse:
    recommended, recorded = marked("to improve the old framework", "to renew the framework")
    context = {
        "blocks": blocks_shown(),
        "states": states_shown(),
        "chart": chart_shown(),
        "multiples": multiples_shown(),
        "recommended": recommended,
        "recorded": recorded,
        "facts": [{"label": "A fact", "answer": "Its value"}, {"label": "A blank", "answer": ""}],
        "dates": [PartialDate(date(2017, 1, 1), precision) for precision in Precision],
        "source": {"url": "#", "label": "Paper of 13 June 2023, paragraph 2"},
        "earliest": "1998-07-31",
        "day": date(2023, 6, 4),
    }
    return render(request, "home/styleguide.html", context)
