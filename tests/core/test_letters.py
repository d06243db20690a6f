"""What tests read in memory is what a mail server is handed: each of these passes with both, or neither is right."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from socket import socket

import pytest
from aiosmtpd.controller import Controller
from django.core import mail

from core.letters import letter_to
from venues.models import SchemeSettings

MAILBOX = "team@example.org"


class Letterbox:
    """A mail server's hand: it takes what is for our mailbox, and refuses every other."""

    def __init__(self):
        self.taken: list[bytes] = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address != MAILBOX:
            return "550 There is nobody of this name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.taken.append(envelope.content)
        return "250 OK"


@pytest.fixture(params=["in memory", "a mail server"])
def letters(request, settings):
    """What was sent, as whoever opens it reads it."""
    if request.param == "in memory":
        yield lambda: [read(each.message().as_bytes()) for each in mail.outbox]
        return
    box = Letterbox()
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield lambda: [read(each) for each in box.taken]
    server.stop()


def read(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=policy.default)


def test_words_of_any_script_arrive_as_they_were_written(letters):
    letter_to(MAILBOX, "Café “Étoile”: সাহায্য", "Zażółć gęślą jaźń. مساعدة", "/admin/")
    [letter] = letters()
    assert (letter["To"], letter["Subject"]) == (MAILBOX, "Café “Étoile”: সাহায্য")
    assert letter.get_content().startswith("Zażółć gęślą jaźń. مساعدة http")


def test_a_line_break_in_a_title_adds_no_line_to_the_head(letters):
    letter_to(MAILBOX, "A title\r\nBcc: somebody@example.org", "Words.", "/admin/")
    [letter] = letters()
    assert letter["Subject"] == "A title Bcc: somebody@example.org" and letter["Bcc"] is None


@pytest.mark.slow
def test_a_venue_whose_name_has_a_line_break_can_take_part(letters, client, front_page):
    SchemeSettings.objects.update(email=MAILBOX, team="The team")
    given = {"venue": "The Old Bell\nand Anchor", "address": "1 Made-up Lane", "email": "landlord@example.org"}
    said = client.post("/safety-thirst/for-venues/interest/", given | {"message": "Please write to us."})
    assert said.status_code == 200
    [letter] = letters()
    assert letter["Reply-To"] == "landlord@example.org" and "The Old Bell and Anchor" in letter["Subject"]


def test_a_mailbox_that_is_refused_is_told_of_or_passed_over_as_asked(letters, request):
    if "in memory" in request.node.name:
        pytest.skip("Memory refuses nobody.")
    letter_to("nobody@example.org", "A title", "Words.", "/admin/", fail_silently=True)
    with pytest.raises(OSError, match="nobody"):
        letter_to("nobody@example.org", "A title", "Words.", "/admin/")
    assert letters() == []
