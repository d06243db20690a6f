"""Short addresses count, and know nothing of whoever follows them."""

from datetime import date

import pytest
from django.apps import apps

from campaigns.link_counts import short_addresses_of
from campaigns.models import CampaignEditionPage, DailyTotal, ShortAddress
from support_services.models import SupportHubPage

pytestmark = [pytest.mark.slow, pytest.mark.databases]  # it makes many pages


@pytest.fixture
def address(edition):
    return next(each for each in short_addresses_of(edition) if each.channel == "poster")


def test_it_leads_to_the_season_and_counts_one_more(client, edition, address):
    for _ in range(3):
        answer = client.get(f"/go/{address.code}/")
        assert answer["Location"] == edition.url
        assert not answer.cookies
        assert answer["Cache-Control"] == "no-store"
    assert list(DailyTotal.objects.values_list("day", "number")) == [(date(2026, 11, 22), 3)]


def test_a_day_has_one_row_and_no_row_says_who_or_when(client, edition, address, at):
    client.get(f"/go/{address.code}/", HTTP_USER_AGENT="Peculiar browser", REMOTE_ADDR="203.0.113.9")
    at(date(2026, 11, 23))
    client.get(f"/go/{address.code}/")
    assert DailyTotal.objects.count() == 2
    assert {field.name for field in DailyTotal._meta.fields} == {"id", "address", "day", "number"}
    rows = str([list(model.objects.values()) for model in apps.get_app_config("campaigns").get_models()])
    assert "203.0.113.9" not in rows and "Peculiar" not in rows


def test_asking_only_for_its_head_counts_nothing(client, address):
    assert client.head(f"/go/{address.code}/").status_code == 302
    assert not DailyTotal.objects.exists()


def test_a_click_makes_no_kept_page_old(client, address):
    from django.db.models.signals import post_save

    heard = []
    post_save.connect(lambda sender, **_: heard.append(sender), weak=False, dispatch_uid="heard")
    client.get(f"/go/{address.code}/")
    post_save.disconnect(dispatch_uid="heard")
    assert DailyTotal not in heard


def test_it_leads_nowhere_before_release_and_after_withdrawal(client, make_edition):
    draft = make_edition("draft", publish=False)
    code = short_addresses_of(draft)[0].code
    assert client.get(f"/go/{code}/").status_code == 404
    assert client.get("/go/no-such/").status_code == 404
    assert not DailyTotal.objects.exists()


def test_support_pages_count_nothing_and_no_short_address_leads_to_one(client, front_page, address):
    hub = front_page.add_child(instance=SupportHubPage(title="Get support", slug="support"))
    said = client.get(hub.url).content.decode()
    assert "/go/" not in said
    assert not DailyTotal.objects.exists()
    leads_to = {field.related_model for field in ShortAddress._meta.fields if field.related_model}
    assert leads_to == {CampaignEditionPage}


def test_each_channel_has_one_and_asking_again_makes_none(edition):
    first, again = short_addresses_of(edition), short_addresses_of(edition)
    assert [each.pk for each in first] == [each.pk for each in again]
    assert len({each.channel for each in first}) == len(first) == 5


def test_the_editor_sees_totals_but_none_under_ten(client, edition, address, django_user_model):
    DailyTotal.objects.create(address=address, day=date(2026, 11, 20), number=9)
    client.force_login(django_user_model.objects.create_superuser("editor"))
    said = client.get(f"/admin/campaigns/{edition.pk}/counts/").content.decode()
    assert "fewer than ten" in said and ">9<" not in said
    DailyTotal.objects.update(number=41)
    said = client.get(f"/admin/campaigns/{edition.pk}/counts/").content.decode()
    assert ">41<" in said and "41 in 16 Nov 26" in said
