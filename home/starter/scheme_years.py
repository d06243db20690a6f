"""The years of the Safety Thirst scheme as sources tell them: what was counted, when it did not run, what is new."""

from home.starter.public_sources import READ_EARLIER, SOURCES
from home.starter.safety_thirst import YEARS
from plans.models import Figure
from venues.models import Award, Criterion, Level, SchemeYear

OFF = {
    2020: "It did not run because of the pandemic.",
    2021: "It did not run because of the pandemic.",
    2022: "It did not run while venues recovered from the pandemic.",
    2023: "It did not run while venues recovered from the pandemic.",
}
# Levels from the highest to the lowest and awards, only where a source names them.
LEVELS = {
    2017: ["Highly Commended", "Commended", "Pass"],
    2024: ["Highly Commended", "Commended"],
}
AWARDS = {
    2015: ["Premises of the Year"],
    2024: ["Overall Winner", "Highly Commended"],
    2025: ["Overall Winner", "Runner Up", "Best Safety Initiative", "Best Community Contribution"],
}
# No source gives the assessment form. These are the subjects that press reports say were added in 2024 and kept.
SUBJECTS = [
    ("Terrorism", "The venue is ready for a terrorist attack."),
    ("Drink spiking", "Staff work to stop drinks being spiked, and know what to do if one is."),
    ("Women's safety", "Women are safe in the venue and on their way out of it."),
    ("Sexual harassment", "Staff act when somebody is sexually harassed."),
    ("Suicide prevention", "Staff notice people who may be thinking of suicide, and find them help."),
]
CRITERIA_YEARS = (2024, 2025)


def make_scheme_years() -> None:
    for number, kind, accredited, where in YEARS:
        year = SchemeYear.objects.create(
            year=number,
            ran=kind != Figure.Kind.DID_NOT_RUN,
            not_run_reason=OFF.get(number, ""),
            accredited_reported=accredited,
            source_note=source_note(where),
        )
        for rank, name in enumerate(LEVELS.get(number, []), 1):
            Level.objects.create(scheme_year=year, name=name, rank=rank)
        for place, name in enumerate(AWARDS.get(number, [])):
            Award.objects.create(scheme_year=year, name=name, sort_order=place)
        for place, (section, text) in enumerate(SUBJECTS if number in CRITERIA_YEARS else []):
            is_new = number == CRITERIA_YEARS[0]
            Criterion.objects.create(scheme_year=year, section=section, text=text, is_new=is_new, sort_order=place)


def source_note(where: str | None) -> str:
    """Where a year was read, in the words of its source."""
    if where is None:
        return "No figure had been found by 21 November 2026."
    read_on = READ_EARLIER[where]
    return f"{SOURCES[where][0]}, read on {read_on.day} {read_on:%B %Y}"
