"""What a page of this part knows of itself as a translation. Wagtail says which pages are the same in two languages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db import models
from django.http import HttpResponse
from django.template.response import SimpleTemplateResponse

from core.problems import Problem
from core.public_pages import is_open
from core.site_request import SiteRequest
from support_services.languages import direction, own_name
from support_services.speaking import speaking
from support_services.translating.pieces import pieces_of

if TYPE_CHECKING:
    from core.models import BasePage as Mixin  # what it is mixed into
else:
    Mixin = models.Model


class TranslatedPage(Mixin):
    """A page that is the source of its translations or, with `translated_from`, one of them.

    A translation has words and nothing else of its own: its services, with their numbers and hours, are those of its
    source, so that they are right in every language.
    """

    # Each piece of the source that this was made from, in order; empty where one still waits.
    translated_from = models.JSONField(default=list, blank=True, editable=False)
    checked_by_speaker_on = models.DateField(
        "read by a speaker on",
        null=True,
        blank=True,
        help_text="The day on which somebody who speaks this language well read the whole page and found it right. "
        "Without it a translation is not published.",
    )

    class Meta:
        abstract = True

    @property
    def is_in_our_words(self) -> bool:  # type: ignore[override]  # our rules for plain words are those of English
        return not self.is_translation

    @property
    def is_translation(self) -> bool:
        return bool(self.translated_from)

    @cached_property
    def source(self):
        """The page that this is a translation of; itself where it is none. One query for a translation."""
        if not self.is_translation:
            return self
        others = self._of_this_type().filter(translation_key=self.translation_key, translated_from=[])
        return others.first() or self

    @property
    def language_code(self) -> str | None:
        """None for a source, which stands in the language of the site."""
        return self.locale.language_code if self.is_translation else None

    @property
    def waiting(self) -> int:
        """How many pieces are not translated yet."""
        return self.translated_from.count("")

    @property
    def is_stale(self) -> bool:
        """Whether its source says something else now than when this was translated."""
        return self.is_translation and self.source is not self and self.translated_from != pieces_of(self.source)

    @property
    def refused_because(self) -> list[Problem]:  # worked out anew each time
        return [*super().refused_because, *self._not_ready()]

    def _not_ready(self):
        if not self.is_translation:
            return
        if self.waiting:
            yield Problem(f"{self.waiting} of {len(self.translated_from)} pieces are not translated yet.", "title")
        if self.checked_by_speaker_on is None:
            yield Problem(
                "Not yet checked by a speaker. Let somebody who speaks this language read it, then give the day.",
                "checked_by_speaker_on",
            )
        parent = self.get_parent()
        if parent.locale_id == self.locale_id and not parent.live:
            yield Problem(f"Publish “{parent.title}” first: without it this language has no way in.", "title")

    @property
    def words_of_services(self) -> dict[str, str]:
        """What sentences of services are in the language of this page, by the sentence in English."""
        raise NotImplementedError

    def serve(self, request, *args, **kwargs):
        return self._in_its_language(lambda: super(TranslatedPage, self).serve(request, *args, **kwargs))

    def serve_preview(self, request, mode_name):
        return self._in_its_language(lambda: super(TranslatedPage, self).serve_preview(request, mode_name))

    def _in_its_language(self, make: Callable[[], HttpResponse]) -> HttpResponse:
        """The answer that `make` makes, finished while the language of the page is active."""
        if self.language_code is None:
            return make()
        with speaking(self.language_code, self.words_of_services):
            response = make()
            if isinstance(response, SimpleTemplateResponse):
                response.render()
            response.headers["Content-Language"] = self.language_code
            return response

    def _of_this_type(self) -> Any:
        """All pages of the type that this is mixed into."""
        return type(self).objects

    def public_translations(self):
        """This page in each language in which anybody may read it, the source first. One query."""
        same = self._of_this_type().filter(is_open(), translation_key=self.translation_key)
        return same.select_related("locale").order_by("path")


@dataclass(frozen=True)
class LanguageLink:
    """A language in which the page, or at least this part, can be read."""

    code: str
    url: str
    is_current: bool

    @property
    def name(self) -> str:
        return own_name(self.code)

    @property
    def direction(self) -> str:
        return direction(self.code)


def languages_of(
    page: TranslatedPage, hubs: Sequence[TranslatedPage], request: SiteRequest, rest: str = ""
) -> list[LanguageLink]:
    """Where `page` stands in other languages or, where it does not, the hub of that language; nothing where there is
    one language. `hubs`: the public ones; `rest`: what follows the address of a hub for a page that it makes itself.
    """
    if len(hubs) < 2:
        return []
    pages = {} if page in hubs else {each.locale_id: each for each in page.public_translations()}
    return [
        LanguageLink(
            each.locale.language_code,
            pages.get(each.locale_id, each).get_url(request) + rest,
            each.locale_id == page.locale_id,
        )
        for each in hubs
    ]
