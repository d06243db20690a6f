"""What a real nginx answers, filled in as an operator does, with the site's program and the editors' one behind it."""

import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from http.client import HTTPConnection, HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import _create_unverified_context

import pytest
from django.conf import settings

from tests.expected_headers import ON_EVERY_ANSWER

NGINX = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
HOST, EDITORS = "example.org", "edit.example.org"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        NGINX is None or not shutil.which("openssl") or os.geteuid() != 0,
        reason="needs root, and apt install nginx-light openssl",
    ),
]


class Program(BaseHTTPRequestHandler):
    """Says which of the two programs was asked for what, with the status that the address names. One is broken."""

    def do_GET(self):
        status = int(self.path.rpartition("/")[2] or 200) if self.path.startswith("/status/") else 200
        status = 503 if self.path == "/leave" else status
        said = f"{self.server.name} {self.path}".encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(said)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *args):
        pass


def program(name: str) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Program)
    server.name = name
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    """The folder for all that the site writes."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="module")
def https(var, tmp_path_factory):
    """The port of an nginx that runs."""
    etc = tmp_path_factory.mktemp("etc")
    for folder in ("nginx", "static", "media/images", "mirror/current/media/images"):
        (var / folder).mkdir(parents=True)
    (var / "static" / "style.0a1b.css").write_text("a{}")
    (var / "mirror" / "current" / "media" / "images" / "street.png").write_text("street")
    (var / "media" / "images" / "draft.png").write_text("draft")
    pair = ["-keyout", var / "key.pem", "-out", var / "certificate.pem"]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={HOST}", *pair],
        check=True, capture_output=True,
    )  # fmt: skip
    site, editors, port = program("site"), program("editors"), free_port()
    words = {
        **{"HOST": HOST, "ADMIN_HOST": EDITORS, "VAR": var, "USER": "root", "CACHE": var, "HEALTH": "127.0.0.9"},
        **{"CERTIFICATE": var / "certificate.pem", "KEY": var / "key.pem", "HTTPS_PORT": port, "RATE": 5, "BURST": 40},
        **{"HTTP_PORT": free_port(), "BROKEN_PORT": free_port()},
        **{"SITE_PORT": site.server_port, "ADMIN_PORT": editors.server_port},
    }
    subprocess.run(
        [settings.BASE_DIR / "deploy" / "fill", etc, *(f"{word}={value}" for word, value in words.items())], check=True
    )
    nginx = subprocess.Popen([NGINX, "-e", var / "errors.log", "-c", etc / "nginx.conf", "-g", "daemon off;"])
    for _ in range(100):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield port
    nginx.send_signal(signal.SIGTERM)
    nginx.wait()
    site.shutdown()
    editors.shutdown()


_seconds_addresses = iter(range(2, 250))


@pytest.fixture
def ask(https):
    """Asks from an address of this test's own, so that no other test uses up its share."""
    address = f"127.0.2.{next(_seconds_addresses)}"

    def ask(path: str, host: str = HOST, method: str = "GET", **headers: str):
        link = HTTPSConnection(
            "127.0.0.1", https, context=_create_unverified_context(), source_address=(address, 0), timeout=20
        )
        link.request(method, path, headers={"Host": host, **headers})
        said = link.getresponse()
        said.text = said.read().decode()
        link.close()
        return said

    return ask


REFUSED = {
    "no such style sheet": ("/static/none.css", "GET", 404),
    "a folder": ("/static/", "GET", 403),
    "sent to a file": ("/static/style.0a1b.css", "POST", 405),
    "the mirror's own list": ("/manifest.json", "GET", 404),
    "health": ("/health/ready", "GET", 403),
}


@pytest.mark.parametrize("host", [HOST, EDITORS])
@pytest.mark.parametrize("what", REFUSED)
def test_what_nginx_refuses_has_the_headers_a_page_of_ours_and_no_life(ask, what, host):
    path, method, status = REFUSED[what]
    if what == "the mirror's own list" and host == EDITORS:
        pytest.skip("there is none")
    said = ask(path, host, method)
    assert said.status == status
    assert "no-store" in said.headers["Cache-Control"] and "max-age" not in said.headers["Cache-Control"]
    assert {name: said.headers[name] for name in ON_EVERY_ANSWER} == ON_EVERY_ANSWER
    assert said.headers["X-Content-Type-Options"] == "nosniff" and said.headers["Strict-Transport-Security"]
    assert "We cannot show you this" in said.text and "999" in said.text and "nginx" not in said.text


@pytest.mark.parametrize(("path", "method", "file", "status"), [
    ("/status/503", "GET", "503.html", 503),
    ("/static/none.css", "GET", "refused.html", 404), ("/static/style.0a1b.css", "POST", "refused.html", 405),
])  # fmt: skip
def test_the_number_that_was_last_published_goes_before_the_one_of_the_kit(ask, var, path, method, file, status):
    before = ask(path, method=method)
    (var / "numbers-to-call").mkdir(exist_ok=True)
    kept = var / "numbers-to-call" / file
    kept.write_text('<p><a href="tel:08088010327">0808 801 0327</a></p>')
    after = ask(path, method=method)
    kept.unlink()
    assert "0808 2000 247" in before.text and "0808 2000 247" not in after.text
    assert (before.status, after.status) == (status, status) and "0808 801 0327" in after.text
    for name in ("Content-Type", "Cache-Control", "Referrer-Policy", "Content-Security-Policy", "Retry-After"):
        assert after.headers[name] == before.headers[name]


@pytest.mark.parametrize("path", ["/status/503", "/static/none.css"])
def test_every_page_of_nginxs_own_has_the_way_out_without_a_script(ask, path):
    assert (
        '<a class="exit" href="https://www.bbc.com/weather" target="_top" rel="nofollow noreferrer">' in ask(path).text
    )


def test_what_is_too_large_has_both_as_well(https, ask):
    said = ask("/search/", method="POST", **{"Content-Length": "100000"})
    assert said.status == 413 and said.headers["Content-Type"].startswith("text/html")
    assert 'href="tel:999"' in said.text and 'href="https://www.bbc.com/weather"' in said.text
    assert said.headers["Referrer-Policy"] == "no-referrer"


def test_whoever_leaves_while_the_site_is_broken_is_led_out(ask):
    """Her page is still open, and no script runs: the link is all there is."""
    said = ask("/leave")
    assert (said.status, said.headers["Location"]) == (303, "https://www.bbc.com/weather")
    assert said.headers["Referrer-Policy"] == "no-referrer" and said.headers["Cache-Control"] == "no-store"


def test_a_file_with_its_digest_is_kept_for_a_year(ask):
    assert ask("/static/style.0a1b.css").headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert ask("/static/style.0a1b.css", Range="bytes=90-99").status == 200


@pytest.mark.parametrize("status", [400, 403, 404, 405, 500])
def test_the_sites_own_words_are_better_than_nginxs(ask, status):
    said = ask(f"/status/{status}")
    assert said.status == status and said.text == f"site /status/{status}"


@pytest.mark.parametrize("path", ["/", "/about/", "/search/?q=help", "/documents/1/paper.pdf", "/admin-guide/"])
def test_the_editors_host_does_not_serve_the_public_site(ask, https, path):
    said = ask(path, EDITORS)
    assert said.status == 302 and said.headers["Location"] == f"https://{HOST}:{https}{path}"
    assert said.headers["X-Content-Type-Options"] == "nosniff"


def test_who_has_signed_in_sees_private_pages_there(ask):
    assert ask("/private/", EDITORS, Cookie="__Host-sessionid=one").text == "editors /private/"
    assert ask("/admin/login/?next=/private/", EDITORS).text == "editors /admin/login/?next=/private/"
    assert ask("/admin", EDITORS).headers["Location"].endswith("/admin/")


def test_nginx_shows_by_itself_only_the_pictures_of_public_pages(ask):
    shown = ask("/media/images/street.png")
    assert (shown.status, shown.text) == (200, "street") and "sandbox" in shown.headers["Content-Security-Policy"]
    for path in ("/media/images/draft.png", "/media/documents/paper.pdf", "/media/original_images/street.png"):
        assert ask(path).text == f"site {path}", "the site knows whether anything public shows it"
    assert ask("/media/images/draft.png", EDITORS).status == 302
    assert (
        ask("/media/images/draft.png", EDITORS, Cookie="__Host-sessionid=one").text == "editors /media/images/draft.png"
    )


def test_the_editors_host_limits_rates(ask):
    said = [ask("/admin/pages/", EDITORS) for _ in range(60)]
    assert [each.status for each in said].count(429) >= 5
    refused = next(each for each in said if each.status == 429)
    assert "999" in refused.text and refused.headers["Retry-After"] == "120"


def test_health_is_for_whom_it_is_meant(https):
    for host, name in ((HOST, "site"), (EDITORS, "editors")):
        for address, status in (("127.0.0.1", 200), ("127.0.0.9", 200), ("127.0.0.8", 403)):
            link = HTTPSConnection(
                "127.0.0.1", https, context=_create_unverified_context(), source_address=(address, 0), timeout=20
            )
            link.request("GET", "/health/ready", headers={"Host": host})
            said = link.getresponse()
            assert said.status == status
            assert (said.read().decode() == f"{name} /health/ready") is (status == 200)


def test_a_request_that_is_none_gets_a_page_of_ours(https):
    with socket.create_connection(("127.0.0.1", https)) as plain:  # HTTP where HTTPS is spoken
        link = HTTPConnection("127.0.0.1", https)
        link.sock = plain
        link.request("GET", "/", headers={"Host": HOST})
        said = link.getresponse()
        assert said.status == 400 and b"nginx" not in said.read()
