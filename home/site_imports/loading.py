"""Pages of another site as drafts, with redirects from their old addresses: all of them or none. Nothing is changed."""

import json
import re
from dataclasses import dataclass, field
from html import unescape

from django.db import transaction
from django.utils.html import escape
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Site

from core.slugs import LONGEST, from_title, usable_slug
from delivery.clock import london_now
from home.models import HomePage, ImportedPage, StandardPage
from home.site_imports.old_pages import FILE, OldPage, OldSite, key_of, last_segment, path_of

LONGEST_TITLE, LONGEST_PATH, DEEPEST = 255, 255, 8
LINK = re.compile(r'<a href="([^"]*)">')


@dataclass
class Arrival:
    """What became of one page."""

    old: OldPage
    page: StandardPage
    notes: list[str]


@dataclass
class Moved:
    """What was made, what came before and was left alone, and how many old addresses lead to a draft."""

    made: list[Arrival] = field(default_factory=list)
    left: list[OldPage] = field(default_factory=list)
    redirects: int = 0


class CannotMove(ValueError):
    """Nothing was made. The words say what to do."""


def load_old_site(found: OldSite, below: str = "/", *, is_trial: bool = False) -> Moved:
    """Make a draft of every page that did not come before. `below`: the address of the page they come to stand under.

    Raises CannotMove.
    """
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    root = site and site.root_page.specific
    if not site or not isinstance(root, HomePage):
        raise CannotMove("This site has no front page yet. Run create_starter_site or load_content first.")
    above = Page.objects.filter(url_path=f"{root.url_path}{below.strip('/')}/".replace("//", "/")).first()
    if above is None or not isinstance(above.specific, HomePage | StandardPage):
        raise CannotMove(f"There is no ordinary page {below} to put the drafts below.")
    mover = SiteMover(found, site, above)
    with transaction.atomic():
        mover.move()
        transaction.set_rollback(is_trial)
    return mover.moved


class SiteMover:
    """Makes the pages first and fills them afterwards, so that they can link to each other."""

    def __init__(self, found: OldSite, site: Site, above: Page):
        self.found, self.site, self.above = found, site, above
        self.moved = Moved()
        self.pages = {page.key[:500]: page for page in reversed(found.pages)}  # of two with one key the first
        self.arrivals: dict[str, Arrival] = {}
        self.known: dict[str, int | None] = dict(ImportedPage.objects.values_list("source", "page_id"))
        self.hosts = {key.partition("/")[0].partition("?")[0] for key in self.pages} - {""}

    def move(self) -> None:
        for key, old in reversed(self.pages.items()):
            if key in self.known:
                self.moved.left.append(old)
            else:
                self.place(key, [])
        for key, arrival in self.arrivals.items():
            self.fill(arrival)
            self.redirect(key, arrival)
            ImportedPage.objects.create(source=key, page=arrival.page, imported_at=london_now())
        self.moved.made = list(self.arrivals.values())

    # Where it comes to stand

    def place(self, key: str, way: list[str]) -> StandardPage:
        """As a draft below its parent, which is made first."""
        if key in self.arrivals:
            return self.arrivals[key].page
        old = self.pages[key]
        notes = list(old.notes)
        title = old.title or "Page without a title"
        if not old.title:
            notes.append("It had no title: give it one.")
        if len(title) > LONGEST_TITLE:
            notes.append(f"Its title was cut. It was: {title}")
        parent = self.parent_of(key, old, [*way, key])
        page = StandardPage(title=title[:LONGEST_TITLE], search_description=old.summary, live=False)
        page.slug = self.free_slug(parent, old, notes)
        page.draft_title, page.has_unpublished_changes, page.locale = page.title, True, Locale.get_default()
        parent.add_child(instance=page)
        self.arrivals[key] = Arrival(old, page, notes)
        return page

    def parent_of(self, key: str, old: OldPage, way: list[str]) -> Page:
        """The page above it on the other site, as the file says or as its address does; else the one chosen for all."""
        host, path = key.partition("/")[0], path_of(key)
        steps = path.strip("/").split("/")[:-1] if "?" not in key else []
        ups = [f"{host}/{'/'.join(steps[:count])}" for count in range(len(steps), 0, -1)]
        for up in [old.parent, *ups]:
            if up in self.pages and up not in way and len(way) < DEEPEST and up not in self.known:
                return Page.objects.get(pk=self.place(up, way).pk)
            if self.known.get(up):
                page = Page.objects.get(pk=self.known[up])
                if isinstance(page.specific, StandardPage):
                    return page
        return Page.objects.get(pk=self.above.pk)

    def free_slug(self, parent: Page, old: OldPage, notes: list[str]) -> str:
        wanted = usable_slug(from_title(old.slug or last_segment(old.address) or old.title), old.title)
        taken = set(parent.get_children().values_list("slug", flat=True))
        if wanted not in taken:
            return wanted
        notes.append(f"The site has a page {parent.url_path[len(self.site.root_page.url_path) - 1:]}{wanted}/ already: "
                     "move there what is missing, or give this draft another address.")  # fmt: skip
        stem = wanted[: LONGEST - 5]
        return next(slug for slug in (f"{stem}-{number}" for number in range(2, 10_000)) if slug not in taken)

    # What it says

    def fill(self, arrival: Arrival) -> None:
        page = StandardPage.objects.get(pk=arrival.page.pk)  # again: pages were put below it meanwhile
        lost: list[str] = []
        page.body = json.dumps([self.with_links(part, lost) for part in arrival.old.body])
        if lost:
            listed = ", ".join(dict.fromkeys(lost[:5]))
            arrival.notes.append(f"Links lead to pages of the old site that did not come along: {listed}.")
        page.full_clean()
        page.save()
        page.save_revision()
        arrival.page = page

    def with_links(self, part, lost: list[str]):
        """The same with links to pages that came along leading to those."""
        if isinstance(part, str):
            return LINK.sub(lambda found: self.anchor(unescape(found[1]), lost), part)
        if isinstance(part, list):
            return [self.with_links(each, lost) for each in part]
        return {name: self.with_links(value, lost) for name, value in part.items()} if isinstance(part, dict) else part

    def anchor(self, address: str, lost: list[str]) -> str:
        key = key_of(address.replace("https://old.site/", "/", 1))[:500]
        page = self.arrivals[key].page.pk if key in self.arrivals else self.known.get(key)
        if page:
            return f'<a linktype="page" id="{page}">'
        if key.partition("/")[0].partition("?")[0] in (self.hosts or {""}) and not FILE.search(address):
            lost.append(address)
        return f'<a href="{escape(address)}">'

    # Who asks for its old address

    def redirect(self, key: str, arrival: Arrival) -> None:
        path, here = path_of(key), arrival.page.url_path[len(self.site.root_page.url_path) - 1 :]
        question = "?" in key
        if not arrival.old.is_public or not arrival.old.address:
            return
        if not path.strip("/") or question and path.partition("?")[0] in ("", "/"):
            arrival.notes.append(f"Its old address, {arrival.old.address}, is that of the front page: no redirect.")
            return
        old_path = Redirect.normalise_path(path)
        if old_path == Redirect.normalise_path(here):
            return
        if len(old_path) > LONGEST_PATH:
            arrival.notes.append(f"Its old address, {arrival.old.address}, is too long for a redirect.")
        elif self.is_taken(old_path):
            arrival.notes.append(f"Its old address, {old_path}, leads elsewhere on this site already: no redirect.")
        else:
            Redirect.add_redirect(old_path, arrival.page, site=self.site)
            self.moved.redirects += 1

    def is_taken(self, old_path: str) -> bool:
        here = f"{self.site.root_page.url_path}{old_path.strip('/')}/"
        return (
            Redirect.objects.filter(old_path=old_path).exists()
            or Page.objects.filter(url_path=here, live=True).exists()
        )
