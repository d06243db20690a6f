from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from core.blocks import StandardBody
from core.models import BasePage
from core.rich_text import PHRASE


class SupportHubPage(BasePage):
    """Where somebody who needs help starts. The emergency numbers are in its template, never in an editor's hands."""

    page_description = "Where people who need help start. There is one."
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1

    lead = RichTextField(features=PHRASE, blank=True)
    body = StreamField(StandardBody(), blank=True)

    content_panels = [*BasePage.content_panels, "lead", "body"]
    search_fields = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("body")]
    type_label = "Support"

    class Meta:
        verbose_name = "support hub"
