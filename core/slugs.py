"""An address from a title in any script. Pure."""

import re

from anyascii import anyascii
from django.utils.text import slugify

LONGEST = 80


def loses_letters(title: str) -> bool:
    """Whether letters of the title would be missing from a plain address, as those of Bengali or Arabic are."""
    return any(letter.isalpha() and not slugify(letter) for letter in title)


def from_title(title: str) -> str:
    """In Latin letters, however the title is written; “page” for one without a letter or number."""
    plain = anyascii(title) if loses_letters(title) else title
    return slugify(plain)[:LONGEST].strip("-_") or "page"


def gives_away(slug: str, title: str) -> bool:
    """Whether the slug was made from the title, as the editor's form proposes it."""
    stem = re.sub(r"-\d+$", "", slug)
    return bool(title) and bool(slug) and from_title(title) in (slug, stem)


def usable_slug(proposed: str, title: str) -> str:
    """The slug that was proposed, unless nothing or only the leftovers of a title in another script are in it."""
    tidy = re.sub(r"-{2,}", "-", proposed).strip("-_")
    leftovers = slugify("".join(letter for letter in title if letter.isascii()))
    if not tidy or (loses_letters(title) and tidy == leftovers):
        return from_title(title)
    return tidy
