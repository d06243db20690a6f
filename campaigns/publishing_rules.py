"""What an edition needs before readers may see it: everything that is missing, at once, each at its field."""

from collections.abc import Iterator
from datetime import date

from wagtail.models import Page

from campaigns.card_checks import CUT
from campaigns.review_items import pages_linked
from campaigns.rollover import still_to_check, texts_of
from campaigns.share_images import card_problems, title_fits
from core.problems import Problem

OVERLAPS = "“{}” of this campaign is on in the same days: {}. Change the days of one of the two."

# field: what to do when it is empty
NEEDED = {
    "audiences": "Tick at least one group that it is for.",
    "lead": "Say in a sentence or two what the campaign is about.",
    "messages": "Write at least one message.",
    "contact_team": "Name the team that answers questions, not a person.",
    "picture": "Choose a picture. It stands on the page and on shared links.",
    "picture_alt": "Describe the picture for people who cannot see it.",
}


def problems_of(edition, siblings, day: date) -> Iterator[Problem]:
    """What keeps `edition` from being published on `day`. `siblings`: the other editions of its campaign."""
    for field, words in (edition.season.contradictions | edition.season.missing).items():
        yield Problem(words, field)
    for words in overlaps(edition.season, siblings):
        yield Problem(words, "starts_on")
    for field, words in NEEDED.items():
        if not getattr(edition, field):
            yield Problem(words, field)
    if not edition.ways_to_act.all():
        yield Problem("Under “What people can do”, add at least one thing people can do.")
    if edition.picture:
        for words in card_problems(edition.picture.mime, edition.picture.width, edition.picture.height):
            yield Problem(words, "picture")
    if not title_fits(edition.title):
        yield Problem(CUT, "title")
    if edition.banner_from and edition.banner_until and edition.banner_until <= edition.banner_from:
        yield Problem("The notice would end before it begins. Check the day and the time.", "banner_until")
    yield from problems_of_links(edition)
    for row, asset in enumerate(edition.assets.all()):
        for field, words in problems_of_asset(asset, edition.season, day):
            yield Problem(f"{asset.title or 'File'}: {words}", field, "assets", row)
    if waiting := still_to_check(edition):
        listed = "; ".join(item.words for item in waiting)
        yield Problem(f"From last season, tick each of these or replace it: {listed}.", "carried_checked")


def overlaps(season, siblings) -> list[str]:
    return [OVERLAPS.format(each.title, each.season) for each in siblings if season.overlaps(each.season)]


def problems_of_asset(asset, season, day: date) -> Iterator[tuple[str, str]]:
    if not asset.file:
        yield "file", "choose the file, or take this row out."
        return
    is_heard = asset.file.mime.startswith(("audio/", "video/"))
    if is_heard and not asset.transcript:
        yield "transcript", "write down everything that is said and shown."
    if not is_heard and not asset.alt_text:
        yield "alt_text", "describe it for people who cannot see it."
    if asset.preview and not asset.preview.is_picture:
        yield "preview", "choose a picture."
    last_needed = max(day, season.ends_on or day)
    if not asset.is_offered_on(last_needed):
        over = "has ended" if not asset.is_offered_on(day) else "ends before the campaign does"
        yield "licence_ends_on", f"the licence {over}. Renew it, or choose another file."


def problems_of_links(edition) -> Iterator[Problem]:
    """Links to pages that readers cannot open, and to services that are not public."""
    ways = list(edition.ways_to_act.all())
    wanted = {way.page_id for way in ways if way.page_id} | pages_linked(texts_of(edition))
    public = set(Page.objects.live().public().filter(pk__in=wanted).values_list("pk", flat=True))
    for row, way in enumerate(ways):
        if way.page_id and way.page_id not in public:
            yield Problem(
                f"“{way.page}” is not public. Publish it first, or choose another.", "page", "ways_to_act", row
            )
        if way.service_id and not way.service.live:
            words = f"“{way.service}” is not public. Publish it first, or choose another."
            yield Problem(words, "service", "ways_to_act", row)
    in_texts = wanted - public - {way.page_id for way in ways}
    for page in Page.objects.filter(pk__in=in_texts):
        yield Problem(f"A text links to “{page}”, which is not public. Publish it first, or take the link out.")
    if in_texts - set(Page.objects.filter(pk__in=in_texts).values_list("pk", flat=True)):
        yield Problem("A text links to a page that is gone. Take the link out.")
    for activity in edition.activities.all():
        if not activity.priority.live:
            yield Problem(f"The plan's page of “{activity.title}” is not public. Choose another.", "activities")
