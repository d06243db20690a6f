from typing import Any

from django.conf import settings
from django.core.checks import Tags, Warning, register


@register(Tags.security, deploy=True)
def backups_are_sealed(app_configs: Any, **kwargs: Any) -> list[Warning]:
    """Run by `manage.py check --deploy`: a backup holds mailboxes and original papers, and lies on another machine."""
    if settings.BACKUP_PUBLIC_KEY:
        return []
    said = "BACKUP_PUBLIC_KEY is not set, so every backup can be read by whoever finds it."
    return [Warning(said, hint="`manage.py make_backup_key` makes a pair of keys.", id="core.W001")]
