from typing import Any

from django.utils.text import slugify
from wagtail import blocks

from core.blocks.callouts import CalloutBlock, QuotationBlock
from core.blocks.facts import FactsBlock
from core.blocks.links import LinksBlock
from core.blocks.pictures import PictureBlock
from core.blocks.tables import TableBlock
from core.rich_text import TEXT
from core.slugs import from_title


class HeadingValue(blocks.StructValue):
    @property
    def anchor(self) -> str:
        """The address of this section within its page."""
        return slugify(self["text"]) or from_title(self["text"])


class HeadingBlock(blocks.StructBlock):
    """A section's heading. Its level is decided by the template, not by the editor."""

    text = blocks.CharBlock(max_length=120, help_text="Say what the section answers. Readers scan these.")

    class Meta:
        icon = "title"
        label = "Heading"
        description = "Starts a new section. Visitors can link to it."
        value_class = HeadingValue
        template = "blocks/heading.html"
        preview_value = {"text": "How we use what you tell us"}


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and lists."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=TEXT, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = "Text"
        description = "Paragraphs, lists and links. Short sentences: aim for a reading age of 11."
        template = "blocks/text.html"
        preview_value = "<p>We keep no record of who visits this site. There is nothing to accept.</p>"


class StandardBody(blocks.StreamBlock):
    """The body of an ordinary page: everything that needs no knowledge of plans, campaigns or support."""

    heading = HeadingBlock()
    text = TextBlock()
    callout = CalloutBlock()
    quotation = QuotationBlock()
    facts = FactsBlock()
    links = LinksBlock()
    table = TableBlock()
    picture = PictureBlock()
