from wagtail import blocks


class FactBlock(blocks.StructBlock):
    """One question and its answer."""

    label = blocks.CharBlock(max_length=120)
    answer = blocks.CharBlock(max_length=400, required=False, help_text="Leave empty to show “Not stated”.")

    class Meta:
        icon = "list-ul"
        description = "One fact: what is asked, and the answer."
        template = "blocks/fact.html"
        preview_value = {"label": "Last checked", "answer": "1 November 2026"}


class FactsBlock(blocks.StructBlock):
    """A short list of facts, as in the header of a paper."""

    facts = blocks.ListBlock(FactBlock(), min_num=1)

    class Meta:
        icon = "list-ul"
        label = "Facts"
        description = "A list of facts, each with its label. For long text use Text instead."
        template = "blocks/facts.html"
        preview_value = {"facts": [{"label": "Answers within", "answer": "Ten working days"}, {"label": "Fee"}]}
