"""Translations that readers are told to be behind their English page."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from home.desk.due_item import DueItem
from support_services.languages import own_name
from support_services.models import SupportHubPage, SupportTopicPage
from support_services.models.translations import TranslatedPage


def translations_behind(person, day: date) -> Iterable[DueItem]:
    for page in stale_translations():
        is_drafted = not page.get_latest_revision_as_object().is_stale
        what_to_do = (
            "A draft has the changes: let a speaker read it, and publish it."
            if is_drafted
            else "Translate the pieces that wait."
        )
        changed = page.source.last_published_at
        yield DueItem(
            f"{own_name(page.locale.language_code)}: {page.title} ({page.source.title})",
            f"The English page has changed since it was translated, and readers are told so. {what_to_do}",
            changed.date() if changed else day,
            reverse("translate_page", args=[page.pk]),
        )


def stale_translations() -> Iterator[TranslatedPage]:
    """Those that anybody can read. Two queries for each type of page."""
    kinds: tuple[type[TranslatedPage], ...] = (SupportHubPage, SupportTopicPage)
    for model in kinds:
        sources = {page.translation_key: page for page in model.objects.filter(translated_from=[])}
        for page in model.objects.live().exclude(translated_from=[]).select_related("locale"):
            page.source = sources.get(page.translation_key, page)
            if page.is_stale:
                yield page
