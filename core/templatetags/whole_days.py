import re

from django import template

register = template.Library()

DAY = re.compile(
    r"(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})"
)


@register.filter
def whole_days(words: object) -> str:
    """Words whose days never break at the end of a line: “16 November 2026 to 3 January 2027” breaks at “to” alone."""
    return DAY.sub("\\1\N{NO-BREAK SPACE}\\2\N{NO-BREAK SPACE}\\3", str(words))
