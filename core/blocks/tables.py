from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from core.rich_text import PHRASE


class TableValue(blocks.StructValue):
    @property
    def lines(self) -> list[list[tuple[str, blocks.BoundBlock]]]:
        """Each row as pairs of column heading and cell: on a phone every cell names its column."""
        headings = [column["heading"] for column in self["table"].columns]
        return [list(zip(headings, row, strict=True)) for row in self["table"].rows]

    @property
    def has_headings(self) -> bool:
        """Whether any column is named. The first row of some tables is a row like the others."""
        return any(column["heading"] for column in self["table"].columns)


class TableBlock(blocks.StructBlock):
    """A table that a screen reader can follow: a caption, headed columns, no joined cells."""

    anchor = blocks.CharBlock(required=False, max_length=120, help_text="The table's own address. Leave it as it is.")
    caption = blocks.CharBlock(max_length=160, help_text="What the table shows. Read out before the cells.")
    table = TypedTableBlock([("words", blocks.RichTextBlock(features=PHRASE))])
    rows_have_headings = blocks.BooleanBlock(
        required=False, default=True, help_text="The first cell of each row names the row."
    )
    note = blocks.CharBlock(required=False, max_length=300)

    class Meta:
        icon = "table"
        label = "Table"
        description = "Rows and columns with a caption. On a phone each row becomes a card."
        value_class = TableValue
        template = "blocks/table.html"
        preview_value = {
            "caption": "Where each area went",
            "rows_have_headings": True,
            "table": {
                "columns": [{"type": "words", "heading": "Area"}, {"type": "words", "heading": "What happened"}],
                "rows": [{"values": ["Hate crime", "Paused"]}],
            },
        }
