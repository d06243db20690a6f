"""The pages a new site starts with in this part."""

from wagtail.models import Page

from support_services.models import EmployersPage, NamedService, Service, SupportHubPage, SupportTopicPage
from support_services.starter.employers import EMPLOYERS
from support_services.starter.topic import Topic, TopicPart
from support_services.starter.topics_around_you import FRIENDS, ONLINE, OUTSIDE, WORK
from support_services.starter.topics_at_home import AT_HOME, CHILDREN, FAMILY, MARRIAGE
from support_services.starter.topics_for_you import LGBT, MEN, OWN

TOPICS = (AT_HOME, ONLINE, OUTSIDE, FRIENDS, CHILDREN, FAMILY, MARRIAGE, MEN, LGBT, WORK, OWN)

HUB_LEAD = (
    "If someone hurts you, scares you or tries to control you, it is not your fault, and there are people who will "
    "listen. You choose what happens next."
)
HUB_PARTS = (
    TopicPart(
        "You can go slowly",
        (
            "You do not have to be sure about anything, you do not have to leave, and you do not have to tell "
            "the police.",
            "You can read a little, go away, and come back on any other day.",
        ),
    ),
)


def fill_hub(hub: SupportHubPage) -> None:
    """Give the hub our first words. Saves nothing."""
    hub.seo_title = "Local services"
    hub.lead = f"<p>{HUB_LEAD}</p>"
    hub.body = [block for part in HUB_PARTS for block in part.blocks]


def create_support_pages(hub: SupportHubPage) -> list[Page]:
    """Publish the topics and the employers' page below `hub`, which keeps its own words if it has any.

    The services must be there: call load_starter_services first. Pages whose address is taken are left as they are.
    """
    if not hub.body:
        fill_hub(hub)
        hub.save_revision().publish()
    taken = set(hub.get_children().values_list("slug", flat=True))
    services = Service.objects.in_bulk(field_name="reference")
    made = [_publish(hub, _topic_page(topic, services)) for topic in TOPICS if topic.slug not in taken]
    if EMPLOYERS.slug not in taken and not EmployersPage.objects.exists():
        made.append(_publish(hub, EmployersPage(**_fields(EMPLOYERS))))
    return made


def _topic_page(topic: Topic, services: dict[str, Service]) -> SupportTopicPage:
    known = [services[name] for name in topic.services if name in services]
    named = [NamedService(service=service, sort_order=number) for number, service in enumerate(known)]
    return SupportTopicPage(**_fields(topic), first_step=topic.first_step, named_services=named)  # type: ignore[misc]  # modelcluster takes it


def _fields(topic: Topic) -> dict:
    words = {"title": topic.title, "slug": topic.slug, "seo_title": topic.tab}
    return words | {"lead": f"<p>{topic.lead}</p>", "body": topic.body, "show_in_menus": False}


def _publish(hub: SupportHubPage, page: Page) -> Page:
    page.live = False
    page.has_unpublished_changes = True
    hub.add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)
