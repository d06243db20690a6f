"""Odd websites, as others met them when they checked links: each answers here from a server of this machine."""

import ssl
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from requests.adapters import HTTPAdapter

from delivery.clock import london_now
from home.outside_links import LinkChecker

# Of each address: what HEAD and GET answer, a number, the place that it leads to, or None where it hangs up.
ANSWERS = {
    "/robots.txt": (404, 404),
    "/tips/not-for-head/": (404, 200),  # a blog that has no page for HEAD
    "/resources/?topic=water": (500, 200),  # a university whose program breaks at HEAD
    "/corp/portal.aspx": (None, 200),  # a register of companies that hangs up at HEAD
    "/in/somebody": (999, 999),  # a network that refuses programs with a number of its own
    "/list/index.html": ("/vCodeLogin?back=1", "/vCodeLogin?back=1"),  # a shop's list, for members
    "/members/minutes": ("/account/sign-in", "/account/sign-in"),
    "/reports/2015/audit.pdf": ("/errors/PageNotFound.aspx", "/errors/PageNotFound.aspx"),  # an inspector's old report
    "/help/old/page.htm": ("/", "/"),  # a maker's old manual
    "/plans/old": ("/plans/new", "/plans/new"),
    "/start": ("/index.html", "/index.html"),
    "/login": (200, 200),
    "/?page_id=7": ("/", "/"),
}


class OddWebsite(BaseHTTPRequestHandler):
    def do_HEAD(self):
        answer = ANSWERS.get(self.path, (200, 200))[self.command == "GET"]
        if answer is None:
            self.close_connection = True
            return
        self.send_response(answer if isinstance(answer, int) else 302)
        if isinstance(answer, str):
            self.send_header("Location", answer)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *args):
        pass


def serve(wrap=lambda socket: socket):
    server = ThreadingHTTPServer(("127.0.0.1", 0), OddWebsite)
    server.socket = wrap(server.socket)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def checker() -> LinkChecker:
    return LinkChecker(HTTPAdapter(), wait=lambda seconds: None, clock=lambda: 0.0)


@pytest.fixture(scope="module")
def website():
    server = serve()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/tips/not-for-head/", ""),
        ("/resources/?topic=water", ""),
        ("/corp/portal.aspx", ""),
        ("/in/somebody", None),
        ("/list/index.html", "asks readers to sign in"),
        ("/members/minutes", "asks readers to sign in"),
        ("/login", ""),  # the link itself is to the page for signing in
        ("/reports/2015/audit.pdf", "leads to a page that says “not found”"),
        ("/help/old/page.htm", "leads to the first page of its site"),
        ("/plans/old", ""),
        ("/?page_id=7", ""),
    ],
)
def test_an_odd_website_is_understood(website, path, told):
    assert checker().trouble_with(website + path) == told


def certificate(tmp_path, name: str, signed_by: str, days: int) -> str:
    """For `name`, by an authority that nobody knows or by itself; `days` from now until it ends."""
    key, authority = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    ends = london_now() + timedelta(days=days)
    called = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, each)]) for each in (name, signed_by)]
    made = (
        x509.CertificateBuilder().subject_name(called[0]).issuer_name(called[1]).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(ends - timedelta(days=90)).not_valid_after(ends)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key if name == signed_by else authority, hashes.SHA256())
    )  # fmt: skip
    file = tmp_path / "certificate.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(secret + made.public_bytes(Encoding.PEM))
    return str(file)


@pytest.mark.parametrize(
    ("signed_by", "days", "told"),
    [
        ("localhost", 30, "does not answer (its certificate is not good)"),  # by itself: browsers refuse it
        ("An authority in between", 30, None),  # a part of its chain is left out: most browsers find it
    ],
)
def test_a_certificate_is_judged_as_browsers_do(tmp_path, signed_by, days, told):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(tmp_path, "localhost", signed_by, days))
    server = serve(lambda socket: context.wrap_socket(socket, server_side=True))
    try:
        assert checker().trouble_with(f"https://localhost:{server.server_port}/") == told
    finally:
        server.shutdown()
        server.server_close()
