"""A campaign with a season, its files, and the moment at which it is read."""

from datetime import date, datetime
from io import BytesIO
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from PIL import Image

from campaigns.models import CampaignEditionPage, CampaignIndexPage, CampaignPage, PackAsset, PackFile, WayToAct

LONDON = ZoneInfo("Europe/London")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 84 118"><rect width="84" height="118"/></svg>'


def png(width: int = 800, height: int = 700) -> bytes:
    written = BytesIO()
    Image.new("RGB", (width, height), "#17403f").save(written, "PNG")
    return written.getvalue()


def seasons_on_front(said: str) -> list[str]:
    """The seasons to which the front page gives a part of their own, in its order."""
    return [heading.text.strip() for heading in BeautifulSoup(said, "html.parser").select(".season h2")]


@pytest.fixture
def at(monkeypatch):
    """Sets the moment at which requests are answered and forms are checked: a day is noon in London."""

    def set_moment(moment) -> None:
        if not isinstance(moment, datetime):
            moment = datetime(moment.year, moment.month, moment.day, 12, tzinfo=LONDON)
        monkeypatch.setattr("delivery.clock.timezone", SimpleNamespace(localtime=lambda: moment))

    set_moment(date(2026, 11, 22))
    return set_moment


@pytest.fixture
def keep_file(db):
    """Adds a file as an editor does."""

    def keep(name: str = "poster.svg", content: bytes = SVG, title: str = "Drawn here") -> PackFile:
        file = PackFile(title=title, file=ContentFile(content, name=name))
        file.full_clean()
        file.save()
        return file

    return keep


@pytest.fixture
def index(front_page):
    return front_page.add_child(instance=CampaignIndexPage(title="Campaigns", slug="campaigns", show_in_menus=True))


@pytest.fixture
def campaign(index):
    return index.add_child(instance=CampaignPage(title="See each other home", slug="home", aim="<p>Safe ways.</p>"))


@pytest.fixture
def make_edition(campaign, keep_file, at):
    """Makes a season with everything it needs; with `publish=False` it stays a draft that could be published."""

    def make(slug: str = "winter-2026", *, publish: bool = True, assets=None, below=None, **fields):
        given = {
            "title": f"See each other home: {slug}",
            "starts_on": date(2026, 11, 16),
            "ends_on": date(2027, 1, 3),
            "audiences": ["workers"],
            "lead": "<p>Go out together, get home together.</p>",
            "picture": keep_file("street.png", png(), "Street"),
            "picture_alt": "A street at night.",
            "messages": [("message", {"heading": "Leave together", "text": "<p>As a group.</p>"})],
            "words": [("words", {"channel": "post", "text": "See each other home. In danger, call 999."})],
            "contact_team": "Community safety team",
        }
        edition = CampaignEditionPage(slug=slug, live=False, **given | fields)
        edition.ways_to_act = [WayToAct(words="Look up your way home.")]
        poster = PackAsset(title="Poster A4", file=keep_file(), alt_text="A door.", post_words="Out tonight?")
        edition.assets = [poster] if assets is None else assets
        (below or campaign).add_child(instance=edition)
        revision = edition.save_revision()
        if publish:
            revision.publish()
        return CampaignEditionPage.objects.get(pk=edition.pk)

    return make


@pytest.fixture
def edition(make_edition):
    return make_edition()
