"""The editors' guides inside the admin, from the one source in docs/editors: by role, by task, searchable, and for each
screen its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from wagtail.models import Page

FOLDER = Path("docs") / "editors"
NEXT_GUIDE = re.compile(r"\((?P<name>[a-z-]+)\.md(?P<anchor>#[a-z-]+)?\)")
PICTURE = re.compile(r"\(pictures/(?P<name>[a-z-]+)\.png\)")
WORD = re.compile(r"\w+")
reader = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True)
class GuideOf:
    """Which file, for which role, and of which screens: names of views, or `page:` with the app of a page."""

    name: str
    role: str
    screens: tuple[str, ...] = ()


GUIDES = (
    GuideOf("run-a-campaign", "Campaign editor", ("campaign_*", "page:campaigns", "wagtailsnippets_campaigns_*")),
    GuideOf(
        "record-a-refocus",
        "Plan editor",
        ("page:plans.decision*", "missing_rows*", "import_paper*", "make_copy_for_readers"),
    ),
    GuideOf("report-progress", "Plan editor", ("report_progress", "progress_drafts", "page:plans.priority*")),
    GuideOf(
        "write-a-page",
        "Everybody who writes",
        (
            *(
                "wagtailadmin_pages:*",
                "wagtailadmin_explore*",
                "draft_links",
                "review_of",
                "deleted_content",
                "page_formats",
            ),
            *("wagtailsnippets_plans_*", "wagtailimages:*", "wagtaildocs:*"),
        ),
    ),
    GuideOf(
        "writing-about-abuse",
        "Support editor",
        ("page:support_services", "sensitivity", "begin_translation", "translate_page", "translation_file"),
    ),
    GuideOf(
        "checking-numbers",
        "Number checker",
        ("numbers_to_check", "ask_the_service", "wagtailsnippets_support_services_*", "import_services"),
    ),
    GuideOf(
        "approve",
        "Approver",
        ("countersign", "publish_at_once", "held_file", "venues_held_entry", "wagtailadmin_reports:*"),
    ),
    GuideOf(
        "keep-the-register", "Register officer", ("venues_venue*", "venues_scheme*", "venues_import*", "set_up_wards")
    ),
    GuideOf("certificates", "Register officer", ("venues_*",)),
    GuideOf("releases", "Everybody who writes", ("release*",)),
    GuideOf("search", "Administrator", ("try_searches", "wagtailsnippets_home_*")),
)


@dataclass(frozen=True)
class GuideSection:
    title: str
    anchor: str
    html: SafeString
    words: str


@dataclass(frozen=True)
class Guide:
    name: str
    role: str
    title: str
    sections: tuple[GuideSection, ...]

    @property
    def address(self) -> str:
        return reverse("guide", args=[self.name])


@cache
def read_guide(name: str) -> Guide:
    """The title is the first line; each second-level heading begins a section."""
    text = (settings.BASE_DIR / FOLDER / f"{name}.md").read_text(encoding="utf-8")
    first, _, rest = text.partition("\n")
    role = next(guide.role for guide in GUIDES if guide.name == name)
    parts = re.split(r"^## ", rest, flags=re.MULTILINE)
    sections = (("", parts[0]), *(tuple(part.partition("\n")[::2]) for part in parts[1:]))
    return Guide(name, role, first.removeprefix("# ").strip(), tuple(section_of(*each) for each in sections))


def section_of(title: str, markdown: str) -> GuideSection:
    html = reader.render(NEXT_GUIDE.sub(in_the_admin, PICTURE.sub(picture_in_the_admin, markdown)))
    # Our own file, and the reader lets no HTML through.
    return GuideSection(title.strip(), slugify(title) or "start", mark_safe(html), f"{title} {markdown}".casefold())


def in_the_admin(link: re.Match[str]) -> str:
    """A link to another guide leads there also where both are read in the admin."""
    known = any(guide.name == link["name"] for guide in GUIDES)
    return f"({reverse('guide', args=[link['name']])}{link['anchor'] or ''})" if known else link[0]


def picture_in_the_admin(address: re.Match[str]) -> str:
    return f"({reverse('guide_picture', args=[address['name']])})"


def picture_file(name: str) -> Path:
    """As script/guide-pictures made it of the running site."""
    return settings.BASE_DIR / FOLDER / "pictures" / f"{name}.png"


def all_guides() -> list[Guide]:
    return [read_guide(guide.name) for guide in GUIDES]


def by_role() -> dict[str, list[Guide]]:
    """In the order of the table."""
    roles: dict[str, list[Guide]] = {}
    for guide in all_guides():
        roles.setdefault(guide.role, []).append(guide)
    return roles


def sections_with(words: str) -> Iterator[tuple[Guide, GuideSection]]:
    """Those in which all of the words stand, in any form that begins like them."""
    wanted = WORD.findall(words.casefold())
    for guide in all_guides():
        for section in guide.sections:
            said = f"{guide.title.casefold()} {section.words}"
            if wanted and all(re.search(rf"\b{re.escape(word)}", said) for word in wanted):
                yield guide, section


def guide_for(request: HttpRequest) -> Guide | None:
    """The guide of the screen that is shown: the first row of the table that names it."""
    names = screen_names(request)
    of_screen = (
        guide for name in names for guide in GUIDES if any(fnmatchcase(name, pattern) for pattern in guide.screens)
    )
    found = next(of_screen, None)
    return read_guide(found.name) if found else None


def screen_names(request: HttpRequest) -> list[str]:
    """The most telling first: the type of the page that is edited, its app, the view."""
    match = request.resolver_match
    if match is None:
        return []
    app, model = match.kwargs.get("content_type_app_name"), match.kwargs.get("content_type_model_name", "")
    if match.view_name == "wagtailadmin_pages:edit":
        page = Page.objects.filter(pk=match.kwargs["page_id"]).select_related("content_type").first()
        app, model = (page.content_type.app_label, page.content_type.model) if page else (None, "")
    return [*([f"page:{app}.{model}", f"page:{app}"] if app else []), match.view_name]
