"""The blocks of a paper: words as published, each with its own address. A paper needs nothing else."""

from wagtail import blocks

from core.blocks import TableBlock
from core.rich_text import AS_PUBLISHED

ANCHOR_HELP = "The address of this part within the paper. Other pages link to it: leave it as it is."


class AnchoredBlock(blocks.StructBlock):
    """A part of a paper that others can point to."""

    anchor = blocks.CharBlock(max_length=120, help_text=ANCHOR_HELP)

    def anchors(self, value) -> list[str]:
        """Every address this part answers to."""
        return [value["anchor"]] if value.get("anchor") else []


class PaperHeadingBlock(AnchoredBlock):
    """A heading of the paper."""

    text = blocks.CharBlock(max_length=255)
    is_minor = blocks.BooleanBlock(required=False, help_text="It belongs to the heading above it.")

    class Meta:
        icon = "title"
        label = "Heading"
        description = "A heading, as the paper has it."
        template = "blocks/paper_heading.html"
        preview_value = {"anchor": "background", "text": "Background", "is_minor": False}


class PaperParagraphBlock(AnchoredBlock):
    """A paragraph, with the number the paper gives it."""

    number = blocks.CharBlock(max_length=12, required=False, help_text="As printed. Leave empty if it has none.")
    text = blocks.RichTextBlock(features=AS_PUBLISHED)

    class Meta:
        icon = "pilcrow"
        label = "Paragraph"
        description = "One paragraph, word for word, with its number if it has one."
        template = "blocks/paper_paragraph.html"
        preview_value = {"anchor": "para-2", "number": "2", "text": "<p>The words of the paper stand here.</p>"}


class PaperListItemBlock(blocks.StructBlock):
    """One point of a list."""

    anchor = blocks.CharBlock(max_length=120, help_text=ANCHOR_HELP)
    label = blocks.CharBlock(max_length=20, required=False, help_text="As printed, such as (a). Empty for a bullet.")
    depth = blocks.IntegerBlock(
        default=0, min_value=0, max_value=8, help_text="0 for a point of the list, 1 for a point inside it, and so on."
    )
    text = blocks.RichTextBlock(features=AS_PUBLISHED)

    class Meta:
        icon = "list-ul"
        description = "One point, word for word, with its label and how deep it stands."
        template = "blocks/paper_list_item.html"
        preview_value = {"anchor": "para-2-item-1", "text": "<p>One point of the list.</p>"}


class PaperListValue(blocks.StructValue):
    @property
    def points(self) -> list[dict]:
        """The points as a tree, by their depth: each a value and the points inside it."""
        top: list[dict] = []
        open_points = [(-1, top)]
        for item in self["items"]:
            depth = item.get("depth") or 0
            while open_points[-1][0] >= depth:
                open_points.pop()
            point = {"value": item, "points": []}
            open_points[-1][1].append(point)
            open_points.append((depth, point["points"]))
        return top


class PaperListBlock(blocks.StructBlock):
    """A list; every point has its own address."""

    is_numbered = blocks.BooleanBlock(
        required=False, help_text="Only for points without a label of their own: the page then counts them."
    )
    items = blocks.ListBlock(PaperListItemBlock(), min_num=1)

    class Meta:
        icon = "list-ul"
        label = "List"
        description = "A list of points, as the paper has it."
        value_class = PaperListValue
        template = "blocks/paper_list.html"
        preview_value = {"is_numbered": False, "items": [{"anchor": "para-2-item-1", "text": "<p>One point.</p>"}]}

    def anchors(self, value) -> list[str]:
        return [item["anchor"] for item in value["items"] if item.get("anchor")]


class RecommendationBlock(AnchoredBlock):
    """What the paper asks somebody to do."""

    label = blocks.CharBlock(max_length=20, required=False, help_text="As printed, such as (a) or 2.1.")
    addressed_to = blocks.CharBlock(max_length=120, required=False, help_text="Who is asked, such as Members.")
    text = blocks.RichTextBlock(features=AS_PUBLISHED)

    class Meta:
        icon = "tick-inverse"
        label = "Recommendation"
        description = "What the paper asks for, word for word."
        template = "blocks/recommendation.html"
        preview_value = {"anchor": "recommendation-1", "addressed_to": "Members", "text": "<p>Note the report.</p>"}


class PaperTableBlock(TableBlock):
    """A table of the paper, with joined cells given to each row they cover."""

    class Meta:
        icon = "table"
        label = "Table"
        description = "A table as the paper has it, without joined cells."
        template = "blocks/table.html"
        preview_value = {
            "anchor": "table-1",
            "caption": "What is proposed",
            "rows_have_headings": True,
            "table": {
                "columns": [{"type": "words", "heading": "Key area"}, {"type": "words", "heading": "Proposed change"}],
                "rows": [{"values": ["Reducing reoffending", "Kept"]}],
            },
        }

    def anchors(self, value) -> list[str]:
        return [value["anchor"]] if value.get("anchor") else []


class PaperBody(blocks.StreamBlock):
    """A paper from its first heading to its last appendix."""

    heading = PaperHeadingBlock()
    paragraph = PaperParagraphBlock()
    list = PaperListBlock()
    recommendation = RecommendationBlock()
    table = PaperTableBlock()
