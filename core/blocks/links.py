from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import BooleanField, ExpressionWrapper
from wagtail import blocks
from wagtail.models import Page

from core.public_pages import is_open
from core.sanitise import is_safe_link


class LinkedPageBlock(blocks.PageChooserBlock):
    """A page, read together with whether anybody may see it: one query for all links of a page."""

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        asked = Page.objects.annotate(is_public=ExpressionWrapper(is_open(), BooleanField()))
        pages = asked.in_bulk(values)
        return [pages.get(key) for key in values]

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """To a migration it is the block it stands for: what is stored is the same."""
        _, args, kwargs = super().deconstruct()
        return "wagtail.blocks.PageChooserBlock", args, kwargs


class LinkValue(blocks.StructValue):
    @property
    def url(self) -> str:
        """Where the link leads; empty when its page is a draft, private or gone."""
        page = self.get("page")
        if not page:
            return self.get("address") or ""
        if not hasattr(page, "is_public"):  # chosen in a form a moment ago
            page.is_public = page.live and not page.get_view_restrictions().exists()
        return page.url if page.is_public else ""

    @property
    def words(self) -> str:
        page = self.get("page")
        return self.get("text") or (page.title if page else self.get("address"))


class LinkBlock(blocks.StructBlock):
    """A link to a page of ours or to another site: exactly one of them."""

    text = blocks.CharBlock(max_length=120, required=False, help_text="Leave empty to use the page's title.")
    page = LinkedPageBlock(required=False)
    address = blocks.CharBlock(max_length=500, required=False, help_text="Only when it is not a page of this site.")

    class Meta:
        icon = "link"
        label = "Link"
        description = "Leads to one page of ours, or to one address elsewhere."
        value_class = LinkValue
        template = "blocks/link.html"
        preview_value = {"text": "How to complain", "address": "https://www.ombudsman.org.uk/"}

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("address")):
            problem = ValidationError("Choose a page or write an address: one of the two.")
            raise blocks.StructBlockValidationError(block_errors={"page": problem})
        if cleaned.get("address") and not is_safe_link(cleaned["address"]):
            problem = ValidationError("Write the whole address, such as https://example.org/page.")
            raise blocks.StructBlockValidationError(block_errors={"address": problem})
        return cleaned


class LinksBlock(blocks.StructBlock):
    """A short list of links."""

    links = blocks.ListBlock(LinkBlock(), min_num=1)

    class Meta:
        icon = "link"
        label = "Links"
        description = "A list of links to pages of ours or elsewhere."
        template = "blocks/links.html"
        preview_value = {"links": [{"text": "How to complain", "address": "https://www.ombudsman.org.uk/"}]}
