from wagtail.models import Page


class BasePage(Page):
    """What every page of the site has in common. A field that only some pages need does not belong here."""

    class Meta:
        abstract = True

    @property
    def meta_description(self) -> str:
        """The sentence that search engines and link previews show below the title."""
        return self.search_description

    @property
    def type_label(self) -> str:
        """What kind of page this is, in a visitor's words, as search results show it."""
        return "Page"
