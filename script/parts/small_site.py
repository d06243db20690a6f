"""A small site with one season, for the programs that pack it or release it. Imported once Django is set up."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Page, Site

from campaigns.models import CampaignEditionPage, CampaignIndexPage, CampaignPage, PackFile, WayToAct
from core.models import PartnershipSettings
from home.models import HomePage


def make_front() -> HomePage:
    root = Page.objects.get(depth=1)
    front = root.add_child(instance=HomePage(title="A safe place", slug="front", lead="<p>Hello.</p>"))
    site = Site.objects.get()
    site.root_page = front
    site.save()
    PartnershipSettings.objects.create(site=site, name="Safer City Partnership", area="City of London")
    return front


def make_season(front: HomePage, **fields) -> CampaignEditionPage:
    """A draft with all that publishing asks for, but what `fields` must say: its title, slug, days and assets."""
    index = front.add_child(instance=CampaignIndexPage(title="Campaigns", slug="campaigns", show_in_menus=True))
    campaign = index.add_child(instance=CampaignPage(title="Get home", slug="home", aim="<p>Safe ways.</p>"))
    season = CampaignEditionPage(
        live=False, audiences=["workers"], lead="<p>Go together.</p>", picture=keep_file("street.png", picture()),
        picture_alt="A street.", messages=[("message", {"heading": "Leave together", "text": "<p>As one.</p>"})],
        ways_to_act=[WayToAct(words="Look up your way home.")], contact_team="Community safety team", **fields,
    )  # fmt: skip
    return campaign.add_child(instance=season)


def keep_file(name: str, content: bytes) -> PackFile:
    """As an editor adds it."""
    file = PackFile(title=name, file=ContentFile(content, name=name))
    file.full_clean()
    file.save()
    return file


def picture() -> bytes:
    drawn = BytesIO()
    Image.new("RGB", (800, 700), "teal").save(drawn, "PNG")
    return drawn.getvalue()
