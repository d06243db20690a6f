"""Which facts a paper does not state, as an editor found by reading it. Until she says so, a page says nothing."""

from django import forms
from django.db import models

FACTS = [
    ("committee", "its committee"),
    ("dated", "its date"),
    ("openness", "whether it is open to the public"),
    ("action_requested", "what it asks for"),
    ("report_of", "whose report it is"),
    ("author", "who wrote it"),
]


class FactsNotStatedField(models.JSONField):
    """A list of names of facts, as boxes to tick."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs):
        return forms.MultipleChoiceField(
            choices=FACTS,
            required=False,
            label=self.verbose_name.capitalize(),
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )
