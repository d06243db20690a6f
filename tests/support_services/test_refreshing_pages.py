"""An older site gets the words, first steps and services of a new one, and what its editors did stays."""

import pytest

from home.starter.refreshing_support import refresh_starter_pages
from support_services.models import Service, SupportTopicPage
from support_services.starter_services import load_starter_services
from tests.support_services.starter_topics import create_support_pages

pytestmark = pytest.mark.slow


@pytest.fixture
def older(hub):
    """The topics as they were: none has a first step, and the page for men names no line of theirs."""
    load_starter_services()
    create_support_pages()
    for page in SupportTopicPage.objects.all():
        page.first_step, page.lead = "", "<p>Older words.</p>"
        if page.slug == "anyone":
            page.named_services.set([page.named_services.get(service__reference="victim-support")])
        page.revisions.all().delete()  # an older version never had them
        page.refresh_from_db(fields=["latest_revision", "live_revision"])
        page.save_revision(clean=False).publish()
    return SupportTopicPage.objects.get(slug="anyone")


def named(slug: str) -> list[str]:
    page = SupportTopicPage.objects.get(slug=slug)
    return [row.service.reference for row in page.named_services.all()]


def test_a_page_that_nobody_touched_becomes_what_a_new_one_is(older, client):
    assert "Help for men" in refresh_starter_pages()
    text = client.get("/support/anyone/").content.decode()
    assert 'href="tel:08088010327"' in text and "A first step" in text and "Older words" not in text
    assert named("anyone")[0] == "mens-advice-line"


def test_a_second_time_changes_nothing(older):
    refresh_starter_pages()
    assert refresh_starter_pages() == []


def test_the_words_of_an_editor_stay_and_the_services_come(older, admin_user):
    older.lead = "<p>Our own words.</p>"
    older.save_revision(user=admin_user).publish(user=admin_user)
    refresh_starter_pages()
    page = SupportTopicPage.objects.get(slug="anyone")
    assert page.lead == "<p>Our own words.</p>" and page.first_step
    assert named("anyone")[0] == "victim-support" and "mens-advice-line" in named("anyone")


def test_a_service_that_an_editor_took_out_stays_out(older, admin_user):
    older.named_services.add(type(older.named_services.first())(service=Service.objects.get(reference="galop")))
    older.save_revision(user=admin_user).publish(user=admin_user)
    older.named_services.set([row for row in older.named_services.all() if row.service.reference != "galop"])
    older.save_revision(user=admin_user).publish(user=admin_user)
    refresh_starter_pages()
    assert "galop" not in named("anyone") and "mens-advice-line" in named("anyone")


def test_a_draft_stays_a_draft_and_has_them_too(older, admin_user):
    older.lead = "<p>Not ready.</p>"
    older.save_revision(user=admin_user)
    refresh_starter_pages()
    page = SupportTopicPage.objects.get(slug="anyone")
    draft = page.get_latest_revision_as_object()
    assert page.lead == "<p>Older words.</p>" and draft.lead == "<p>Not ready.</p>"
    assert page.has_unpublished_changes
    for version in (page, draft):
        assert "mens-advice-line" in [row.service.reference for row in version.named_services.all()]


def test_a_page_that_was_deleted_stays_deleted(older):
    older.delete()
    refresh_starter_pages()
    assert not SupportTopicPage.objects.filter(slug="anyone").exists()
