"""The switch: sensitive unless an administrator says otherwise, in all that is sent, listed and logged."""

import logging

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Page

from support_services.log_filter import SupportPagesFilter
from support_services.models import SensitivityMark, SupportTopicPage
from support_services.sensitivity import is_sensitive, not_sensitive

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(hub, at):
    return hub.add_child(instance=SupportTopicPage(title="Out of doors", slug="outside", lead="<p>Words.</p>"))


def mark(page, *, sensitive: bool) -> None:
    SensitivityMark.objects.create(page=page, is_sensitive=sensitive)


class TestInheritance:
    def test_pages_of_this_part_are_sensitive_and_no_others(self, front_page, hub, topic):
        assert is_sensitive(hub) and is_sensitive(topic) and not is_sensitive(front_page)

    def test_the_nearest_mark_counts(self, hub, topic):
        mark(hub, sensitive=False)
        assert not is_sensitive(topic)
        mark(topic, sensitive=True)
        assert is_sensitive(topic) and not is_sensitive(hub)

    def test_lists_follow_the_marks(self, front_page, hub, topic):
        assert not not_sensitive(Page.objects.filter(pk__in=[hub.pk, topic.pk])).exists()
        mark(hub, sensitive=False)
        mark(topic, sensitive=True)
        listed = not_sensitive(Page.objects.all()).values_list("pk", flat=True)
        assert {front_page.pk, hub.pk} <= set(listed) and topic.pk not in listed


class TestWhatIsSent:
    def test_a_sensitive_page_is_kept_by_nobody_and_says_nothing(self, client, topic):
        response = client.get("/support/outside/")
        text = response.content.decode()
        assert (response["Cache-Control"], response["Referrer-Policy"]) == ("no-store", "no-referrer")
        assert response["Request-OTR"] == "1"
        assert "<title>Local services</title>" in text
        assert not any(word in text for word in ("canonical", "og:", 'name="description"', "share"))

    def test_an_opened_page_has_its_own_title_and_address(self, client, hub, topic):
        mark(hub, sensitive=False)
        text = client.get("/support/outside/").content.decode()
        assert "<title>Out of doors</title>" in text and 'rel="canonical"' in text

    def test_what_goes_wrong_on_the_way_is_as_private_as_the_page(self, client, topic):
        lost = client.get("/support/no-such-page/")
        assert lost.status_code == 404 and lost["Cache-Control"] == "no-store"
        assert "Leave this page quickly" in lost.content.decode() and "<title>Local services" in lost.content.decode()


class TestTheSwitch:
    def set(self, client, page, said: str):
        return client.post(f"/admin/pages/{page.pk}/sensitivity/", {"said": said})

    @pytest.fixture
    def moderator(self, front_page):
        from home.roles import make_roles

        user = get_user_model().objects.create_user("moderator", password="a long enough passphrase")
        user.groups.add(make_roles()["Approvers"])
        client = Client()
        client.force_login(user)
        return client

    def test_only_an_administrator_opens_a_sensitive_page(self, admin_client, moderator, hub, topic):
        refused = self.set(moderator, hub, "open")
        assert refused.status_code == 200 and "Only an administrator" in refused.content.decode()
        assert is_sensitive(topic)
        assert self.set(admin_client, hub, "open").status_code == 302
        assert not is_sensitive(topic)

    def test_anybody_who_edits_it_may_make_a_page_sensitive_again(self, moderator, hub, topic):
        mark(hub, sensitive=False)
        assert self.set(moderator, topic, "sensitive").status_code == 302
        assert is_sensitive(topic) and not is_sensitive(hub)

    def test_taking_away_a_mark_is_opening_too_where_the_part_above_is_open(self, moderator, hub, topic):
        mark(hub, sensitive=False)
        mark(topic, sensitive=True)
        assert "Only an administrator" in self.set(moderator, topic, "").content.decode()
        assert is_sensitive(topic)

    def test_a_stranger_may_not_even_look(self, stranger, hub):
        assert self.set(stranger, hub, "sensitive").status_code == 302
        assert not SensitivityMark.objects.exists()


class TestLogs:
    @pytest.fixture
    def logged(self, caplog):
        caplog.handler.addFilter(SupportPagesFilter())
        caplog.set_level(logging.WARNING)
        return caplog

    def test_neither_address_nor_sender_of_a_lost_page(self, client, topic, logged):
        client.get("/support/i-looked-for-this/", REMOTE_ADDR="203.0.113.7")
        assert "A support page: 404" in logged.text
        assert "looked" not in logged.text and "203.0.113.7" not in logged.text

    def test_not_the_words_of_a_fault_but_where_it_was(self, client, hub, at, logged, monkeypatch):
        def fail(cards, answers):
            raise RuntimeError(answers)

        monkeypatch.setattr("support_services.models.hub.find", fail)
        client.raise_request_exception = False
        assert client.post("/support/", {"a": "a1"}).status_code == 500
        assert "A support page: 500" in logged.text and "RuntimeError" in logged.text
        assert "a1" not in logged.text and "/support/" not in logged.text

    def test_other_pages_are_logged_as_ever(self, client, front_page, logged):
        client.get("/no-such-page/")
        assert "/no-such-page/" in logged.text
