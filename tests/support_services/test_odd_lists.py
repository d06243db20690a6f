"""Lists that nobody hoped for: a topic without a service, forty of one kind."""

import pytest
from bs4 import BeautifulSoup

from support_services.models import NamedService, SupportTopicPage
from tests.support_services.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def topic(hub, at):
    def make(*services):
        page = SupportTopicPage(title="A topic", slug="topic", lead="<p>x</p>")
        page.named_services = [NamedService(service=service) for service in services]
        return hub.add_child(instance=page)

    return make


def main_of(client, address: str) -> BeautifulSoup:
    return BeautifulSoup(text_of(client, address), "html.parser").main


def test_a_topic_without_a_service_leads_to_the_numbers_at_its_top(topic, client, make_service):
    make_service("ndah", hours="24/7")
    topic()
    main = main_of(client, "/support/topic/")
    assert "We do not know of a line that is only for this." in " ".join(main.get_text(" ").split())
    assert main.select_one(".talk a[href='tel:08082000247']") and main.find("a", href="/support/")


def test_so_does_one_whose_only_service_was_taken_down(topic, client, make_service):
    service = make_service("gone")
    topic(service)
    service.unpublish()
    assert "only for this" in " ".join(main_of(client, "/support/topic/").get_text(" ").split())


def test_forty_of_one_kind_are_three_cards_and_thirty_seven_lines_each_with_its_number(topic, client, make_service):
    services = [make_service(f"line-{n}", ways=[("phone", f"0808 2000 {n:03}")], hours="24/7") for n in range(40)]
    topic(*services)
    main = main_of(client, "/support/topic/")
    assert len(main.select(".cards .card")) == 3 and len(main.select(".lines > li")) == 37
    for number in range(40):
        assert main.select_one(f"a[href='tel:08082000{number:03}']")
