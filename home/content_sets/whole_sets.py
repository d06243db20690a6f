"""A set with all that belongs to it: services, the map of venues, rows, pages, settings. All of it or nothing."""

from datetime import datetime
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page, Site

from home.content_sets.loader import LoadedSet, Preview, load_set
from home.content_sets.yaml_reader import ContentMistakes, LinedMapping, Mistake, read_yaml, text_of
from support_services.importing.service_file import ServiceFileMistakes
from support_services.starter_services import load_starter_services
from venues.models import Postcode, Ward
from venues.places.loading import Districts, NothingLoaded, is_true_to_life, load_landmarks, load_postcodes, load_wards

MOST_BYTES_OF_SHAPES = 20_000_000
GREETING = "Welcome to your new Wagtail site!"


def load_whole_set(folder: Path, moment: datetime, *, is_trial: bool = False) -> LoadedSet:
    """Whatever the set holds and the site lacks: first services and the map, which its pages name.

    Raises ContentMistakes with everything that is wrong in the first part that has a mistake; nothing was made then.
    """
    try:
        with transaction.atomic():
            take_greeting_away()
            beside = [*load_services(folder), *load_map(folder)]
            loaded = load_set(folder, moment)  # last: what it stores as files, no rollback takes back
            loaded.beside = beside
            if is_trial:
                loaded.take_back_files()
                raise Preview
    except Preview:
        pass
    return loaded


def take_greeting_away() -> None:
    """Wagtail's own first page, if nobody has touched it: it stands where the front page should."""
    root = Page.objects.get(depth=1)
    greetings = [page for page in root.get_children() if is_greeting(page)]
    for greeting in greetings:
        Site.objects.filter(root_page=greeting).update(root_page=root)  # or it would go with the greeting
        greeting.delete()


def is_greeting(page: Page) -> bool:
    plain = ContentType.objects.get_for_model(Page)
    return page.content_type_id == plain.pk and page.title == GREETING


def load_services(folder: Path) -> list[str]:
    file = folder / "services.json"
    if not file.exists():
        return []
    text_of(file, file.name)  # it is told if it is too large, or not saved as UTF-8
    try:
        made = load_starter_services(file)
    except ServiceFileMistakes as problem:
        raise ContentMistakes([Mistake(file.name, line, said) for line, said in problem.mistakes]) from problem
    return [f"{service.reference} (support service)" for service in made]


def load_map(folder: Path) -> list[str]:
    """The shapes of its wards, its stations and the postcodes of its districts, where the site has none."""
    made = []
    for name, load, is_there in (
        ("wards.geojson", load_wards, lambda: any(map(is_true_to_life, Ward.objects.all()))),
        ("stations.geojson", load_landmarks, lambda: Ward.objects.exclude(landmarks=[]).exists()),
    ):
        file = folder / name
        if file.exists() and not is_there():
            try:
                made.append(f"{load(text_of(file, name, MOST_BYTES_OF_SHAPES))} shapes or points of {name}")
            except NothingLoaded as problem:
                raise ContentMistakes([Mistake(name, 0, str(problem))]) from problem
    districts = districts_of(folder)
    if districts.codes and not Postcode.objects.exists():
        made.append(f"{load_postcodes(districts):,} postcodes")
    return made


def districts_of(folder: Path) -> Districts:
    """Those that the settings of the set name. What is wrong with the file is told when all of it is read."""
    file = folder / "set.yaml"
    told = read_yaml(text_of(file, file.name), file.name) if file.exists() else LinedMapping()
    said = told.get("settings") if isinstance(told, LinedMapping) else None
    named = said if isinstance(said, LinedMapping) else LinedMapping()
    return Districts.written(str(named.get("districts", "")), str(named.get("postcode_areas", "")))
