from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.admin.panels import HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.log_actions import log

# Kinds of what stands in public, as the setting names them.
KINDS = ("pages", "decisions", "services", "notices", "facts", "reports", "files", "search_words", "register", "site")
LOOSENED = "core.four_eyes.loosened"


def one_is_enough(label: str, help_text: str = "") -> "models.BooleanField[Any, Any]":
    return models.BooleanField(label, default=False, help_text=help_text)


@register_setting(icon="group", order=900)
class FourEyesSettings(BaseGenericSetting):
    """Of which kinds one person may publish what she wrote herself. None, unless a small team decides otherwise."""

    pages = one_is_enough("pages")
    decisions = one_is_enough("decisions that change a plan")
    services = one_is_enough("support services and their numbers")
    notices = one_is_enough("notices on pages")
    facts = one_is_enough("measures, definitions, partners, organisations and sources")
    reports = one_is_enough("progress reports")
    files = one_is_enough("files and pictures that are replaced")
    search_words = one_is_enough("search words and best answers")
    register = one_is_enough("the register of venues", "Ticked, one officer is enough, and nobody countersigns.")
    site = one_is_enough("settings, redirects and who may see a page", "Ticked, nobody countersigns them.")

    panels = [
        HelpPanel(
            content="<p>Nobody publishes, approves or rejects what she changed last: somebody else does. Tick a kind "
            "only if your team is too small for that. Each change here is kept in the site's history.</p>"
        ),
        MultiFieldPanel(list(KINDS), heading="One person is enough for"),
    ]

    class Meta:
        verbose_name = "two pairs of eyes"

    def __str__(self) -> str:
        return "Two pairs of eyes"

    def save(self, *args: Any, **kwargs: Any) -> None:
        before = type(self).objects.filter(pk=self.pk).first() or type(self)()
        super().save(*args, **kwargs)
        changes = {kind: getattr(self, kind) for kind in KINDS if getattr(self, kind) != getattr(before, kind)}
        if changes:
            log(instance=self, action=LOOSENED, data={"one_is_enough": changes}, content_changed=True)


class CountersignatureQuerySet(models.QuerySet["Countersignature"]):
    def due(self) -> "CountersignatureQuerySet":
        return self.filter(countersigned_at__isnull=True)


class Countersignature(models.Model):
    """What one person made public alone, which stands on a list until somebody else has countersigned it."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    about = GenericForeignKey("content_type", "object_id", for_concrete_model=False)
    about.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    label = models.CharField(max_length=255)
    kind = models.CharField(max_length=20)
    what = models.CharField(max_length=80)  # as “published at once”
    reason = models.TextField(blank=True)
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    done_at = models.DateTimeField()
    countersigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    countersigned_at = models.DateTimeField(null=True, blank=True)

    objects = CountersignatureQuerySet.as_manager()

    class Meta:
        ordering = ["-done_at", "-pk"]
        indexes = [models.Index(fields=["countersigned_at", "done_at"], name="core_countersignature_due")]

    def __str__(self) -> str:
        return f"{self.label}: {self.what}"
