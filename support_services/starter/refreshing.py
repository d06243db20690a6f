"""What the pages of an older site lack: the words, the first steps and the services that a new site begins with.

A page that no person has touched becomes what it is on a new site. On one that somebody has written, the words stay;
it is given its first step, if it never had one, and the services never named there. What was taken out stays out.
"""

from wagtail.models import PageLogEntry

from support_services.models import EmployersPage, NamedService, Service, SupportHubPage, SupportTopicPage
from support_services.starter.employers import EMPLOYERS
from support_services.starter.pages import TOPICS, fill_hub
from support_services.starter.topic import Topic


def refresh_starter_pages() -> list[str]:
    """The titles of the pages that were changed. Call `refresh_starter_services` first."""
    services = Service.objects.in_bulk(field_name="reference")
    changed = [page for page in SupportHubPage.objects.live() if _renew(page, fill_hub)]
    topics = {page.slug: page for page in SupportTopicPage.objects.live()}
    for topic in TOPICS:
        if page := topics.get(topic.slug):
            wanted = [services[name].pk for name in topic.services if name in services]
            changed += [page] if _refresh_topic(page, topic, wanted) else []
    return [page.title for page in [*changed, *_employers()]]


def _employers() -> list:
    def fill(page: EmployersPage) -> None:
        page.lead, page.body = f"<p>{EMPLOYERS.lead}</p>", EMPLOYERS.body

    return [page for page in EmployersPage.objects.live().filter(slug=EMPLOYERS.slug) if _renew(page, fill)]


def _refresh_topic(page: SupportTopicPage, topic: Topic, services: list[int]) -> bool:
    if is_touched(page):
        return _add_what_it_never_had(page, topic, services)

    def fill(page: SupportTopicPage) -> None:
        page.lead, page.first_step, page.body = f"<p>{topic.lead}</p>", topic.first_step, topic.body
        if [named.service_id for named in page.named_services.all()] != services:
            _name_in_order(page, [NamedService(service_id=service) for service in services])

    return _renew(page, fill)


def _add_what_it_never_had(page: SupportTopicPage, topic: Topic, services: list[int]) -> bool:
    """In what readers see and, where a draft waits, in the draft too."""
    kept = [revision.content for revision in page.revisions.all()]
    ever = {named["service"] for content in kept for named in content.get("named_services", [])}
    ever |= {named.service_id for named in page.named_services.all()}
    new = [service for service in services if service not in ever]
    lacks_step = not page.first_step and not any(content.get("first_step") for content in kept)
    if not new and not lacks_step:
        return False
    draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else None
    for version in filter(None, (page, draft)):
        _name_in_order(version, [*version.named_services.all(), *(NamedService(service_id=service) for service in new)])
        version.first_step = topic.first_step if lacks_step else version.first_step
    page.save()
    if draft:
        draft.save_revision(clean=False)
    else:
        page.save_revision(clean=False).publish()
    return True


def _name_in_order(page: SupportTopicPage, named: list[NamedService]) -> None:
    """A database may hand back rows without a number in any order."""
    for number, row in enumerate(named):
        row.sort_order = number
    page.named_services.set(named)


def _renew(page, fill) -> bool:
    """Let `fill` write a page that nobody has touched, and publish it if that changed anything."""
    if is_touched(page):
        return False
    before = _content(page)
    fill(page)
    if _content(page) == before:
        return False
    page.save_revision(clean=False).publish()
    return True


def is_touched(page) -> bool:
    """Whether a person has written, published or moved it."""
    by_people = PageLogEntry.objects.filter(page=page.pk, user__isnull=False).exists()
    return by_people or page.revisions.filter(user__isnull=False).exists()


def _content(page) -> tuple:
    """What a reader sees of it, without the ids of blocks and rows."""
    blocks = [(block.block_type, str(block.block.get_prep_value(block.value))) for block in page.body]
    named = [named.service_id for named in page.named_services.all()] if hasattr(page, "named_services") else []
    return page.lead, getattr(page, "first_step", ""), blocks, named, page.seo_title
