"""Loads a content set into a site: all of it or, where anything is wrong, nothing. What the site has is left alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from wagtail.models import Locale, Page, Site

from campaigns.models import PackFile
from core.models import SiteImage
from core.publishing import PublishingRefused
from home.content_sets.kinds import PAGES, SETTINGS, fields_of
from home.content_sets.leaving_out import leave_out_all_gone, leave_out_venues_gone
from home.content_sets.made_up_venues import MadeUpVenues
from home.content_sets.row_values import RowBuilder, references_in
from home.content_sets.set_files import Choice, ContentItem, ContentSet, is_needed, is_page_model, read_set
from home.content_sets.yaml_reader import ContentMistakes, Mistake
from home.models import HomePage
from venues.models import Venue

MOST_MISTAKES = 50
LONGEST_WAY = 200  # from one that names another to the last that is named


@dataclass
class LoadedSet:
    """What was made, and what was there before and left as it is."""

    made: list[ContentItem] = field(default_factory=list)
    left: list[ContentItem] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)  # made, and neither page nor row: in words
    venues_left_out: list[str] = field(default_factory=list)  # named by a page, and not on this site
    files: list[Any] = field(default_factory=list)  # rows with one on the disk or in a bucket, which no rollback clears

    def take_back_files(self) -> None:
        for row in self.files:
            for name in row.stored_names if isinstance(row, PackFile) else [row.file.name]:
                row.file.storage.delete(name)


class Preview(Exception):
    """Ends a trial: everything was made, and is taken back."""


def load_set(
    folder: Path, moment: datetime | None = None, *, is_trial: bool = False, only: Choice = lambda item: True
) -> LoadedSet:
    """Load the set in `folder`. Raises ContentMistakes with everything that is wrong, and then nothing was made.

    `moment`: from whose day relative dates count, London time; samples need it. `only`: which of its pages and rows to
    make. They may name the others where the site has them.
    """
    return load_found(read_set(folder, moment and moment.date()), moment, is_trial=is_trial, only=only)


def load_found(
    found: ContentSet, moment: datetime | None = None, *, is_trial: bool = False, only: Choice = lambda item: True
) -> LoadedSet:
    """Load a set that was read before. Raises ContentMistakes, as `load_set` does."""
    loader = SetLoader(found, LoadedSet(), only)
    try:
        with transaction.atomic():
            loader.load()
            if moment:
                loader.venues.issue(moment)
            if is_trial:
                raise Preview
    except Preview:
        loader.loaded.take_back_files()
    except BaseException:
        loader.loaded.take_back_files()
        raise
    return loader.loaded


class SetLoader:
    """Loads one set. Pages are made in two steps, so that they may point to each other; rows after what they need."""

    def __init__(self, found: ContentSet, loaded: LoadedSet, only: Choice):
        self.found, self.loaded, self.only = found, loaded, only
        self.mistakes: list[Mistake] = [*found.mistakes]
        self.builder = RowBuilder(found)
        self.venues = MadeUpVenues(self.builder)

    def load(self) -> None:
        self.stop_at_mistakes()
        self.find_old()
        if self.found.is_samples:  # they are for any site, and name what some have
            leave_out_all_gone(self.builder, self.only)
        self.loaded.venues_left_out = leave_out_venues_gone(self.builder)
        self.mistakes += parents_missing(self.found, self.builder)
        order = self.in_order()
        self.stop_at_mistakes()
        for item in self.found.pages.values():
            self.place(item)
        self.stop_at_mistakes()
        for item in order:
            if not item.is_old:
                self.attempt(item, self.fill)
        self.attempt_settings()
        self.stop_at_mistakes()
        self.loaded.made = [item for item in self.found.items if not item.is_old]
        self.loaded.left = [item for item in self.found.items if item.is_old and self.only(item)]

    def stop_at_mistakes(self) -> None:
        if self.mistakes:
            raise ContentMistakes(sorted(self.mistakes[:MOST_MISTAKES], key=lambda each: (each.file, each.line)))

    def find_old(self) -> None:
        """What the site has already: those pages and rows are its editors', and stay as they are."""
        self.builder.find_old()
        self.found.keep(lambda item: item.is_old or self.only(item))

    def in_order(self) -> list[ContentItem]:
        """As they are listed, but every page and row after those that it names."""
        items = {(item.kind.name if item.kind else "page", item.name): item for item in self.found.items}
        order: dict[tuple[str, str], ContentItem] = {}
        way: list[tuple[tuple[str, str], bool]] = []  # how one came here, and whether each step has to be before

        def visit(key: tuple[str, str], must_be_first: bool) -> None:
            keys = [each for each, _ in way]
            if key in keys:
                circle = [*way[keys.index(key) + 1 :], (key, must_be_first)]
                if all(is_needed for _, is_needed in circle):
                    self.mistakes.append(circle_told([items[each] for each, _ in circle]))
                return
            if key in order or len(way) > LONGEST_WAY:
                return
            way.append((key, must_be_first))
            for each in references_in(items[key]):
                if each.to in items:
                    visit(each.to, each.must_be_first)
            way.pop()
            order[key] = items[key]

        for key in items:
            visit(key, must_be_first=True)
        return list(order.values())

    def attempt(self, item: ContentItem, step) -> None:
        """Do it, and note what is wrong with it, so that a writer is told everything at once."""
        before = len(self.mistakes)
        try:
            with transaction.atomic():
                step(item)
                self.mistakes += self.builder.taken_mistakes()
        except PublishingRefused as problem:
            self.mistakes += [item.wrong(each.rows or each.field or "title", each.message) for each in problem.problems]
        except ValidationError as problem:
            self.mistakes += self.builder.taken_mistakes()
            self.mistakes += [] if len(self.mistakes) > before else mistakes_of(item, problem)

    def place(self, item: ContentItem) -> None:
        """Below its parent and after the pages without which its table takes no row, such as the plan of a review."""
        if item.made or item.is_being_placed:
            return
        item.is_being_placed = True
        needed = [self.found.pages.get(address) for address in [item.parent, *pages_needed_by(item)]]
        for each in filter(None, needed):
            self.place(each)
        if all(each.made for each in needed if each and each is not item):  # if not, it is known what is wrong
            self.attempt(item, self.place_page)

    def place_page(self, item: ContentItem) -> None:
        """The page as a draft, in its place in the tree, with what can be said before the others are there."""
        page = self.builder.plain_page(item)
        if self.builder.mistakes:
            return  # its table may not take it as it is
        page.locale, page.live, page.has_unpublished_changes = Locale.get_default(), False, True
        page.draft_title = page.title
        page.full_clean = lambda *args, **kwargs: None  # it is checked when it is whole
        parent = Page.objects.get(depth=1) if item.name == "/" else Page.objects.get(pk=self.parent_of(item).pk)
        parent.specific.add_child(instance=page)
        item.made = type(page).objects.get(pk=page.pk)

    def parent_of(self, item: ContentItem) -> Model:
        above = self.found.pages.get(item.parent)
        made = above.made if above else self.builder.page_at(item.parent)
        assert made, "was looked for before anything was made"
        return made

    def fill(self, item: ContentItem) -> None:
        """All that it says, checked as an editor's form checks it, and published."""
        # Read again: pages were put below it meanwhile, of which it has to know.
        row = item.model.objects.get(pk=item.made.pk) if item.made else item.model()
        self.builder.fill(row, item)
        if isinstance(row, Venue):
            self.venues.prepare(row, item)
        self.mistakes += self.builder.taken_mistakes()
        row.full_clean()
        if not item.is_page:
            row.save()
        if isinstance(row, PackFile | SiteImage):
            self.loaded.files.append(row)
        if isinstance(row, Venue):
            self.venues.give_awards(row, item)
        if hasattr(row, "save_revision"):
            revision = row.save_revision()
            if hasattr(row, "live"):
                revision.publish()
        item.made = type(row).objects.get(pk=row.pk)

    def attempt_settings(self) -> None:
        """What the set says of the site itself, where it has none yet; and it is served from the front page."""
        front = HomePage.objects.order_by("path").first()
        if "/" not in self.found.pages or self.found.pages["/"].is_old or not front:
            return
        site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
        said = self.found.settings.get("settings")
        site.root_page, site.site_name = front, str(said.get("name", "") if said else "")
        site.save()
        for what, given in self.found.settings.items():
            model = SETTINGS[what]
            item = ContentItem("set.yaml", given, model, what)
            unknown = [name for name in given if name not in fields_of(model)]
            self.mistakes += [item.wrong(name, f"There is no setting “{name}”.") for name in unknown]
            if not unknown and not model.objects.filter(site=site).exists():
                self.attempt(item, partial(self.fill_settings, model(site=site)))

    def fill_settings(self, row: Model, item: ContentItem) -> None:
        self.builder.fill(row, item)
        row.full_clean()
        row.save()


def pages_needed_by(item: ContentItem) -> Iterator[str]:
    for name, column in fields_of(item.model).items():
        target: Any = column.related_model
        if name in item.given and is_needed(column) and target and is_page_model(target):
            yield str(item.given[name])


def circle_told(items: list[ContentItem]) -> Mistake:
    names = " → ".join(f"“{item.name}”" for item in [items[-1], *items])
    return items[0].wrong("key", f"These are part of each other, round in a circle: {names}.")


def parents_missing(found: ContentSet, builder: RowBuilder) -> Iterator[Mistake]:
    for item in found.pages.values():
        if item.is_old or item.name == "/":
            continue
        above, on_site = found.pages.get(item.parent), builder.page_at(item.parent)
        kind = above.model if above else on_site and on_site.specific_class
        if not kind:
            yield item.wrong("address", f"There is no page {item.parent} above it, in this set or on the site.")
        elif kind not in item.model.clean_parent_page_models():
            fitting = sorted(each.__name__ for each in item.model.clean_parent_page_models() if each in PAGES.values())
            yield item.wrong("page", f"It cannot stand below {item.parent}. It stands below: {', '.join(fitting)}.")


def mistakes_of(item: ContentItem, problem: ValidationError) -> list[Mistake]:
    """What a form would say, at the line of each field."""
    if hasattr(problem, "error_dict"):
        return [
            item.wrong(name, " ".join(map(str, ValidationError(errors).messages)))
            for name, errors in problem.error_dict.items()
        ]
    return [item.wrong("title", message) for message in problem.messages]
