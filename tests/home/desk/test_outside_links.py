"""Links out of this site are asked politely, and what is broken reaches whoever can mend it."""

import threading
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Group
from requests.adapters import HTTPAdapter
from wagtail.models import PageViewRestriction

from home.desk.due_items import due_for
from home.models import OutsideLink, StandardPage
from home.outside_links import LinkChecker, addresses_in, check_links
from home.roles import make_roles
from tests.support_services.conftest import hub, make_service  # noqa: F401

pytestmark = pytest.mark.slow

NOON = datetime(2026, 6, 1, 12, tzinfo=ZoneInfo("Europe/London"))


class Website(BaseHTTPRequestHandler):
    """Answers with the number that its address names, and remembers what it was asked."""

    def do_HEAD(self):
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
        refuses = self.path.startswith("/no-head") and self.command == "HEAD"
        code = 405 if refuses else int("".join(filter(str.isdigit, self.path)) or 200)
        self.send_response(code)
        if code == 302:
            self.send_header("Location", self.path if "circle" in self.path else f"http://127.0.0.1:{self.port}/200")
        self.end_headers()
        if self.path == "/robots.txt" and self.command == "GET":
            self.wfile.write(b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n")

    do_GET = do_HEAD

    @property
    def port(self):
        return self.server.server_port

    def log_message(self, *args):
        pass


@pytest.fixture
def website():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Website)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.address = f"http://localhost:{server.server_port}"
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def checker(waits) -> LinkChecker:
    """Which may ask this machine, and waits in no time."""
    return LinkChecker(HTTPAdapter(), wait=waits.append, clock=lambda: 0.0)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/200", ""),
        ("/404", "answers 404"),
        ("/410", "answers 410"),
        ("/500", "answers 500"),
        ("/302", "leads to 127.0.0.1, another site"),
        ("/circle-302", "leads round in a circle"),
        ("/403", None),  # it refuses programs and answers people
        ("/429", None),
        ("/503", None),
        ("/no-head-200", ""),
        ("/private-404", None),  # its robots.txt says so
    ],
)
def test_what_is_wrong_with_a_link_is_said_in_a_few_words(website, checker, path, told):
    assert checker.trouble_with(website.address + path) == told


def test_nothing_that_robots_are_kept_from_is_asked_and_a_host_is_given_time(website, checker, waits):
    checker.trouble_with(website.address + "/private-200")
    for path in ("/200", "/no-head-200"):
        checker.trouble_with(website.address + path)
    assert [(how, path) for how, path, _ in website.asked] == [
        *[("GET", "/robots.txt"), ("HEAD", "/200"), ("HEAD", "/no-head-200"), ("GET", "/no-head-200")],
    ]
    assert waits == [7.0, 7.0, 7.0]
    assert {agent.split("/")[0] for *_, agent in website.asked} == {"CommunitySafetyLinkCheck"}


def test_a_host_that_is_not_there(checker):
    assert checker.trouble_with("http://localhost:1/") == "does not answer (nobody there)"
    assert checker.trouble_with("http://nowhere.invalid/").startswith("does not answer")


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://[::1]/", "http://10.0.0.1/", "http://169.254.169.254/"]
)
def test_whatever_somebody_typed_nothing_inside_our_network_is_asked(address):
    assert LinkChecker(wait=lambda seconds: None).trouble_with(address) == "leads into a private network"


def test_a_redirect_does_not_lead_inside_either(website):
    class LikeTheInternet(type(LinkChecker().adapter)):
        def send(self, request, *args, **kwargs):
            if request.url.startswith(website.address):  # as if that were somewhere outside
                return HTTPAdapter.send(self, request, *args, **kwargs)
            return super().send(request, *args, **kwargs)

    checker = LinkChecker(LikeTheInternet(), wait=lambda seconds: None)
    assert checker.trouble_with(website.address + "/302") == "leads into a private network"


# As they were found in texts of other sites: brackets, a full stop behind, a fragment, an ampersand, two in a row.
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("see https://example.org/a_(b) for more", ["https://example.org/a_(b)"]),
        ("(see https://example.org/a.)", ["https://example.org/a"]),
        ("https://example.org/a#part-2, then", ["https://example.org/a"]),
        ("https://example.org/?a=1&amp;b=2", ["https://example.org/?a=1&b=2"]),
        (
            '<a href="https://example.org/x">https://example.com/y</a>',
            ["https://example.org/x", "https://example.com/y"],
        ),
        ("write to mailto:a@example.org or http://", []),
    ],
)
def test_addresses_are_read_out_of_a_text_as_a_person_would(text, addresses):
    assert list(addresses_in(StandardPage(title="A page", slug="page", lead=f"<p>{text}</p>"))) == addresses


def test_what_fails_twice_is_on_the_first_screen_of_whoever_can_mend_it(
    website, checker, front_page, django_user_model
):
    lead = f'<p><a href="{website.address}/404">Lamps</a>, <a href="{website.address}/200">more</a></p>'
    page = front_page.add_child(instance=StandardPage(title="Lamps", slug="lamps", lead=lead))
    make_roles()
    people = {}
    for role in ("Plan editors", "Number checkers"):
        people[role] = django_user_model.objects.create_user(role)
        people[role].groups.add(Group.objects.get(name=role))
    assert check_links(NOON, checker) == []
    asked = len(website.asked)
    assert check_links(NOON + timedelta(days=1), checker) == []
    assert len(website.asked) == asked, "Asked again within the week."
    [broken] = check_links(NOON + timedelta(days=7), checker)
    assert (broken.address, broken.trouble) == (f"{website.address}/404", "answers 404")
    [item] = [each for each in due_for(people["Plan editors"], NOON.date()) if "link" in each.why]
    assert item.why == "This link in Lamps answers 404. Mend it or take it out."
    assert item.address == f"/admin/pages/{page.pk}/edit/"
    assert due_for(people["Number checkers"], NOON.date()) == []
    page.lead = "<p>No link.</p>"
    page.save()
    check_links(NOON + timedelta(days=8), checker)
    assert not OutsideLink.objects.exists()


def test_the_website_of_a_service_that_is_down_is_told_to_who_keeps_it_and_its_number_stays(
    website,
    checker,
    django_user_model,
    make_service,  # noqa: F811
    client,
    hub,  # noqa: F811
):
    ways = [("phone", "0808 2000 247"), ("web", f"{website.address}/404")]
    service = make_service("line", ways=ways, source_url=f"{website.address}/200")
    make_roles()
    editor = django_user_model.objects.create_user("editor")
    editor.groups.add(Group.objects.get(name="Support editors"))
    check_links(NOON, checker)
    check_links(NOON + timedelta(days=7), checker)
    [item] = [each for each in due_for(editor, NOON.date()) if "link" in each.why]
    assert "answers 404. Mend it or take it out." in item.why
    assert item.address.endswith(f"/service/edit/{service.pk}/")
    assert 'href="tel:08082000247"' in client.get(f"/support/line/{service.pk}/").content.decode()


def test_nobody_is_asked_about_a_link_that_only_a_private_page_has(website, checker, front_page):
    """Its owner would see in his own log that we read him, and from where."""
    lead = f'<p><a href="{website.address}/404">Lamps</a></p>'
    page = front_page.add_child(instance=StandardPage(title="Lamps", slug="lamps", lead=lead))
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    check_links(NOON, checker)
    assert website.asked == [] and not OutsideLink.objects.exists()
