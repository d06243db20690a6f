"""What the pages of an older site lack: the words, the first steps and the services that a new site begins with.

A page that no person has touched becomes what it is on a new site. On one that somebody has written, the words stay;
it is given its first step, if it never had one, and the services never named there. What was taken out stays out.
"""

from core.edit_history import is_touched
from home.content_sets.row_values import RowBuilder
from home.content_sets.set_files import ContentItem, read_set
from home.starter.publishing import add_and_publish
from home.starter.sets import CITYS_SET, leave_out_services_gone
from support_services.models import EmployersPage, NamedService, Service, SupportHubPage, SupportTopicPage

OF_SUPPORT = (SupportHubPage, SupportTopicPage, EmployersPage)
RENEWED = {"seo_title", "lead", "first_step", "body", "named_services"}


def refresh_starter_pages() -> list[str]:
    """The titles of the pages that were changed. Call `refresh_starter_services` first."""
    city = read_set(CITYS_SET)
    builder = RowBuilder(city)
    builder.find_old()
    there = [item for item in city.pages.values() if item.model in OF_SUPPORT and item.made and item.made.live]
    return [item.made.title for item in there if refresh(item, builder)]


def refresh(item: ContentItem, builder: RowBuilder) -> bool:
    leave_out_services_gone(item, "named_services")
    if not is_touched(item.made):
        return renew(item, builder)
    return isinstance(item.made, SupportTopicPage) and add_what_it_never_had(item.made, item)


def renew(item: ContentItem, builder: RowBuilder) -> bool:
    """Let a page that nobody has touched say what the set says, and publish it if that changed anything."""
    page = item.made
    before = content_of(page)
    builder.fill(page, item, RENEWED)
    if builder.taken_mistakes() or content_of(page) == before:
        return False
    page.save_revision(clean=False).publish()
    return True


def add_what_it_never_had(page: SupportTopicPage, item: ContentItem) -> bool:
    """In what readers see and, where a draft waits, in the draft too."""
    kept = [revision.content for revision in page.revisions.all()]
    ever = {named["service"] for content in kept for named in content.get("named_services", [])}
    ever |= {named.service_id for named in page.named_services.all()}
    new = [service for service in services_of(item) if service not in ever]
    lacks_step = not page.first_step and not any(content.get("first_step") for content in kept)
    if not new and not lacks_step:
        return False

    def add(version: SupportTopicPage) -> None:
        name_in_order(version, [*version.named_services.all(), *(NamedService(service_id=service) for service in new)])
        version.first_step = str(item.given["first_step"]) if lacks_step else version.first_step

    add_and_publish(page, add)
    return True


def services_of(item: ContentItem) -> list[int]:
    keys = dict(Service.objects.values_list("reference", "pk"))
    return [keys[str(each["service"])] for each in item.given.get("named_services", [])]


def name_in_order(page: SupportTopicPage, named: list[NamedService]) -> None:
    """A database may hand back rows without a number in any order."""
    for number, row in enumerate(named):
        row.sort_order = number
    page.named_services.set(named)


def content_of(page) -> tuple:
    """What a reader sees of it, without the ids of blocks and rows."""
    blocks = [(block.block_type, str(block.block.get_prep_value(block.value))) for block in page.body]
    named = [named.service_id for named in page.named_services.all()] if hasattr(page, "named_services") else []
    return page.lead, getattr(page, "first_step", ""), blocks, named, page.seo_title
