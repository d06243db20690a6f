"""The pages that use a word of the glossary: its meaning there changes with the definition."""

import re
from collections.abc import Iterable

from wagtail.models import Page

from core.page_texts import texts_of
from core.places import ShownAt
from plans.models import Definition


def pages_that_use(definition: Definition) -> Iterable[ShownAt]:
    spellings = "|".join(r"\s+".join(map(re.escape, spelling.split())) for spelling in definition.spellings)
    used = re.compile(rf"\b(?:{spellings})\b", re.IGNORECASE)
    for page in Page.objects.live().public().specific().order_by("path"):
        if any(used.search(text.html) for text in texts_of(page)):
            yield ShownAt(page.title, page.url or "")
