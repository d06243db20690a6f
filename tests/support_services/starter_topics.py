"""The support pages that the City's site begins with, as its set says them, and how they enter a test's site."""

import re
from dataclasses import dataclass
from pathlib import Path

from home.content_sets.loader import load_set
from home.content_sets.set_files import ContentItem, read_set
from home.starter.sets import pages_from

CITY = Path("starter/city-of-london")
BULLET = re.compile(r"^- ", re.MULTILINE)


@dataclass(frozen=True)
class StarterPage:
    item: ContentItem

    @property
    def slug(self) -> str:
        return self.item.name.rstrip("/").rpartition("/")[2]

    @property
    def tab(self) -> str:
        return self.item.given["seo_title"]

    @property
    def first_step(self) -> str:
        return self.item.given.get("first_step", "")

    @property
    def services(self) -> list[str]:
        return [str(each["service"]) for each in self.item.given.get("named_services", [])]

    @property
    def parts(self) -> dict[str, str]:
        """Heading: sentences, as one text for whoever measures how hard they are to read."""
        told: dict[str, str] = {}
        for part in self.item.given["body"]:
            if "heading" in part:
                told[part["heading"]["text"] if isinstance(part["heading"], dict) else part["heading"]] = ""
            else:
                told[list(told)[-1]] = " ".join(BULLET.sub("", part["text"]).split())
        return told

    @property
    def words(self) -> str:
        return " ".join(" ".join((self.item.given["lead"], self.first_step, *self.parts.values())).split())


PAGES = [StarterPage(item) for item in read_set(CITY).pages.values() if item.name.startswith("/support/")]
HUB, EMPLOYERS = (next(page for page in PAGES if page.slug == slug) for slug in ("support", "workplaces"))
TOPICS = [page for page in PAGES if page not in (HUB, EMPLOYERS)]


def create_support_pages() -> list:
    """The topics and the page for employers, below a hub that is there."""
    return load_set(CITY, only=pages_from("/support/")).made
