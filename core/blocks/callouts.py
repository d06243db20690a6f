from django.utils.functional import cached_property
from wagtail import blocks

from core.quotation_checks import is_word_for_word
from core.rich_text import PHRASE


class CalloutBlock(blocks.StructBlock):
    """Something a reader needs before going on. One to a screen, or none stands out."""

    heading = blocks.CharBlock(max_length=80, required=False)
    text = blocks.RichTextBlock(features=PHRASE)

    class Meta:
        icon = "warning"
        label = "Call-out"
        description = "A short note a reader needs before going on. Use one to a screen."
        template = "blocks/callout.html"
        preview_value = {"heading": "Before you write to us", "text": "<p>In danger? Call 999 first.</p>"}


class QuotationValue(blocks.StructValue):
    @cached_property
    def is_word_for_word(self) -> bool | None:
        """Whether its words stand where its link leads, where we can tell."""
        return is_word_for_word(self["words"], self.get("link", ""))


class QuotationBlock(blocks.StructBlock):
    """Words as published, in the voice of papers, with where they stand."""

    words = blocks.TextBlock(help_text="Exactly as published, with its own spelling.")
    said_by = blocks.CharBlock(max_length=160, required=False, help_text="The paper, minute or body they come from.")
    link = blocks.URLBlock(required=False, help_text="Where a reader can check them.")

    class Meta:
        icon = "openquote"
        label = "Quotation"
        description = "Words of a paper, a law or another body, exactly as published."
        value_class = QuotationValue
        template = "blocks/quotation.html"
        preview_value = {
            "words": "a safe place to work, live, visit and socialise",
            "said_by": "Paper of 17 June 2016, paragraph 2",
        }
