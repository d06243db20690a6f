"""The emergency numbers and the words around them: one place for every page that names them."""

import re
from copy import copy

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, gettext, gettext_noop
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

NUMBER_IN_WORDS = re.compile(r"\d{2,}")
# What each number may be: a slip of one digit here would be on every page at once.
KNOWN = {
    "emergency": ("999", "112"),
    "silent": ("55",),
    "not_urgent": ("101",),
    "relay": ("18000",),
}
WORDS = (
    "danger_words", "silent_heading", "silent_words", "silent_in_short",
    "not_urgent_words", "relay_words", "text_words", "sign_words",
)  # fmt: skip


@register_setting(icon="warning")
class EmergencyWords(BaseSiteSetting):
    """What every page says of 999, the way without words, 101, Relay, texts and sign language."""

    emergency = models.CharField("in danger", max_length=5, default="999")
    silent = models.CharField("what to press without speaking", max_length=5, default="55")
    not_urgent = models.CharField("when it can wait", max_length=5, default="101")
    relay = models.CharField("by text relay", max_length=5, default="18000")
    sign_language = models.URLField("999 in sign language", default="https://999bsl.co.uk/")

    danger_words = models.CharField("above the first number", max_length=40, default=gettext_noop("In danger now?"))
    silent_heading = models.CharField(
        "above the way without words", max_length=60, default=gettext_noop("Cannot speak? On a mobile, call")
    )
    silent_words = models.CharField(
        "how the way without words works",
        max_length=200,
        default=gettext_noop(
            "Cough or tap if you can. When you are asked, press 55, or the call ends. It does not tell them where "
            "you are."
        ),
    )
    silent_in_short = models.CharField(
        "the same in one line",
        max_length=100,
        default=gettext_noop("Cannot speak? Call 999 from a mobile. Listen. When asked, press 55."),
    )
    not_urgent_words = models.CharField(
        "before the number that can wait", max_length=40, default=gettext_noop("Not urgent?")
    )
    relay_words = models.CharField("before the text relay", max_length=40, default=gettext_noop("Cannot hear?"))
    text_words = models.CharField("after “Text 999”", max_length=40, default=gettext_noop("if you signed up"))
    sign_words = models.CharField("before sign language", max_length=40, default=gettext_noop("You sign?"))

    panels = [
        MultiFieldPanel(
            [FieldRowPanel(["emergency", "silent"]), FieldRowPanel(["not_urgent", "relay"]), "sign_language"],
            heading="Numbers, on every page",
        ),
        MultiFieldPanel(
            ["danger_words", "silent_heading", "silent_words", "silent_in_short"], heading="Words for an emergency"
        ),
        MultiFieldPanel(
            [FieldRowPanel(["not_urgent_words", "relay_words"]), FieldRowPanel(["text_words", "sign_words"])],
            heading="Words for the other ways",
        ),
    ]

    class Meta:
        verbose_name = "emergency numbers and words"

    @property
    def numbers(self) -> set[str]:
        return {self.emergency, self.silent, self.not_urgent, self.relay}

    def in_language(self) -> "EmergencyWords":
        """With its words in the language that is active. Words that an editor has changed stay as they are: no
        translation of ours fits them, and none can name a number that no longer holds."""
        if (get_language() or "en").startswith("en"):
            return self
        said = copy(self)
        for name in WORDS:
            setattr(said, name, gettext(getattr(self, name)) if getattr(self, name) else "")
        return said

    def clean(self) -> None:
        super().clean()
        problems = {
            field: f"“{getattr(self, field)}” is not a number for this here. It can be {' or '.join(known)}."
            for field, known in KNOWN.items()
            if getattr(self, field) not in known
        }
        for field in WORDS:
            other = [number for number in NUMBER_IN_WORDS.findall(getattr(self, field)) if number not in self.numbers]
            if other:
                problems[field] = f"The words say {other[0]}, and that is none of the numbers above. Mend one of them."
        if self.silent not in self.silent_words:
            problems.setdefault("silent_words", f"Say that people press {self.silent}, or the call ends.")
        if problems:
            raise ValidationError(problems)
