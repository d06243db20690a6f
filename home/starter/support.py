"""The part for people who need help: its first page, the services it names, and the pages below it."""

from home.models import HomePage
from home.starter.publishing import put_below
from support_services.models import SupportHubPage
from support_services.starter.pages import create_support_pages, fill_hub
from support_services.starter.services import load_starter_services


def make_support_hub(front: HomePage) -> SupportHubPage:
    """The first page. What a browser keeps of it says little, in case someone looks over a shoulder."""
    hub = SupportHubPage(
        title="Get support",
        slug="support",
        show_in_menus=True,
        search_description="For you, or for someone you care about.",
    )
    fill_hub(hub)
    return put_below(front, hub)


def make_support_pages(hub: SupportHubPage) -> None:
    """The services with their numbers, and the pages that name them."""
    load_starter_services()
    create_support_pages(hub)
