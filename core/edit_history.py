"""Whether a person has had a hand in a page or row, or only the code that made it."""

from typing import Any

from wagtail.log_actions import registry


def is_touched(row: Any) -> bool:
    """Whether a person has written, checked, published, moved or taken down this page or this row with revisions."""
    by_people = registry.get_logs_for_instance(row).filter(user__isnull=False)
    return by_people.exists() or row.revisions.filter(user__isnull=False).exists()
