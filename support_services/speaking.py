"""What services say of themselves, in the language of the page that is being made.

A service has no language: its row is one, with its numbers. Its sentences are translated by what they say, so one that
was changed has no translation until somebody gives it one, and is shown in English, marked as such.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import translation
from django.utils.html import format_html

from support_services.languages import is_english

_known: ContextVar[Mapping[str, str]] = ContextVar("sentences of services")


@contextmanager
def speaking(code: str, words: Mapping[str, str]) -> Iterator[None]:
    """While it lasts, `code` is the active language; `words`: what sentences of services are in it."""
    token = _known.set(words)
    try:
        with translation.override(code):
            yield
    finally:
        _known.reset(token)


def plainly(text: str) -> str:
    """The sentence in the active language or, where there is no translation, as it is."""
    return _known.get({}).get(text, text)


def marked(text: str) -> str:
    """The same for a page: what is in English on a page that is not says so to screen readers, and runs its own way."""
    words = plainly(text)
    if is_english() or not text or words != text:
        return words
    return format_html('<span lang="en" dir="ltr">{}</span>', text)
