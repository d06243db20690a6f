from wagtail import blocks

from campaigns.choices import Channel
from campaigns.social_limits import fits
from core.rich_text import PHRASE


class MessageBlock(blocks.StructBlock):
    """One thing that people should know."""

    heading = blocks.CharBlock(max_length=80, help_text="The message in a few words, such as: Leave together.")
    text = blocks.RichTextBlock(features=PHRASE, help_text="One or two short sentences.")

    class Meta:
        icon = "comment"
        label = "Message"
        description = "One thing that people should know, in a few words and a sentence."
        template = "campaigns/blocks/message.html"
        preview_value = {"heading": "Leave together", "text": "<p>Go home as a group.</p>"}


class WordsValue(blocks.StructValue):
    @property
    def channel_name(self) -> str:
        return Channel(self["channel"]).label

    @property
    def fits(self) -> list:
        """For a post: its length on each network."""
        return fits(self["text"]) if self["channel"] == Channel.POST else []


class WordsBlock(blocks.StructBlock):
    """Words to copy, ready for one channel."""

    channel = blocks.ChoiceBlock(choices=Channel.choices)
    text = blocks.TextBlock(
        max_length=5000, help_text="Ready to copy, as it should stand there. Posts are counted for each network."
    )

    class Meta:
        icon = "copy"
        label = "Words to copy"
        description = "Words that partners copy into a post, a newsletter, an intranet, a poster or an e-mail."
        value_class = WordsValue
        template = "campaigns/blocks/words.html"
        preview_value = {"channel": "post", "text": "Out tonight? Plan your way home before the first drink."}


class Messages(blocks.StreamBlock):
    message = MessageBlock()


class CopyTextBlock(blocks.StreamBlock):
    words = WordsBlock()
