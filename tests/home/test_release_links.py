"""A link to a release for people without an account: the site as it will be, answers, and nothing once it has ended."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Comment

from core.models import Release, SecurityEvent
from core.releases import add_item
from home.models import ReleaseLink, StandardPage
from home.release_links import make_release_link
from home.timed_links import token_of
from tests.core.pressing import make_service, people, things  # noqa: F401 - fixtures
from tests.core.test_releases import approve_all, draft, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
# ruff: noqa: F811 - fixtures are handed in under their names


@pytest.fixture
def release(people, things) -> Release:
    now = timezone.localtime()
    made = Release.objects.create(title="Summer 2027", made_by=people["editor"], made_at=now)
    draft(things["page"], people["editor"], lead="<p>Draft words.</p>")
    draft(things["definition"], people["editor"], short_forms="Other short form")
    for kind in ("page", "definition"):
        add_item(made, fresh(things[kind]), people["editor"], now)
    return made


@pytest.fixture
def make_link(release, people):
    def make(is_pinned=False) -> ReleaseLink:
        now = timezone.localtime()
        return make_release_link(release, people["editor"], "Licensing team", 14, is_pinned=is_pinned, moment=now)

    return make


def seen(client, link, more="") -> str:
    answer = client.get(f"/drafts/release/{token_of(link)}/{more}")
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex, nofollow" and answer["Referrer-Policy"] == "no-referrer"
    return answer.content.decode()


def test_it_shows_what_is_in_it_and_the_site_as_it_will_be(client, make_link):
    link = make_link()
    said = seen(client, link)
    assert "Draft words." in said and "Board" in said and "Licensing team" in said
    page = seen(client, link, "site/about/")
    assert "Draft words." in page and re.search(r'href="/drafts/release/[^"/]+/site/"', page)
    assert 'href="/"' not in page and 'href="/about/"' not in page
    assert "Draft words." not in client.get("/about/").content.decode()


def test_it_shows_no_other_draft_and_no_admin(client, people, things, make_link):
    link = make_link()
    front = fresh(things["page"]).get_parent()
    other = front.add_child(instance=StandardPage(title="Secret", slug="secret", live=False))
    other.save_revision()
    for path in ("secret/", "admin/", "search/", "drafts/x/"):
        assert client.get(f"/drafts/release/{token_of(link)}/site/{path}").status_code == 404


def test_pinned_it_stays_at_its_versions_else_it_follows_the_newest(client, people, things, make_link):
    follows, pinned = make_link(), make_link(is_pinned=True)
    draft(things["page"], people["editor"], lead="<p>Newer words.</p>")
    for more in ("", "site/about/"):
        assert "Newer words." in seen(client, follows, more)
        assert "Draft words." in seen(client, pinned, more) and "Newer words." not in seen(client, pinned, more)


def test_answers_reach_the_editor_as_comments_and_in_the_list(client, people, release, make_link):
    link = make_link()
    where = f"/drafts/release/{token_of(link)}/"
    page, row = release.items.all()
    client.post(where, {"passage": f"{page.pk}:lead", "answer": "change", "words": "Say where."})
    client.post(where, {"passage": f"{row.pk}:", "answer": "right"})
    assert "You said: Say where." in seen(client, link)
    comment = Comment.objects.get()
    assert comment.contentpath == "lead" and comment.text == "Licensing team, by a link: Say where."
    client.post(where, {"passage": f"{page.pk}:lead", "answer": "right"})
    assert Comment.objects.get().text == "Licensing team, by a link: Right."
    client.force_login(people["editor"])
    assert "Board: Right." in client.get(f"/admin/releases/{release.pk}/links/").content.decode()


def test_an_answer_without_words_or_about_nothing_is_said_in_words(client, release, make_link):
    where = f"/drafts/release/{token_of(make_link())}/"
    page = release.items.first()
    answer = client.post(where, {"passage": f"{page.pk}:lead", "answer": "change", "words": " "})
    assert answer.status_code == 400 and "in your own words" in answer.content.decode()
    answer = client.post(where, {"passage": "0:lead", "answer": "change", "words": "Mine."})
    assert answer.status_code == 400 and "You wrote: “Mine.”" in answer.content.decode()


def test_it_shows_nothing_after_its_end_nor_once_the_release_is_public(client, people, release, make_link):
    from core.release_publishing import publish_release

    ended, late, public = make_link(), make_link(), make_link()
    client.force_login(people["editor"])
    client.post(f"/admin/releases/{release.pk}/links/", {"revoke": ended.pk})
    client.logout()
    ReleaseLink.objects.filter(pk=late.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    approve_all(release, people["moderator"])
    publish_release(release, timezone.localtime())
    for link, words in ((ended, "ended by the people"), (late, "This link has ended"), (public, "is public now")):
        for more in ("", "site/about/"):
            answer = client.get(f"/drafts/release/{token_of(link)}/{more}")
            assert answer.status_code == 410 and words in answer.content.decode()
    assert client.get("/drafts/release/nonsense/").status_code == 410


def test_made_in_the_admin_and_noted_in_the_security_log(client, people, release, django_capture_on_commit_callbacks):
    client.force_login(people["editor"])
    said = {"for_whom": "Licensing team", "days": "7", "is_pinned": "yes"}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"/admin/releases/{release.pk}/links/", said, follow=True).content.decode()
        link = ReleaseLink.objects.get()
        assert "/drafts/release/" in answer and link.versions
        seen(client, link)
        seen(client, link)
    notes = [event.facts["what"] for event in SecurityEvent.objects.filter(kind="draft link")]
    assert notes == ["made", "opened"]
