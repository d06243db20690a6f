"""How a translation begins, and how it takes in what a translator wrote. Both make drafts; nothing becomes public."""

from collections.abc import Mapping

from django.db import transaction
from wagtail.blocks import StreamValue
from wagtail.models import Locale

from support_services.languages import is_known, own_name
from support_services.models import Service, SupportHubPage
from support_services.models.translations import TranslatedPage
from support_services.translating.pieces import PLAIN, RICH, pieces_of, say_again

SENTENCES = ("what_it_does", "for_whom", "hours_note", "cost", "discreet_name")  # of a service


class CannotTranslate(Exception):
    """Says in a sentence why not, and what to do."""


@transaction.atomic
def begin(source: TranslatedPage, code: str, user=None) -> TranslatedPage:
    """A draft of `source` in the language `code`, in which every piece still waits; the hub before its pages.

    Raises CannotTranslate.
    """
    code = code.lower()
    if not is_known(code):
        raise CannotTranslate(f"“{code}” is no language that is known here. Give its code, such as “bn” for Bengali.")
    if source.is_translation:
        raise CannotTranslate("This page is a translation itself. Begin at the page that it was made from.")
    locale, _ = Locale.objects.get_or_create(language_code=code)
    if locale.pk == source.locale_id:
        raise CannotTranslate(f"This page stands in {own_name(code)} already.")
    if source.get_translations().filter(locale=locale).exists():
        raise CannotTranslate(f"This page has a translation into {own_name(code)} already. Open that one.")
    if isinstance(source, SupportHubPage):
        return _copy(source, source, code, locale, user)
    hub = source.get_parent().specific
    below = hub.get_translations().filter(locale=locale).first() or _copy(hub, hub, code, locale, user)
    return _copy(source, below, source.slug, locale, user)


def _copy(source, below, slug: str, locale: Locale, user) -> TranslatedPage:
    if below.get_children().filter(slug=slug).exists():
        raise CannotTranslate(f"The address “{slug}” below “{below.title}” is taken. Give the page there another one.")
    waiting = [""] * len(pieces_of(source))
    return source.copy(
        to=below,
        update_attrs={"locale": locale, "slug": slug, "translated_from": waiting, "checked_by_speaker_on": None},
        copy_revisions=False,
        keep_live=False,
        reset_translation_key=False,
        exclude_fields=["named_services"],
        user=user,
        log_action="wagtail.copy_for_translation",
    )


def pairs_of(page: TranslatedPage) -> list[tuple[str, str]]:
    """Each piece of the source as it is now, with its words in the language of `page`, or nothing where it waits."""
    known = said_so_far(page)
    also = sentences_of_services() if isinstance(page, SupportHubPage) else []
    return [(piece, known.get(piece, "")) for piece in [*pieces_of(page.source), *also]]


def sentences_of_services() -> list[str]:
    """What public services say of themselves, each sentence once. It is translated with the hub, and may wait."""
    services = Service.objects.published()
    said = [getattr(service, name) for service in services for name in SENTENCES]
    labels = [point.label for service in services for point in service.contact_points.all()]
    return [*dict.fromkeys(filter(None, [*said, *labels]))]


def said_so_far(page: TranslatedPage) -> dict[str, str]:
    """What each piece was translated from, and its words now, also where an editor has changed them in the form."""
    now = pieces_of(page)
    services = page.service_words if isinstance(page, SupportHubPage) else {}
    if len(now) != len(page.translated_from):
        return services
    return services | {piece: words for piece, words in zip(page.translated_from, now, strict=True) if piece}


def take_in(page: TranslatedPage, said: Mapping[str, str], user=None) -> None:
    """Save a draft of `page` that says what its source says now, in the words of `said` and those it had before.

    `said`: by piece. A piece without words stays in the language of the source, and waits. Raises ValidationError.
    """
    words = {piece: text for piece, text in {**said_so_far(page), **said}.items() if text}
    source = page.source
    for name in (*PLAIN, *RICH):
        if hasattr(source, name):
            setattr(page, name, getattr(source, name))
    page.body = StreamValue(source.body.stream_block, list(source.body.raw_data), is_lazy=True)
    page.translated_from = [piece if piece in words else "" for piece in pieces_of(source)]
    say_again(page, lambda piece: words.get(piece, piece))
    if isinstance(page, SupportHubPage):
        page.service_words = {text: words[text] for text in sentences_of_services() if text in words}
    page.checked_by_speaker_on = None
    page.full_clean()
    page.save_revision(user=user, log_action=True)
