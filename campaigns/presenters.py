"""What the pages of campaigns show, arranged. Reads the edition's own rows; knows no other edition but those given."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.rich_text import get_text_for_indexing

from campaigns.card_checks import checks_of
from campaigns.choices import Audience, Channel
from campaigns.linked_venues import venues_shown
from campaigns.packs import CARD, LEAD, named_assets
from campaigns.season_dates import SeasonState, covering
from campaigns.share_images import CARD as CARD_SIZE
from campaigns.share_images import FALLBACK_WIDTH, WIDTHS, card, card_problems
from campaigns.social_limits import Fit, fits
from campaigns.year_planner import Planned, YearListed, YearShown, by_month, drawn
from core.models import PartnershipSettings
from core.site_request import SiteRequest
from core.status_label import StatusLabel

if TYPE_CHECKING:
    from campaigns.models import CampaignEditionPage, PackAsset

Address = Callable[[Any, str], str]  # of a file, by the file and the name it is handed out under


@dataclass(frozen=True)
class PictureShown:
    """A picture with its small versions. Without `sources` it is a drawing, the same at every size."""

    src: str
    sources: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class EditionShown:
    """An edition in a list, with its picture where the list has pictures."""

    edition: CampaignEditionPage
    state: SeasonState
    picture: PictureShown | None = None

    @property
    def label(self) -> StatusLabel:
        return self.state.value

    @property
    def is_on(self) -> bool:
        return self.state is SeasonState.ON


@dataclass(frozen=True)
class AssetShown:
    """A file of the pack as its row shows it."""

    asset: PackAsset
    name: str
    url: str
    picture: PictureShown | None
    fits: list[Fit]


def plain(html: str) -> str:
    """Rich text as one line of words."""
    return " ".join(get_text_for_indexing(html).split())


def editions_shown(
    editions: list[CampaignEditionPage], request: SiteRequest, day: date
) -> dict[str, list[EditionShown]]:
    """Editions by state: what is on, what is coming (the next first), what has ended (the last first)."""
    shown = [EditionShown(each, each.season.state(day), lead_picture(each, request)) for each in editions]
    coming = [each for each in shown if each.state is SeasonState.COMING]
    return {
        "on": [each for each in shown if each.state is SeasonState.ON],
        "coming": sorted(coming, key=lambda each: each.edition.starts_on or date.max),
        "past": [each for each in shown if each.state is SeasonState.PAST],
    }


def edition_shown(edition, others: list, request: SiteRequest, day: date) -> dict:
    """An edition's page. `others`: the public editions of the same campaign."""
    state = edition.season.state(day)
    current = covering(others, day) if state is SeasonState.PAST else None
    address = addresses_for(edition, request)
    named = named_assets(edition)
    assets = [asset_shown(name, asset, address) for name, asset in named if asset.is_offered_on(day)]
    is_whole = bool(edition.pack_name) and len(assets) == len(named)
    return {
        "state": state.value,
        "has_ended": state is SeasonState.PAST,
        "current": current if current and current.season.state(day) is not SeasonState.PAST else None,
        "audiences": [Audience(each).label for each in edition.audiences],
        "picture": lead_picture(edition, request),
        "ways": ways_shown(edition, request),
        "venues": venues_shown(edition, day),
        "assets": assets,
        "archive": reverse("campaign_pack", args=[edition.pk]) if is_whole else "",  # goes with the first licence
        "delivered": [each for each in edition.activities.select_related("priority") if each.priority.live],
        "partners": list(edition.partners.all()),
        "card": card_address(edition, request),
        "others": [EditionShown(each, each.season.state(day)) for each in others],
    }


def addresses_for(edition, request: SiteRequest) -> Address:
    """How files are reached: for readers by the edition, in an editor's preview by the file itself, and by somebody
    who reads the draft by a link through that link."""
    if token := getattr(request, "draft_token", ""):
        return lambda file, name: reverse("draft_campaign_file", args=[token, name])
    if getattr(request, "is_preview", False):
        return lambda file, name: reverse("campaign_draft_file", args=[file.pk, name])
    return lambda file, name: reverse("campaign_file", args=[edition.pk, name])


def asset_shown(name: str, asset, address: Address) -> AssetShown:
    return AssetShown(
        asset,
        name,
        address(asset.file, name),
        small_picture(asset.shown_by, name.rpartition(".")[0], "", address) if asset.shown_by else None,
        fits(asset.post_words) if asset.post_words else [],
    )


def small_picture(file, stem: str, alt: str, address: Address) -> PictureShown:
    if file.is_drawing:
        return PictureShown(address(file, f"{stem}.drawing.svg"), "", file.width, file.height, alt)
    widths = sorted({min(width, file.width): width for width in WIDTHS}.items())
    sources = ", ".join(f"{address(file, f'{stem}.{width}.webp')} {real}w" for real, width in widths)
    shown = min(FALLBACK_WIDTH, file.width)
    height = round(file.height * shown / file.width)
    return PictureShown(address(file, f"{stem}.{FALLBACK_WIDTH}.png"), sources, shown, height, alt)


def lead_picture(edition, request: SiteRequest) -> PictureShown | None:
    """The picture of a season, as a page or a list shows it."""
    if not edition.picture:
        return None
    return small_picture(edition.picture, LEAD, edition.picture_alt, addresses_for(edition, request))


def ways_shown(edition, request: SiteRequest) -> list[dict]:
    """What people can do, each with where it leads, if readers can open that."""
    support = support_address(request)
    ways = edition.ways_to_act.select_related("service", "page")
    return [{"words": way.words, **leads_to(way, support)} for way in ways]


def leads_to(way, support: str) -> dict:
    if way.service and way.service.live and support:
        return {"url": f"{support}line/{way.service_id}/", "title": way.service.name}
    if way.page and way.page.live:
        return {"url": way.page.url, "title": way.page.title}
    return {"url": way.address, "title": way.address.removeprefix("https://").rstrip("/")}


def support_address(request: SiteRequest) -> str:
    """Where the support part begins: the only part that shows a service with its numbers."""
    kind = ContentType.objects.get_by_natural_key("support_services", "supporthubpage")
    return next((page.url for page in request.navigation.below_front if page.content_type_id == kind.pk), "")


def card_address(edition, request: SiteRequest) -> str:
    """The whole address of the picture for shared links; empty while there is none."""
    if not edition.card_name or getattr(request, "is_preview", False):
        return ""
    return request.build_absolute_uri(reverse("campaign_file", args=[edition.pk, CARD]))


def post_shown(edition) -> dict:
    """How a post with a link will look, drawn from the draft as it stands, or what keeps it from being drawn."""
    picture = edition.picture
    problems = card_problems(picture.mime, picture.width, picture.height) if picture else ["Choose a picture first."]
    drawing, checks = b"", []
    if not problems:
        with picture.open_afresh() as file:
            drawing = card(file, edition.title, str(edition.season), PartnershipSettings.brand_of_default())
        checks = checks_of(drawing, edition.title)
    return {
        "problems": problems,
        "drawing": b64encode(drawing).decode(),
        "checks": checks,
        "posts": [block.value for block in edition.words if block.value["channel"] == Channel.POST],
        "card_width": CARD_SIZE[0],
        "card_height": CARD_SIZE[1],
    }


def planned_from(editions: list) -> list[Planned]:
    """Editions with their days, as a calendar reads them. Those without a first day begin with their publication."""
    return [
        Planned(
            title=each.title,
            group=str(each.path[: -each.steplen]),
            first=each.starts_on or (each.first_published_at.date() if each.first_published_at else date.min),
            last=date.max if each.is_always_on else each.ends_on,
            audiences=frozenset(each.audiences),
            url=each.url or "",
            is_public=each.live,
            is_sample=each.is_sample,
        )
        for each in editions
        if each.is_always_on or (each.starts_on and each.ends_on)
    ]


def year_asked(wanted: str | None, today: date) -> int:
    """The year after `?year=`, or this one."""
    return (
        int(wanted) if wanted and wanted.isascii() and wanted.isdigit() and 1998 <= int(wanted) <= 2100 else today.year
    )


def calendar_shown(editions: list, year: int, today: date) -> dict[str, YearShown | YearListed | int | list]:
    planned = planned_from(editions)
    return {
        "shown": drawn(planned, year, today),
        "listed": by_month(planned, year, today),
        "this_year": today.year,
        "years": sorted({*range(today.year - 1, today.year + 2), year}),
    }
