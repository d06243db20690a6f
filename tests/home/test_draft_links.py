"""A link to a draft for people without an account: signed, ending, revocable, logged, and showing nothing else."""

from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone
from wagtail.models import Comment, Revision

from core.models import SecurityEvent
from home.draft_link_models import DraftLink
from home.draft_links import make_draft_link
from home.models import StandardPage
from home.timed_links import token_of
from tests.core.pressing import people  # noqa: F401 - a fixture

pytestmark = pytest.mark.slow


@pytest.fixture
def draft(front_page):
    """A public page with a draft."""
    body = [("heading", {"text": "Where we meet"}), ("text", "<p>At the old library.</p>")]
    page = front_page.add_child(instance=StandardPage(title="About", slug="about", lead="<p>Public words.</p>"))
    page.body = body
    page.save_revision().publish()
    page = StandardPage.objects.get(pk=page.pk)
    page.lead = "<p>Draft words.</p>"
    page.save_revision()
    return StandardPage.objects.get(pk=page.pk)


@pytest.fixture
def make_link(draft, people):  # noqa: F811
    def make(days=14, is_pinned=False, page=None, for_whom="Ann of the library") -> DraftLink:
        return make_draft_link(
            page or draft, people["editor"], for_whom, days, is_pinned=is_pinned, moment=timezone.localtime()
        )

    return make


def address(link, more="") -> str:
    return f"/drafts/{token_of(link)}/{more}"


def seen(client, link, more="") -> str:
    return client.get(address(link, more)).content.decode()


def change_again(page, words):
    page = page.get_latest_revision_as_object()
    page.lead = f"<p>{words}</p>"
    return page.save_revision()


class TestReading:
    def test_it_shows_the_draft_and_how_it_will_look(self, client, make_link):
        link = make_link()
        for more in ("", "page/"):
            answer = client.get(address(link, more))
            assert answer.status_code == 200 and "Draft words." in answer.content.decode()
        assert "Draft words." not in client.get("/about/").content.decode()

    @pytest.mark.parametrize("more", ["", "page/"])
    def test_nobody_keeps_or_finds_it(self, client, make_link, more):
        headers = client.get(address(make_link(), more)).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Robots-Tag"] == "noindex, nofollow"
        assert "Set-Cookie" not in headers

    def test_it_follows_the_newest_or_stays_at_its_version(self, client, draft, make_link):
        follows, pinned = make_link(), make_link(is_pinned=True)
        change_again(draft, "Newer words.")
        assert "Newer words." in seen(client, follows) and "Newer words." in seen(client, follows, "page/")
        assert "Draft words." in seen(client, pinned) and "Newer words." not in seen(client, pinned, "page/")


class TestWhatIsNoLongerShown:
    def refused(self, client, link, words, status=410):
        for more in ("", "page/"):
            answer = client.get(address(link, more))
            assert answer.status_code == status and words in answer.content.decode()
            assert "Draft words." not in answer.content.decode()

    def test_after_its_time(self, client, make_link):
        link = make_link()
        DraftLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        self.refused(client, link, "This link has ended")

    def test_once_it_is_ended_in_the_admin(self, client, people, draft, make_link):  # noqa: F811
        link = make_link()
        client.force_login(people["editor"])
        client.post(f"/admin/draft-links/{draft.pk}/", {"revoke": link.pk})
        client.logout()
        self.refused(client, link, "ended by the people who sent it")

    @pytest.mark.parametrize("is_pinned", [True, False])
    def test_after_its_page_was_published_it_leads_there(self, client, draft, make_link, is_pinned):
        link = make_link(is_pinned=is_pinned)
        draft.latest_revision.publish()
        answer = client.get(address(link))
        assert answer.status_code == 410 and "This page is public now" in answer.content.decode()
        assert 'href="/about/"' in answer.content.decode() or "/about/" in answer.content.decode()

    def test_a_pinned_version_that_was_overtaken_is_not_shown_either(self, client, draft, make_link):
        link = make_link(is_pinned=True)
        change_again(draft, "Newer words.").publish()
        self.refused(client, link, "This page is public now")

    def test_when_whoever_made_it_has_left(self, client, people, make_link):  # noqa: F811
        link = make_link()
        people["editor"].is_active = False
        people["editor"].save()
        self.refused(client, link, "This link has ended")

    def test_when_the_page_is_gone(self, client, draft, make_link):
        link = make_link()
        where = address(link)
        draft.delete()
        answer = client.get(where)
        assert answer.status_code == 410 and "no longer there" in answer.content.decode()

    @pytest.mark.parametrize(
        "token", ["1", "MQ:abc:def", signing.dumps(1, salt="other")], ids=["a number", "made up", "of another kind"]
    )
    def test_nothing_made_up_opens_anything(self, client, make_link, token):
        make_link()
        answer = client.get(f"/drafts/{token}/")
        assert answer.status_code == 410 and "not whole" in answer.content.decode()


class TestAnswering:
    def answer(self, client, link, passage, answer, words=""):
        return client.post(address(link), {"passage": passage, "answer": answer, "words": words})

    def test_it_reaches_the_editor_as_a_comment_beside_the_passage(self, client, draft, people, make_link):  # noqa: F811
        block = draft.body[1]
        link = make_link()
        self.answer(client, link, "lead", "right")
        path = f"body.{block.id}"
        self.answer(client, link, path, "change", "It is the new library.")
        said = {comment.contentpath: comment.text for comment in Comment.objects.filter(page=draft)}
        assert said == {
            "lead": "Ann of the library, by a link: Right.",
            path: "Ann of the library, by a link: It is the new library.",
        }
        assert all(each.has_valid_contentpath(draft) for each in Comment.objects.all())
        client.force_login(people["editor"])
        assert "It is the new library." in client.get(f"/admin/pages/{draft.pk}/edit/").content.decode()

    def test_used_twice_the_newest_counts(self, client, draft, make_link):
        link = make_link()
        self.answer(client, link, "lead", "change", "Shorter.")
        self.answer(client, link, "lead", "right")
        assert [comment.text for comment in Comment.objects.all()] == ["Ann of the library, by a link: Right."]
        assert "You said: Right." in seen(client, link)

    def test_an_answer_to_what_was_resolved_is_a_new_comment(self, client, draft, make_link):
        link = make_link()
        self.answer(client, link, "lead", "change", "Shorter.")
        Comment.objects.update(resolved_at=timezone.now())
        self.answer(client, link, "lead", "change", "Shorter still.")
        assert Comment.objects.filter(resolved_at=None).get().text.endswith("Shorter still.")

    @pytest.mark.parametrize(
        "sent, why",
        [
            ({"passage": "lead", "answer": "change", "words": "  "}, "Say what should change"),
            ({"passage": "lead"}, "Press one of the two buttons"),
            ({"passage": "slug", "answer": "right"}, "has changed since you opened"),
            ({}, "has changed since you opened"),
        ],
    )
    def test_what_says_nothing_is_refused_in_words(self, client, make_link, sent, why):
        answer = client.post(address(make_link()), sent)
        assert answer.status_code == 400 and why in answer.content.decode()
        assert not Comment.objects.exists()

    def test_reading_and_answering_change_no_version(self, client, draft, make_link):
        link, before = make_link(), Revision.objects.count()
        self.answer(client, link, "lead", "right")
        assert Revision.objects.count() == before and StandardPage.objects.get().lead == "<p>Public words.</p>"


class TestInTheAdmin:
    def test_an_editor_makes_one_from_the_page(self, client, people, draft):  # noqa: F811
        client.force_login(people["editor"])
        where = f"/admin/draft-links/{draft.pk}/"
        assert where in client.get(f"/admin/pages/{draft.pk}/edit/").content.decode()
        client.post(where, {"for_whom": "Ann", "days": 3, "is_pinned": "yes"})
        link = DraftLink.objects.get()
        assert link.revision == draft.latest_revision
        assert link.expires_at - link.made_at == timedelta(days=3)
        assert token_of(link) in client.get(where).content.decode()

    @pytest.mark.parametrize("days", ["0", "61", "soon", ""])
    def test_it_always_ends(self, client, people, draft, days):  # noqa: F811
        client.force_login(people["editor"])
        client.post(f"/admin/draft-links/{draft.pk}/", {"for_whom": "Ann", "days": days, "is_pinned": "no"})
        assert not DraftLink.objects.exists()

    def test_a_page_without_a_draft_has_none(self, client, people, draft):  # noqa: F811
        draft.latest_revision.publish()
        client.force_login(people["editor"])
        where = f"/admin/draft-links/{draft.pk}/"
        client.post(where, {"for_whom": "Ann", "days": 3, "is_pinned": "no"})
        assert not DraftLink.objects.exists() and "no draft to show" in client.get(where).content.decode()

    def test_all_of_it_is_logged(self, client, people, draft, django_capture_on_commit_callbacks):  # noqa: F811
        client.force_login(people["editor"])
        with django_capture_on_commit_callbacks(execute=True):
            client.post(f"/admin/draft-links/{draft.pk}/", {"for_whom": "Ann", "days": 3, "is_pinned": "no"})
            link = DraftLink.objects.get()
            client.get(address(link))
            client.get(address(link))
            client.post(address(link), {"passage": "lead", "answer": "right"})
            client.post(f"/admin/draft-links/{draft.pk}/", {"revoke": link.pk})
        said = [event.facts["what"] for event in SecurityEvent.objects.filter(kind="draft link")]
        assert said == ["made", "opened", "said right", "revoked"]
