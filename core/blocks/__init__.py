"""Blocks by subject. Each app chooses a smaller menu from these and says why."""

from core.blocks.callouts import CalloutBlock, QuotationBlock
from core.blocks.facts import FactsBlock
from core.blocks.links import LinkBlock, LinksBlock
from core.blocks.pictures import PictureBlock
from core.blocks.tables import TableBlock
from core.blocks.text import HeadingBlock, StandardBody, TextBlock

__all__ = [
    "CalloutBlock",
    "FactsBlock",
    "HeadingBlock",
    "LinkBlock",
    "LinksBlock",
    "PictureBlock",
    "QuotationBlock",
    "StandardBody",
    "TableBlock",
    "TextBlock",
]
