"""Lists that nobody hoped for: a topic without a service, forty of one kind, a website that is down."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command

from support_services.management.commands.check_links import trouble_with
from support_services.models import ContactPoint, NamedService, SupportTopicPage
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


def test_forty_of_one_kind_are_six_cards_and_thirty_four_lines_each_with_its_number(topic, client, make_service):
    services = [make_service(f"line-{n}", ways=[("phone", f"0808 2000 {n:03}")], hours="24/7") for n in range(40)]
    topic(*services)
    main = main_of(client, "/support/topic/")
    assert len(main.select(".cards .card")) == 6 and len(main.select(".lines > li")) == 34
    for number in range(40):
        assert main.select_one(f"a[href='tel:08082000{number:03}']")


class Website(BaseHTTPRequestHandler):
    def do_GET(self):
        code = int(self.path.strip("/") or 200)
        self.send_response(code)
        if code == 302:
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/200")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def website():
    server = HTTPServer(("127.0.0.1", 0), Website)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "told"),
    [("200", ""), ("403", ""), ("404", "answers 404"), ("500", "answers 500"), ("302", "leads to 127.0.0.1, another")],
)
def test_what_is_wrong_with_a_website_is_said_in_a_few_words(website, path, told):
    assert trouble_with(f"{website}/{path}").startswith(told) and bool(trouble_with(f"{website}/{path}")) == bool(told)


def test_a_website_that_is_down_is_listed_and_still_shown(make_service, topic, client, website):
    point = {"ways": [("phone", "0808 2000 247")]}
    service, alone = make_service("line", **point), make_service("alone", ways=[("web", "https://example.org/")])
    ContactPoint.objects.create(service=service, kind="web", value=f"{website}/404")
    alone.contact_points.update(value="http://localhost:1/")
    topic(service, alone)
    out = StringIO()
    call_command("check_links", stdout=out)
    assert f"Line: {website}/404 answers 404." in out.getvalue()
    assert "Alone: http://localhost:1/ does not answer" in out.getvalue() and "the only way" in out.getvalue()
    assert "2 links asked, 2 to look at." in out.getvalue()
    assert main_of(client, "/support/topic/").select_one("a[href='tel:08082000247']")
