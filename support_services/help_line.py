"""Writes the line to talk to where error pages find it: after each change, and whenever pages are baked."""

import logging

from django.db import transaction
from django.template.loader import render_to_string
from wagtail.models import Site

from core.help_line import HelpLine, publish
from core.models import EmergencyWords
from delivery.clock import london_now
from delivery.page_cache.fallback import WORDS
from delivery.page_cache.last_words import PAGE, REFUSED, for_a_refusal, with_numbers
from support_services.models import Service
from support_services.presenters import ServiceCard, cards_of
from support_services.talk import NAMED_EVERYWHERE, phone_of, the_national_one

log = logging.getLogger(__name__)


def line_now() -> HelpLine | None:
    """The one that all pages of this part name at their top. A file knows no hours: one that is always open first."""
    services = Service.objects.published().filter(NAMED_EVERYWHERE).distinct()
    cards = [card for card in cards_of(services, london_now()) if phone_of(card)]
    card = the_national_one([card for card in cards if card.service.hours == "24/7"]) or the_national_one(cards)
    return _line_of(card) if card else None


def renew_help_line() -> None:
    """Where no service ever was, the pages stay as the code has them. A disk that is full keeps what it has."""
    line = line_now()
    if line is None and not Service.objects.exists():
        return
    words = EmergencyWords.objects.filter(site__is_default_site=True).first()
    shown = {"line": line, "emergency": words or EmergencyWords(site=Site.objects.filter(is_default_site=True).first())}
    page = with_numbers(WORDS, render_to_string("components/numbers_to_call.html", shown).strip())
    try:
        publish(line, {PAGE: page, REFUSED: for_a_refusal(page)})
    except OSError as problem:
        log.error("The pages with the numbers to call cannot be written: %s", problem)


def renew_on_commit(**kwargs) -> None:
    transaction.on_commit(renew_help_line)


def _line_of(card: ServiceCard) -> HelpLine:
    point = phone_of(card)
    said = [words.rstrip(".") for words in (card.service.cost, card.hours_words) if words]
    return HelpLine(
        card.service.name, card.service.organisation, point.value, point.href, " ".join(f"{each}." for each in said)
    )
