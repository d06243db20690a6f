"""What the cells of a sheet may name, read from the register: kinds, wards, levels, awards, and words chosen before."""

from collections.abc import Mapping

from core.name_folding import folded
from venues.models import Known, Postcode, SchemeYear, VenueKind, Ward
from venues.register_import.entries import ACCESS, LEFT_EMPTY, NO_LEVEL, Choices, Meaning
from venues.register_import.words import access_words, kind_words, level_words, ward_words

NUMBERED = ("ward", "level")  # columns whose words stand for rows of the register


def choices_for(year: SchemeYear, answers: dict) -> Choices:
    """Six queries. `answers`: what an officer said of this import."""
    wards = list(Ward.objects.values_list("pk", "name", "code"))
    levels = {name: pk for pk, name in year.levels.values_list("pk", "name")}
    awards = {name: pk for pk, name in year.awards.values_list("pk", "name")}
    names: dict[str, Mapping[Meaning, str]] = {
        "kind": dict(VenueKind.choices),
        "ward": {pk: name for pk, name, _ in wards},
        "level": {pk: name for name, pk in levels.items()},
        "awards": {pk: name for name, pk in awards.items()},
        **{key: dict(Known.choices) for key in ACCESS},
    }
    return Choices(
        kinds=kind_words(dict(VenueKind.choices)),
        access=access_words(),
        wards=ward_words({name: pk for pk, name, _ in wards} | {code: pk for pk, _, code in wards}),
        levels=level_words(levels),
        awards={folded(name): pk for name, pk in awards.items()},
        names=names,
        said=_said(answers.get("words", {}), names),
        postcodes=frozenset(Postcode.objects.values_list("postcode", flat=True)),
        first_day=year.starts_on,
        last_day=year.ends_on,
        month_first=answers.get("month_first", False),
    )


def _said(
    words: dict[str, dict[str, str]], names: Mapping[str, Mapping[Meaning, str]]
) -> dict[str, dict[str, Meaning]]:
    """The words that an officer chose a meaning for. Meanings are kept by name, which outlasts a year and a number."""
    said: dict[str, dict[str, Meaning]] = {}
    for key, meanings in words.items():
        by_label: dict[str, Meaning] = {label: value for value, label in names.get(key, {}).items()}
        by_label |= {NO_LEVEL: NO_LEVEL, LEFT_EMPTY: LEFT_EMPTY}
        said[key] = {word: by_label[label] for word, label in meanings.items() if label in by_label}
    return said
