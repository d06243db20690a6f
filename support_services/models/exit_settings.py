from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from support_services.exit_sites import FEWEST, STARTER, problem_with


@register_setting(icon="logout")
class ExitSettings(BaseGenericSetting):
    """Where “Leave this page quickly” leads. One list for the whole installation: it does not depend on the host."""

    sites = models.TextField(
        "sites to leave to",
        default="\n".join(STARTER),
        help_text=f"One address a line, {FEWEST} or more. Each time one of them is chosen by chance. Choose pages that "
        "anybody may have open, that show nothing of who is looking and need no account: the weather, trains. Whoever "
        "leaves in a hurry waits for them, so choose quick ones. A change is in use within a minute.",
    )

    panels = ["sites"]

    class Meta:
        verbose_name = "leaving quickly"

    @property
    def addresses(self) -> list[str]:
        return self.sites.split()

    def clean(self):
        super().clean()
        problems = [problem for address in self.addresses if (problem := problem_with(address))]
        hosts = {urlsplit(address).hostname for address in self.addresses}
        if not problems and len(hosts) < FEWEST:
            problems = [f"Write at least {FEWEST} addresses, each of another site."]
        if problems:
            raise ValidationError({"sites": problems})
