from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.rich_text import get_text_for_indexing

from core.blocks import CalloutBlock, HeadingBlock, TextBlock
from support_services.phone_numbers import numbers_in


class SupportTextBlock(TextBlock):
    """Paragraphs and lists, without telephone numbers: those belong to services, so that each is right everywhere."""

    def clean(self, value):
        cleaned = super().clean(value)
        numbers = numbers_in(get_text_for_indexing(cleaned.source))
        if numbers:
            raise ValidationError(
                f"Take out {numbers[0]} and choose its service below instead. When the number changes, it then "
                "changes on every page."
            )
        return cleaned

    class Meta:
        description = "Paragraphs and lists. Very short sentences: aim for a reading age of 9. No telephone numbers."
        preview_value = "<p>It is not your fault. You choose what happens next.</p>"


class SupportBody(blocks.StreamBlock):
    """A smaller menu than elsewhere: no pictures, tables, quotations or papers, so that every page stays calm."""

    heading = HeadingBlock()
    text = SupportTextBlock()
    callout = CalloutBlock()
