from wagtail.models import Page


class BarePage(Page):
    """The least a Wagtail page can be: the reference that our pages are measured against."""

    template = "bare/page.html"
