"""Two campaigns with two seasons each, one of them past. They are samples, and every page with one says so."""

from datetime import date
from pathlib import Path

from django.core.files.base import ContentFile

from campaigns.choices import Audience, Channel
from campaigns.models import (
    CampaignEditionPage,
    CampaignIndexPage,
    CampaignPage,
    ChosenVenue,
    PackAsset,
    PackFile,
    WayToAct,
)
from home.starter.publishing import put_below
from plans.models import Activity, Organisation
from support_services.models import SupportHubPage
from venues.directory.index_loader import index_on
from venues.models import Venue
from venues.status import IN_FORCE

PARTNERS = ["City of London Corporation", "City of London Police"]
TEAM = "Community Safety Team, City of London Corporation"
DRAWINGS = Path(__file__).parent / "campaign_drawings"  # all our own work
NO_FIGURES = "We hold no figures for this season."

HOME = {
    "title": "See each other home",
    "lead": "A winter campaign for everyone who goes out in the City after work. Go together, and get home together.",
    "line": "Plan your way home before you go out",
    "drawings": "winter",
    "scene": (
        "A street in the City on a snowy night. A door is open, and its light falls on the ground. Somebody of the "
        "staff waves good night to four friends, one in a wheelchair, who go home together."
    ),
    "audiences": [Audience.WORKERS, Audience.VENUES, Audience.EMPLOYERS],
    "messages": [
        ("Plan your way home first", "Look up the last train before the first drink."),
        ("Leave together", "If you go out as a group, go home as a group. Wait until each person is on their way."),
        ("Ask staff for help", "Do you feel unsafe in a venue? Ask for Angela at the bar. Staff know what it means."),
        ("Violence is never part of a good night", "Nobody has to put up with it. In danger, call 999."),
    ],
    "copy": [
        (
            Channel.POST,
            "Out in the City tonight? Look up your way home before the first drink. Leave together. "
            "See each other home. In danger, call 999.",
        ),
        (
            Channel.INTRANET,
            "The party season is here. Before you go out, look up your last train. Stay with your friends, and wait "
            "until each person is on their way. Do you feel unsafe in a venue? Ask for Angela at the bar. In danger, "
            "call 999. To report something that is over, call 101.",
        ),
    ],
}
NIGHT = {
    "title": "Look after each other at night",
    "lead": "For long evenings out. If someone looks lost, ill or afraid, stay with them until help is there.",
    "line": "Stay with them until help is there",
    "drawings": "summer",
    "scene": (
        "A street in the City on a summer night, with strings of lights. By an open door a friend hands a cup of water "
        "to somebody who sits on the step. Another makes a call, and somebody of the staff waves for help."
    ),
    "audiences": [Audience.RESIDENTS, Audience.WORKERS, Audience.VISITORS, Audience.VENUES],
    "messages": [
        ("Stay with them", "Somebody alone and unwell should not be left alone. Stay, and ask a friend to help you."),
        ("Tell staff or police", "Door staff and police would rather hear it too early than too late."),
        ("Water and warmth help", "Offer water. Keep the person warm and sitting up. Call 999 if they do not wake."),
    ],
    "copy": [
        (
            Channel.POST,
            "Someone on their own who looks unwell or afraid? Stay with them until help is there. In danger, call 999.",
        ),
        (
            Channel.NEWSLETTER,
            "Long evenings bring people together. Look after each other: stay with somebody who is unwell, tell staff, "
            "and call 999 if they do not wake. To report something that is over, call 101.",
        ),
    ],
}
# campaign: season's name in its address and title, first and last day; the past one first
SEASONS = [
    (HOME, "winter-2025", "winter 2025 to 2026", date(2025, 11, 17), date(2026, 1, 4)),
    (HOME, "winter-2026", "winter 2026 to 2027", date(2026, 11, 16), date(2027, 1, 3)),
    (NIGHT, "summer-2026", "summer 2026", date(2026, 5, 1), date(2026, 8, 31)),
    (NIGHT, "summer-2027", "summer 2027", date(2027, 5, 3), date(2027, 8, 30)),
]


def words(text: str) -> str:
    return f"<p>{text}</p>"


def make_campaigns(index: CampaignIndexPage, day: date) -> None:
    """Both campaigns with their seasons, each delivering the plan's activity that names seasonal campaigns."""
    activities = list(Activity.objects.filter(title="Find new ways to handle the busiest times")[:1])
    partners = list(Organisation.objects.filter(name__in=PARTNERS).order_by("pk"))
    support = SupportHubPage.objects.order_by("path").first()
    made = {}
    for what, slug, season, first, last in SEASONS:
        if what["title"] not in made:
            made[what["title"]] = make_campaign(index, what), make_files(what)
        campaign, files = made[what["title"]]
        edition = make_edition(what, slug, season, (first, last), files, support)
        edition.activities, edition.partners = activities, partners
        edition.chosen_venues.set([ChosenVenue(venue=venue) for venue in sample_venues(day)])
        put_below(campaign, edition)


def sample_venues(day: date) -> list[Venue]:
    """Three that are made up and hold an award on `day`."""
    held = [line.pk for line in index_on(day).in_state(IN_FORCE) if line.is_sample and not line.closed_on]
    return list(Venue.objects.filter(pk__in=held[:3]))


def make_campaign(index: CampaignIndexPage, what: dict) -> CampaignPage:
    page = CampaignPage(
        title=what["title"], theme="Safer nights out", aim=words(what["lead"]), search_description=what["lead"],
        is_sample=True,
    )  # fmt: skip
    return put_below(index, page)


def make_files(what: dict) -> dict[str, PackFile]:
    title = what["title"]
    drawn = {
        "Poster": "poster.svg",
        "Square picture": "square.png",
        "Picture": "wide.png",
    }
    return {
        name: keep_file(f"{name}: {title}", DRAWINGS / f"{what['drawings']}-{file}") for name, file in drawn.items()
    }


def keep_file(title: str, drawn: Path) -> PackFile:
    file = PackFile(title=title, file=ContentFile(drawn.read_bytes(), name=f"drawn{drawn.suffix}"))
    file.full_clean()
    file.save()
    return file


def make_edition(what: dict, slug: str, season: str, days: tuple, files: dict, support) -> CampaignEditionPage:
    has_ended = days[0] < date(2026, 11, 1)
    edition = CampaignEditionPage(
        title=f"{what['title']}: {season}",
        slug=slug,
        search_description=what["lead"],
        starts_on=days[0],
        ends_on=days[1],
        audiences=[audience.value for audience in what["audiences"]],
        lead=words(what["lead"]),
        picture=files["Picture"],
        picture_alt=what["scene"],
        messages=[("message", {"heading": heading, "text": words(text)}) for heading, text in what["messages"]],
        words=[("words", {"channel": channel, "text": text}) for channel, text in what["copy"]],
        contact_team=TEAM,
        is_sample=True,
        results=words(NO_FIGURES) if has_ended else "",
    )
    edition.ways_to_act.set(
        [
            WayToAct(words="Look up your way home before you go out."),
            *([WayToAct(words="If someone hurts, follows or frightens you:", page=support)] if support else []),
        ]
    )
    said = f"{what['scene']} The words say: {what['title']}."
    edition.assets.set(
        [
            PackAsset(title="Poster A4", file=files["Poster"], alt_text=f"{said} Below: {what['line']}."),
            PackAsset(
                title="Square picture", file=files["Square picture"], alt_text=said, post_words=what["copy"][0][1]
            ),
            PackAsset(title="Picture without words", file=files["Picture"], alt_text=what["scene"]),
        ]
    )
    return edition
