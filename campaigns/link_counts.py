"""Each short link and its daily totals. Nobody who follows one is known by anything but being one more."""

from datetime import date

from django.apps import apps
from django.db.models import F, Sum
from django.utils.text import slugify

from campaigns.choices import Channel
from campaigns.link_count_report import Total, told

LONGEST_CODE = 60


def short_addresses_of(edition) -> list:
    """The short address of each channel, made if it is not there yet."""
    existing = {address.channel: address for address in edition.short_addresses.all()}
    for channel in Channel.values:
        if channel not in existing:
            existing[channel] = edition.short_addresses.create(channel=channel, code=free_code(edition, channel))
    return [existing[channel] for channel in Channel.values]


def free_code(edition, channel: str) -> str:
    """A code to read out loud, such as “winter-2026-poster”."""
    stem = slugify(edition.slug or edition.title)[:LONGEST_CODE]
    codes = apps.get_model("campaigns.ShortAddress").objects
    code, number = f"{stem}-{channel}", 2
    while codes.filter(code=code).exists():
        code, number = f"{stem}-{number}-{channel}", number + 1
    return code


def count_one(address, day: date) -> None:
    """One more on `day`. Sends no signal: a reader's click must not make every kept page old."""
    totals = apps.get_model("campaigns.DailyTotal").objects
    todays = totals.filter(address=address, day=day)
    if todays.update(number=F("number") + 1):
        return
    totals.bulk_create([totals.model(address=address, day=day, number=0)], ignore_conflicts=True)
    todays.update(number=F("number") + 1)


def totals_of(edition) -> list[Total]:
    """How often each short address of an edition was followed, as far as it may be told."""
    counted = edition.short_addresses.annotate(sum=Sum("totals__number"))
    return [Total(each.get_channel_display(), str(each), told(each.sum or 0)) for each in counted]


def counts_by_day(edition) -> list[tuple[date, int]]:
    totals = apps.get_model("campaigns.DailyTotal").objects.filter(address__edition=edition)
    return list(totals.values_list("day").annotate(Sum("number")).order_by("day"))
