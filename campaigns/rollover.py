"""Rollover to next season's edition: what it takes over, and what must be reviewed before it can be published."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from campaigns.review_items import ReviewItem, ReviewItemKind, items_in

if TYPE_CHECKING:
    from campaigns.models import CampaignEditionPage


def texts_of(edition: "CampaignEditionPage") -> Iterator[str]:
    """Every text of an edition that a reader meets."""
    yield edition.lead
    yield from (f"{block.value['heading']} {block.value['text'].source}" for block in edition.messages)
    yield from (block.value["text"] for block in edition.words)
    for way in edition.ways_to_act.all():
        yield f"{way.words} {way.address}"
    for asset in edition.assets.all():
        yield f"{asset.alt_text} {asset.transcript} {asset.post_words}"
    yield edition.banner_words


def items_of(edition: "CampaignEditionPage") -> list[ReviewItem]:
    """What in an edition may have gone out of date: numbers, links, dates, venues, licences, people, photographs."""
    found = items_in(texts_of(edition))
    ways = list(edition.ways_to_act.all())
    found += [ReviewItem(ReviewItemKind.LINK, f"{way.page} (page)") for way in ways if way.page_id]
    found += [ReviewItem(ReviewItemKind.PHONE, f"{way.service} (support service)") for way in ways if way.service_id]
    found += [ReviewItem(ReviewItemKind.VENUE, str(chosen)) for chosen in edition.chosen_venues.all()]
    found += [ReviewItem(ReviewItemKind.PERSON, name) for name in edition.people_named.splitlines() if name.strip()]
    if edition.contact_team or edition.contact_email:
        found.append(
            ReviewItem(ReviewItemKind.PERSON, " ".join(filter(None, [edition.contact_team, edition.contact_email])))
        )
    for asset in edition.assets.all():
        until = f", until {asset.licence_ends_on:%d %B %Y}" if asset.licence_ends_on else ""
        found.append(ReviewItem(ReviewItemKind.LICENCE, f"{asset.title}: {asset.get_licence_display()}{until}"))
        if asset.file and asset.file.is_picture:
            found.append(ReviewItem(ReviewItemKind.PHOTO, f"{asset.title} ({asset.file.title})"))
    if edition.picture:
        found.append(ReviewItem(ReviewItemKind.PHOTO, f"The campaign's picture ({edition.picture.title})"))
    return list(dict.fromkeys(found))


def carried_over(edition: "CampaignEditionPage") -> list[ReviewItem]:
    """What stands in this edition exactly as it stood in the one it was made from."""
    if edition.made_from is None:
        return []
    before = set(items_of(edition.made_from))
    return [item for item in items_of(edition) if item in before]


def still_to_check(edition: "CampaignEditionPage") -> list[ReviewItem]:
    """What was carried over and neither ticked nor replaced."""
    return [item for item in carried_over(edition) if item.key not in edition.carried_checked]
